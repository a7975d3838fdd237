import { NestFactory } from '@nestjs/core';
import { createWorkerModule } from './app.worker.module.js';
import { ConfigError, loadConfig } from './config/app-config.js';
import { LedgerWatch } from './ledger-watch.js';
import { OutboxRecovery } from './platform/events/outbox-recovery.js';
import { OutboxRelay } from './platform/events/outbox-relay.js';
import { WorkerPresence } from './platform/http/worker-presence.js';
import { JobRunner } from './platform/queue/job-runner.js';
import { log, NestLogger } from './platform/telemetry/logger.js';
import { startOperations, startTelemetry } from './telemetry-start.js';

try {
  const config = loadConfig();
  log.level = config.logLevel;
  const endTelemetry = startTelemetry('worker', config);
  const app = await NestFactory.createApplicationContext(createWorkerModule(config), {
    logger: new NestLogger(),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  app.get(JobRunner).start();
  app.get(OutboxRelay).start();
  app.get(OutboxRecovery).start();
  await app.get(WorkerPresence).start();
  app.get(LedgerWatch).start();
  const metricsPort = await startOperations('worker', config, app, endTelemetry);
  log.info({ metricsPort }, 'worker is running');
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else log.fatal({ err: error }, 'worker could not start');
  process.exit(1);
}
