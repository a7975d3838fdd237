import type { INestApplicationContext } from '@nestjs/common';
import type { AppConfig } from './config/app-config.js';
import { Closers } from './platform/operations/closers.js';
import {
  DEPENDENCIES,
  HealthChecks,
  type Dependency,
} from './platform/operations/health-checks.js';
import { observeOutgoingHttp } from './platform/telemetry/outgoing-http.js';
import { startOpsServer } from './platform/telemetry/ops-server.js';
import { startTracing } from './platform/telemetry/tracing.js';
import { vendorHosts } from './platform/telemetry/vendor-hosts.js';

/** The worker is not asked about itself. */
const WORKER_NEEDS: readonly Dependency[] = DEPENDENCIES.filter((name) => name !== 'worker');

/**
 * Begins traces and the watch over calls to vendors; before anything else is started.
 * @returns to be called at the end; sends the traces that are left
 */
export function startTelemetry(role: 'api' | 'worker', config: AppConfig): () => Promise<void> {
  const endTracing = startTracing(role, config);
  const endWatch = observeOutgoingHttp(vendorHosts(config));
  return async () => {
    endWatch();
    await endTracing();
  };
}

/**
 * Opens the port of the operators when the configuration has one for this process, and ends all
 * telemetry with the application.
 * @returns the port, if any
 */
export async function startOperations(
  role: 'api' | 'worker',
  config: AppConfig,
  app: INestApplicationContext,
  endTelemetry: () => Promise<void>,
): Promise<number | undefined> {
  const closers = app.get(Closers, { strict: false });
  const { metricsPort, workerPort } = config.telemetry;
  const port = role === 'api' ? metricsPort : workerPort;
  if (port === undefined) {
    closers.add(endTelemetry);
    return undefined;
  }
  const health = app.get(HealthChecks, { strict: false });
  const needs = role === 'api' ? DEPENDENCIES : WORKER_NEEDS;
  const server = await startOpsServer(
    { host: config.http.host, port },
    { ready: () => health.of(needs) },
  );
  closers.add(server.close);
  closers.add(endTelemetry);
  return server.port;
}
