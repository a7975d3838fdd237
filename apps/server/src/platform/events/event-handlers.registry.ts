import { Injectable } from '@nestjs/common';
import type { EventHandler } from './event-handler.js';

/** The handlers of this process by event; modules of the worker add theirs at start. */
@Injectable()
export class EventHandlersRegistry {
  private readonly byName = new Map<string, EventHandler>();

  /** @throws Error when a handler of that name exists already */
  register(...handlers: EventHandler[]): void {
    for (const handler of handlers) {
      if (this.byName.has(handler.name)) throw new Error(`two handlers named ${handler.name}`);
      this.byName.set(handler.name, handler);
    }
  }

  /** The names of the handlers of an event, in no order that anybody may rely on. */
  namesFor(eventName: string): string[] {
    return [...this.byName.values()]
      .filter((handler) => handler.eventName === eventName)
      .map((handler) => handler.name);
  }

  get(name: string): EventHandler | undefined {
    return this.byName.get(name);
  }
}
