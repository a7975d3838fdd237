import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EventHandlersRegistry } from '../../platform/events/event-handlers.registry.js';
import { PeriodicTask } from '../../platform/queue/periodic-task.js';
import { CreditsModule } from './credits.module.js';
import { LotExpiry } from './lot-expiry.js';
import { GrantWelcomeCreditsOnUserRegistered } from './handlers/grant-welcome-credits.on-user-registered.js';

const EXPIRE_EVERY_MS = 15 * 60_000;

/** The handlers of credits, for the worker process. */
@Module({ imports: [CreditsModule], providers: [GrantWelcomeCreditsOnUserRegistered] })
export class CreditsWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: 'expire-credits',
    everyMs: EXPIRE_EVERY_MS,
    run: () => this.expiry.run(),
  });

  constructor(
    private readonly registry: EventHandlersRegistry,
    private readonly grantWelcome: GrantWelcomeCreditsOnUserRegistered,
    private readonly expiry: LotExpiry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.grantWelcome);
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }
}
