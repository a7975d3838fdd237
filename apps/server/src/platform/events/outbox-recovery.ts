import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { PeriodicTask } from '../queue/periodic-task.js';
import { log } from '../telemetry/logger.js';
import { HandOver, type OutboxRow } from './hand-over.js';

const RELAY: SystemActor = { kind: 'system', task: 'relay-outbox' };
const EVERY_MS = 10_000;
const BATCH = 200;
/** What still waits in the queue is asked about again after this time. */
const AGAIN_SECONDS = 120;

/**
 * Gives the queue again what it was given and nobody has done: a Redis that was emptied or lost its
 * last second takes no event and no job with it. What the queue still has it recognises by its id;
 * what ran already is known by its mark.
 */
@Injectable()
export class OutboxRecovery implements OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: 'recover-outbox',
    everyMs: EVERY_MS,
    run: () => this.recover(),
  });

  private isStopping = false;

  constructor(
    private readonly db: Db,
    private readonly handOver: HandOver,
  ) {}

  start(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.task.stop();
  }

  /** Looks at what is due, batch after batch; gives how many rows were handed over again. */
  private async recover(): Promise<number> {
    for (let sent = 0; ;) {
      const batch = await this.recoverBatch();
      sent += batch.sent;
      if (batch.seen < BATCH || this.isStopping) return sent;
    }
  }

  /** Looks at one batch of what is due; gives how many rows were handed over again. For tests. */
  async recoverOnce(): Promise<number> {
    return (await this.recoverBatch()).sent;
  }

  private recoverBatch(): Promise<{ seen: number; sent: number }> {
    return this.db.write(RELAY, async (tx) => {
      const rows = await tx.query<OutboxRow & { done: string[] }>(
        `SELECT o.id, o.kind, o.name, o.payload, o.request_id, o.context,
                ARRAY(SELECT d.handler FROM platform.event_deliveries d
                       WHERE d.event_id = o.id) AS done
           FROM platform.outbox_events o
          WHERE o.check_at <= now() ORDER BY o.check_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH],
      );
      const settled: string[] = [];
      const open: string[] = [];
      for (const row of rows) {
        const missing = this.handOver.parts(row).filter((part) => !row.done.includes(part));
        if (missing.length > 0) await this.handOver.send(row, missing);
        (missing.length > 0 ? open : settled).push(row.id);
      }
      await checkAgain(tx, settled, null);
      await checkAgain(tx, open, AGAIN_SECONDS);
      if (open.length > 0) log.info({ count: open.length }, 'outbox rows handed over again');
      return { seen: rows.length, sent: open.length };
    });
  }
}

async function checkAgain(tx: Tx, ids: readonly string[], seconds: number | null): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(
    `UPDATE platform.outbox_events SET check_at = now() + $2 * interval '1 second'
      WHERE id = ANY ($1)`,
    [ids, seconds],
  );
}
