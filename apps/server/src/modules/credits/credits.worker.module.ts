import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { log } from '../../platform/telemetry/logger.js';
import { EventHandlersRegistry } from '../../platform/events/event-handlers.registry.js';
import { CreditsModule } from './credits.module.js';
import { LotExpiry } from './lot-expiry.js';
import { GrantWelcomeCreditsOnUserRegistered } from './handlers/grant-welcome-credits.on-user-registered.js';

const EXPIRE_EVERY_MS = 15 * 60_000;

/** The handlers of credits, for the worker process. */
@Module({ imports: [CreditsModule], providers: [GrantWelcomeCreditsOnUserRegistered] })
export class CreditsWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly registry: EventHandlersRegistry,
    private readonly grantWelcome: GrantWelcomeCreditsOnUserRegistered,
    private readonly expiry: LotExpiry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.grantWelcome);
    this.timer = setInterval(() => {
      this.expiry.run().catch((error: unknown) => log.warn({ err: error }, 'credit expiry'));
    }, EXPIRE_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
