import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import { newId } from '../database/ids.js';
import { log } from '../telemetry/logger.js';

const ACTOR: SystemActor = { kind: 'system', task: 'worker-presence' };
const BEAT_MS = 5_000;
const DEAD_AFTER_SECONDS = 20;

/** Workers sign in every few seconds, so that readiness can tell whether anybody does the work. */
@Injectable()
export class WorkerPresence implements OnApplicationShutdown {
  private readonly id = newId();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: Db) {}

  /** Starts to sign in; the worker process calls it once its queues run. */
  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => {
      this.beat().catch((error: unknown) => log.warn({ err: error }, 'worker presence'));
    }, BEAT_MS);
  }

  async isPresent(): Promise<boolean> {
    const row = await this.db.read(ACTOR, (tx) =>
      tx.find(
        `SELECT 1 FROM platform.workers WHERE seen_at > now() - $1 * interval '1 second' LIMIT 1`,
        [DEAD_AFTER_SECONDS],
      ),
    );
    return row !== undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    await this.db
      .write(ACTOR, (tx) => tx.run(`DELETE FROM platform.workers WHERE id = $1`, [this.id]))
      .catch(() => undefined);
  }

  private async beat(): Promise<void> {
    await this.db.write(ACTOR, async (tx) => {
      await tx.run(
        `INSERT INTO platform.workers (id) VALUES ($1)
         ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
        [this.id],
      );
      await tx.run(`DELETE FROM platform.workers WHERE seen_at < now() - interval '1 hour'`);
    });
  }
}
