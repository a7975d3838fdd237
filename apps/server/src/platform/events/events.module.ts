import { Global, Module } from '@nestjs/common';
import { EventHandlersRegistry } from './event-handlers.registry.js';
import { Outbox } from './outbox.js';

@Global()
@Module({ providers: [Outbox, EventHandlersRegistry], exports: [Outbox, EventHandlersRegistry] })
export class EventsModule {}
