import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { statfs } from 'node:fs/promises';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import { JobQueue } from '../queue/job-queue.js';
import { collectors } from '../telemetry/collectors.js';
import * as state from '../telemetry/state-metrics.js';
import { existingFolder } from './disk.js';

const ACTOR: SystemActor = { kind: 'system', task: 'collect-metrics' };

interface DatabaseState {
  outbox_pending: number;
  outbox_seconds: number;
  webhooks_pending: number;
  webhooks_seconds: number;
  workers: number;
  backup_at: number;
  wal_archived_at: number;
  wal_failing: boolean;
}

/** Counts and ages alone; each subquery is answered from a partial index or a handful of rows. */
const STATE_SQL = `
  SELECT
    (SELECT count(*) FROM platform.outbox_events
      WHERE relayed_at IS NULL AND available_at <= now()) AS outbox_pending,
    (SELECT coalesce(extract(epoch FROM now() - min(available_at)), 0)::float8
       FROM platform.outbox_events
      WHERE relayed_at IS NULL AND available_at <= now()) AS outbox_seconds,
    (SELECT count(*) FROM payments.payment_events WHERE processed_at IS NULL) AS webhooks_pending,
    (SELECT coalesce(extract(epoch FROM now() - min(received_at)), 0)::float8
       FROM payments.payment_events WHERE processed_at IS NULL) AS webhooks_seconds,
    (SELECT count(*) FROM platform.workers
      WHERE seen_at > now() - interval '20 seconds') AS workers,
    (SELECT coalesce(extract(epoch FROM max(finished_at)), 0)::float8
       FROM platform.backups) AS backup_at,
    (SELECT coalesce(extract(epoch FROM last_archived_time), 0)::float8
       FROM pg_stat_archiver) AS wal_archived_at,
    (SELECT coalesce(last_failed_time > last_archived_time, last_failed_time IS NOT NULL)
       FROM pg_stat_archiver) AS wal_failing`;

/** Reads, at each scrape, what stands in the queue, the database and the disk. */
@Injectable()
export class PlatformState implements OnModuleInit, OnApplicationShutdown {
  private remove: () => void = () => undefined;

  constructor(
    private readonly db: Db,
    private readonly queue: JobQueue,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.remove = collectors.add(
      { name: 'database', collect: () => this.readDatabase() },
      { name: 'queue', collect: () => this.readQueue() },
      { name: 'pool', collect: () => this.readPool() },
      { name: 'disk', collect: () => this.readDisk() },
    );
  }

  onApplicationShutdown(): void {
    this.remove();
  }

  private async readDatabase(): Promise<void> {
    const row = await this.db.read(ACTOR, (tx) => tx.find<DatabaseState>(STATE_SQL));
    if (!row) throw new Error('no state');
    state.outboxPending.set(row.outbox_pending);
    state.outboxOldest.set(row.outbox_seconds);
    state.webhooksPending.set(row.webhooks_pending);
    state.webhooksOldest.set(row.webhooks_seconds);
    state.workersPresent.set(row.workers);
    state.backupAge.set(row.backup_at);
    state.walArchivedAt.set(row.wal_archived_at);
    state.walArchiveFailing.set(row.wal_failing ? 1 : 0);
  }

  private async readQueue(): Promise<void> {
    for (const { name, counts, oldestWaitingSeconds } of await this.queue.states()) {
      for (const [kind, count] of Object.entries(counts)) {
        state.queueJobs.set({ queue: name, state: kind }, count);
      }
      state.queueOldest.set({ queue: name }, oldestWaitingSeconds);
    }
  }

  private readPool(): void {
    const { busy, idle, waiting } = this.db.poolState();
    state.poolConnections.set({ state: 'busy' }, busy);
    state.poolConnections.set({ state: 'idle' }, idle);
    state.poolConnections.set({ state: 'waiting' }, waiting);
    state.poolSize.set(this.config.database.poolSize);
  }

  private async readDisk(): Promise<void> {
    const { bsize, blocks, bavail } = await statfs(await existingFolder(this.config.dataDirectory));
    state.diskTotal.set(bsize * blocks);
    state.diskFree.set(bsize * bavail);
  }
}
