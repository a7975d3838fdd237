import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Everything this process measures. Like the logger, there is one per process. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics });

const registers = [metrics];
/** Seconds; 3 is a bound because an alert looks at it. */
const REQUEST_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];
/** Films take minutes, events milliseconds. */
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 30, 60, 120, 300, 900];

export const httpDuration = new Histogram({
  name: 'mi_http_request_duration_seconds',
  help: 'Answers by route template; streams are not timed',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: REQUEST_BUCKETS,
  registers,
});
export const httpInFlight = new Gauge({
  name: 'mi_http_requests_in_flight',
  help: 'Requests being answered, streams included',
  registers,
});

export const jobDuration = new Histogram({
  name: 'mi_job_duration_seconds',
  help: 'Runs of jobs by kind; outcome completed, retried or failed',
  labelNames: ['job', 'outcome'] as const,
  buckets: JOB_BUCKETS,
  registers,
});
export const jobsRunning = new Gauge({
  name: 'mi_jobs_running',
  help: 'Jobs under way in this process',
  labelNames: ['job'] as const,
  registers,
});
export const jobWait = new Histogram({
  name: 'mi_job_wait_seconds',
  help: 'From being enqueued to the first run',
  labelNames: ['queue'] as const,
  buckets: JOB_BUCKETS,
  registers,
});

export const vendorDuration = new Histogram({
  name: 'mi_vendor_request_duration_seconds',
  help: 'Calls to other services; outcome ok, refused (4xx), failed (5xx) or unreachable',
  labelNames: ['vendor', 'outcome'] as const,
  buckets: [...REQUEST_BUCKETS, 60, 120, 240],
  registers,
});
export const vendorCircuitOpen = new Gauge({
  name: 'mi_vendor_circuit_open',
  help: '1 while a provider rests after failures in a row, 0 otherwise',
  labelNames: ['vendor'] as const,
  registers,
});

export const dbTransactionDuration = new Histogram({
  name: 'mi_db_transaction_duration_seconds',
  help: 'Transactions by mode and outcome, the wait for a connection included',
  labelNames: ['mode', 'outcome'] as const,
  buckets: REQUEST_BUCKETS,
  registers,
});

export const httpRefusedBusy = new Counter({
  name: 'mi_http_refused_busy_total',
  help: 'requests refused with 503 because too many were under way',
  registers,
});

export const dbSlowStatements = new Counter({
  name: 'mi_db_slow_statements_total',
  help: 'Statements over the threshold of the slow query log',
  registers,
});

export const sessionsTotal = new Counter({
  name: 'mi_sessions_total',
  help: 'Inventory sessions that came to an outcome',
  labelNames: ['outcome'] as const,
  registers,
});
export const ordersTotal = new Counter({
  name: 'mi_orders_total',
  help: 'Orders that came to an outcome',
  labelNames: ['outcome'] as const,
  registers,
});
export const revenueCentavos = new Counter({
  name: 'mi_revenue_centavos_total',
  help: 'Money that came in, in centavos',
  labelNames: ['method'] as const,
  registers,
});
export const creditsTotal = new Counter({
  name: 'mi_credits_total',
  help: 'Credits by movement: added, held, released',
  labelNames: ['movement'] as const,
  registers,
});
export const usersRegistered = new Counter({
  name: 'mi_users_registered_total',
  help: 'People who registered',
  registers,
});
export const aiCostMicroUsd = new Counter({
  name: 'mi_ai_cost_micro_usd_total',
  help: 'What AI providers cost, in millionths of a US dollar',
  labelNames: ['provider', 'model'] as const,
  registers,
});

export const ledgerFaults = new Gauge({
  name: 'mi_ledger_faults',
  help: 'Rules of the ledger that the last check found broken',
  registers,
});
export const ledgerCheckedAt = new Gauge({
  name: 'mi_ledger_checked_timestamp_seconds',
  help: 'When the ledger was last checked to the end',
  registers,
});
