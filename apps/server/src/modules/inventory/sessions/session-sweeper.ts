import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { JobActor, SystemActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { PeriodicTask } from '../../../platform/queue/periodic-task.js';
import { admitSessionJob } from '../jobs/admit-session.job.js';
import { processSessionJob } from '../jobs/process-session.job.js';
import { resumeSessionJob } from '../jobs/resume-session.job.js';
import type { SessionPayload } from '../jobs/session-payload.js';
import { SessionOutcome } from './session-outcome.js';
import { SessionsRepository } from './sessions.repository.js';

const SWEEPER: SystemActor = { kind: 'system', task: 'sweep-sessions' };
const EVERY_MS = 30_000;
/** Work that showed no progress for so long has lost its job: a queue was emptied, say. */
const STALE_SECONDS = 180;
/** After so long a session is given up, told so, and its credits are given back. */
const GIVE_UP_MS = 6 * 3600_000;

interface StaleRow {
  id: string;
  store_id: string;
  payer_user_id: string;
}

/** No session stays stuck: what has lost its job gets a new one, what cannot be helped ends. */
@Injectable()
export class SessionSweeper implements OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: 'sweep-sessions',
    everyMs: EVERY_MS,
    run: () => this.sweep(),
  });

  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly outcome: SessionOutcome,
    private readonly outbox: Outbox,
  ) {}

  start(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /** Asks for every stale session to be taken up again; gives how many. */
  async sweep(staleSeconds = STALE_SECONDS): Promise<number> {
    return this.db.write(SWEEPER, async (tx) => {
      const stale = await tx.query<StaleRow>(
        `SELECT id, store_id, payer_user_id FROM inventory.inventory_sessions
          WHERE status IN ('UPLOADED', 'QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING')
            AND progress_at < now() - $1 * interval '1 second'
          ORDER BY progress_at LIMIT 100`,
        [staleSeconds],
      );
      for (const row of stale) {
        await this.outbox.enqueue(tx, resumeSessionJob, {
          sessionId: row.id,
          storeId: row.store_id,
          payerUserId: row.payer_user_id,
        });
      }
      return stale.length;
    });
  }

  /** Puts a session's next job into the queue again. Repeated work finds its artifacts. */
  async resume(actor: JobActor, ids: SessionPayload): Promise<void> {
    const session = await this.db.read(actor, (tx) =>
      this.sessions.find(tx, ids.storeId, ids.sessionId),
    );
    if (!session) return;
    if (Date.now() - (session.queued_at ?? session.created_at).getTime() > GIVE_UP_MS) {
      if (session.status !== 'WAITING_CREDITS') {
        await this.outcome.fail(actor, ids, { code: 'session.processing_failed' });
        return;
      }
    }
    await this.db.write(actor, async (tx) => {
      const locked = await this.sessions.lock(tx, ids.storeId, ids.sessionId);
      switch (locked?.status) {
        case 'WAITING_CREDITS':
          await this.sessions.move(tx, ids.storeId, ids.sessionId, 'UPLOADED');
          await this.outbox.enqueue(tx, admitSessionJob, ids);
          return;
        case 'UPLOADED':
          await this.touch(tx, ids);
          await this.outbox.enqueue(tx, admitSessionJob, ids);
          return;
        case 'QUEUED':
        case 'EXTRACTING':
        case 'DETECTING':
        case 'MERGING':
          await this.touch(tx, ids);
          await this.outbox.enqueue(tx, processSessionJob, ids);
          return;
        default:
      }
    });
  }

  /** A session that was just taken up is not stale. */
  private async touch(tx: Tx, ids: SessionPayload): Promise<void> {
    await tx.run(
      `UPDATE inventory.inventory_sessions SET progress_at = now()
        WHERE id = $1 AND store_id = $2`,
      [ids.sessionId, ids.storeId],
    );
  }
}
