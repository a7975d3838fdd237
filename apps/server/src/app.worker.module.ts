import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import type { AppConfig } from './config/app-config.js';
import { AuthWorkerModule } from './modules/auth/index.js';
import { CreditsWorkerModule } from './modules/credits/index.js';
import { InventoryWorkerModule } from './modules/inventory/index.js';
import { NotificationsWorkerModule } from './modules/notifications/index.js';
import { PaymentsWorkerModule } from './modules/payments/index.js';
import { ReferralsWorkerModule } from './modules/referrals/index.js';
import { StoresWorkerModule } from './modules/stores/index.js';
import { LedgerWatch } from './ledger-watch.js';
import { DeliverEventHandler } from './platform/events/deliver-event.handler.js';
import { HandOver } from './platform/events/hand-over.js';
import { OutboxRecovery } from './platform/events/outbox-recovery.js';
import { OutboxRelay } from './platform/events/outbox-relay.js';
import { JobRunner } from './platform/queue/job-runner.js';
import { JobRunnerModule } from './platform/queue/job-runner.module.js';
import { PlatformModule } from './platform/platform.module.js';

@Module({ providers: [DeliverEventHandler, HandOver, OutboxRecovery, OutboxRelay, LedgerWatch] })
class AppWorkerModule implements OnModuleInit {
  constructor(
    private readonly runner: JobRunner,
    private readonly deliver: DeliverEventHandler,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.deliver);
  }
}

/** The root of the worker process: jobs and handlers of events, and no route. */
export function createWorkerModule(config: AppConfig): DynamicModule {
  return {
    module: AppWorkerModule,
    imports: [
      PlatformModule.forRoot(config),
      JobRunnerModule,
      AuthWorkerModule,
      StoresWorkerModule,
      CreditsWorkerModule,
      PaymentsWorkerModule,
      ReferralsWorkerModule,
      NotificationsWorkerModule,
      InventoryWorkerModule,
    ],
  };
}
