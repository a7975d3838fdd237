import type { Env } from './env.schema.js';

/** How the processes are watched. */
export interface TelemetryConfig {
  /** Port of the API's operators (`/metrics`, health); undefined: none beside the public one. */
  readonly metricsPort: number | undefined;
  /** Port of the worker's operators; 0 takes a free one. */
  readonly workerPort: number;
  /** Statements slower than this are logged. */
  readonly slowQueryMs: number;
  /** How often a worker proves the ledger; 0 never. */
  readonly ledgerCheckMinutes: number;
  readonly tracing: {
    /** Base address of an OTLP collector over HTTP; spans go nowhere when undefined. */
    readonly otlpEndpoint: string | undefined;
    /** Share of the traces that are recorded, 0 to 1. */
    readonly sampleRatio: number;
  };
}

export function toTelemetry(env: Env): TelemetryConfig {
  return {
    metricsPort: env.METRICS_PORT,
    workerPort: env.WORKER_PORT,
    slowQueryMs: env.SLOW_QUERY_MS,
    ledgerCheckMinutes: env.LEDGER_CHECK_MINUTES,
    tracing: { otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, sampleRatio: env.TRACE_SAMPLE_RATIO },
  };
}
