import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createWorkerModule } from '../../src/app.worker.module.js';
import type { AppConfig } from '../../src/config/app-config.js';
import { AuthModule } from '../../src/modules/auth/index.js';
import { CreditsModule } from '../../src/modules/credits/index.js';
import { InventoryModule } from '../../src/modules/inventory/index.js';
import { OutboxRelay } from '../../src/platform/events/outbox-relay.js';
import { JobRunner } from '../../src/platform/queue/job-runner.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { log } from '../../src/platform/telemetry/logger.js';

@Module({})
class ServicesModule {}

/** The services of the API without its HTTP, for tests that call them as controllers do. */
export function createServices(config: AppConfig): Promise<INestApplicationContext> {
  log.level = config.logLevel;
  return NestFactory.createApplicationContext(
    {
      module: ServicesModule,
      imports: [PlatformModule.forRoot(config), AuthModule, CreditsModule, InventoryModule],
    },
    { logger: false, abortOnError: false },
  );
}

/** A worker in this process, its queues running. */
export async function startWorker(config: AppConfig): Promise<INestApplicationContext> {
  const worker = await NestFactory.createApplicationContext(createWorkerModule(config), {
    logger: false,
    abortOnError: false,
  });
  worker.get(JobRunner).start();
  worker.get(OutboxRelay).start();
  return worker;
}
