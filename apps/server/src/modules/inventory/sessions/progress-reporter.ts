import type { JobActor } from '../../../platform/database/actor.js';
import type { Db } from '../../../platform/database/database.service.js';
import { log } from '../../../platform/telemetry/logger.js';
import { etaSeconds, percentOf, type Step } from './session-states.js';
import type { SessionRow, SessionsRepository } from './sessions.repository.js';

const MIN_INTERVAL_MS = 700;

/** Shows how far a session's work has come, not more often than a person can read it. */
export class ProgressReporter {
  private lastAt = 0;
  private step: Step | undefined;
  private stepStartedAt = 0;

  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly actor: JobActor,
    private readonly session: SessionRow,
    private readonly durationMs: number,
  ) {}

  /** Does not wait: progress that fails to be shown must not fail the work. */
  report(step: Step, share: number): void {
    const now = Date.now();
    if (step !== this.step) {
      this.step = step;
      this.stepStartedAt = now;
    }
    if (now - this.lastAt < MIN_INTERVAL_MS) return;
    this.lastAt = now;
    const elapsedMs = now - this.stepStartedAt;
    const pace = { step, share, elapsedMs, durationMs: this.durationMs };
    const shown = {
      status: step,
      percent: percentOf(step, share),
      etaSeconds: etaSeconds(pace),
    };
    this.db
      .write(this.actor, (tx) => this.sessions.progress(tx, this.session, shown))
      .catch((error: unknown) => log.warn({ err: error }, 'progress could not be shown'));
  }
}
