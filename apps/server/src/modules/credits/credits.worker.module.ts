import { Module, type OnModuleInit } from '@nestjs/common';
import { EventHandlersRegistry } from '../../platform/events/event-handlers.registry.js';
import { CreditsModule } from './credits.module.js';
import { GrantWelcomeCreditsOnUserRegistered } from './handlers/grant-welcome-credits.on-user-registered.js';

/** The handlers of credits, for the worker process. */
@Module({ imports: [CreditsModule], providers: [GrantWelcomeCreditsOnUserRegistered] })
export class CreditsWorkerModule implements OnModuleInit {
  constructor(
    private readonly registry: EventHandlersRegistry,
    private readonly grantWelcome: GrantWelcomeCreditsOnUserRegistered,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.grantWelcome);
  }
}
