import { Gauge } from 'prom-client';
import { metrics } from './metrics.js';

const registers = [metrics];

/** What is the same whoever measures it; take `max` over the processes. Read at each scrape. */
export const queueJobs = new Gauge({
  name: 'mi_queue_jobs',
  help: 'Jobs in a queue by state: waiting, active, delayed or failed',
  labelNames: ['queue', 'state'] as const,
  registers,
});
export const queueOldest = new Gauge({
  name: 'mi_queue_oldest_waiting_seconds',
  help: 'Age of the job that has waited longest; 0 when none waits',
  labelNames: ['queue'] as const,
  registers,
});
export const outboxPending = new Gauge({
  name: 'mi_outbox_pending',
  help: 'Events and jobs that are due and not yet handed to the queue',
  registers,
});
export const outboxOldest = new Gauge({
  name: 'mi_outbox_oldest_seconds',
  help: 'Age of the oldest due row of the outbox; 0 when there is none',
  registers,
});
export const webhooksPending = new Gauge({
  name: 'mi_webhooks_pending',
  help: 'Events of payment vendors that were stored and not yet worked on',
  registers,
});
export const webhooksOldest = new Gauge({
  name: 'mi_webhooks_oldest_seconds',
  help: 'Age of the oldest such event; 0 when there is none',
  registers,
});
export const workersPresent = new Gauge({
  name: 'mi_workers_present',
  help: 'Workers that signed in within the last 20 seconds',
  registers,
});
export const backupAge = new Gauge({
  name: 'mi_backup_last_success_timestamp_seconds',
  help: 'End of the last base backup that succeeded; 0 when there was none',
  registers,
});
export const walArchivedAt = new Gauge({
  name: 'mi_wal_last_archived_timestamp_seconds',
  help: 'When a segment of the log was last archived; 0 when never',
  registers,
});
export const walArchiveFailing = new Gauge({
  name: 'mi_wal_archive_failing',
  help: '1 when the last attempt to archive a segment failed',
  registers,
});
export const poolConnections = new Gauge({
  name: 'mi_db_pool_connections',
  help: 'Connections of this process to the database: busy, idle; waiting are callers without one',
  labelNames: ['state'] as const,
  registers,
});
export const poolSize = new Gauge({
  name: 'mi_db_pool_size',
  help: 'Connections this process may open',
  registers,
});
export const diskTotal = new Gauge({
  name: 'mi_disk_size_bytes',
  help: 'Size of the file system of the data folder',
  registers,
});
export const diskFree = new Gauge({
  name: 'mi_disk_free_bytes',
  help: 'What is left of it for us',
  registers,
});
export const collectorUp = new Gauge({
  name: 'mi_collector_up',
  help: '1 when the last reading of this kind of state succeeded in time',
  labelNames: ['collector'] as const,
  registers,
});
