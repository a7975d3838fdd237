import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { countEvent } from '../telemetry/business-metrics.js';
import { log } from '../telemetry/logger.js';
import { HandOver, type OutboxRow } from './hand-over.js';

const RELAY: SystemActor = { kind: 'system', task: 'relay-outbox' };
const IDLE_MS = 150;
const BATCH = 100;
/** Most work is done sooner; what is not is looked after by the recovery. */
const CHECK_AFTER_SECONDS = 30;
/** Marks outlive the outbox's rows, which go by whole weeks when the last of one is a week old. */
const KEEP_MARKS_DAYS = 28;

/**
 * Hands committed events and jobs to the queue. A crash between handing over and marking repeats
 * the hand-over under the same job id, which the queue knows; handlers act once all the same.
 */
@Injectable()
export class OutboxRelay implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private lastPurge = 0;

  constructor(
    private readonly db: Db,
    private readonly handOver: HandOver,
  ) {}

  start(): void {
    this.schedule(0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Relays one batch; gives how many rows went. Public so that tests can drive it. */
  async relayOnce(): Promise<number> {
    const rows = await this.db.write(RELAY, async (tx) => {
      const rows = await tx.query<OutboxRow>(
        `SELECT id, kind, name, payload, request_id, context FROM platform.outbox_events
          WHERE relayed_at IS NULL AND available_at <= now()
          ORDER BY available_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH],
      );
      for (const row of rows) await this.handOver.send(row);
      await this.mark(tx, rows);
      return rows;
    });
    for (const row of rows) if (row.kind === 'event') countEvent(row.name, row.payload);
    return rows.length;
  }

  private async mark(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.run(
      `UPDATE platform.outbox_events
          SET relayed_at = now(), check_at = now() + $2 * interval '1 second'
        WHERE id = ANY ($1)`,
      [rows.map((row) => row.id), CHECK_AFTER_SECONDS],
    );
  }

  /** Makes the partitions to come and clears what is spent. Public for tests. */
  async purge(): Promise<void> {
    await this.db.write(RELAY, async (tx) => {
      await tx.run('SELECT platform.make_partitions(), platform.drop_spent_outbox()');
      await tx.run(
        `DELETE FROM platform.event_deliveries WHERE handled_at < now() - $1 * interval '1 day'`,
        [KEEP_MARKS_DAYS],
      );
    });
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.tick();
    }, delayMs);
  }

  private async tick(): Promise<void> {
    let relayed = 0;
    try {
      relayed = await this.relayOnce();
      if (Date.now() - this.lastPurge > 3_600_000) {
        this.lastPurge = Date.now();
        await this.purge();
      }
    } catch (error) {
      log.warn({ err: error }, 'outbox relay failed, trying again');
    }
    this.schedule(relayed === BATCH ? 0 : IDLE_MS);
  }
}
