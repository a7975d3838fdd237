import type { Actor } from '../database/actor.js';
import type { Tx } from '../database/tx.js';

/** What a handler receives beside the payload. */
export interface EventContext {
  readonly eventId: string;
  readonly requestId: string;
}

/**
 * Reacts to one event. `handle` runs in a transaction under the handler's own actor, together with
 * the mark that this handler has done this event: delivered twice, it acts once.
 */
export interface EventHandler<Payload extends object = object> {
  /** `<what-it-does>.on-<event>`, unique. */
  readonly name: string;
  readonly eventName: string;
  actor(payload: Payload): Actor;
  handle(tx: Tx, payload: Payload, context: EventContext): Promise<void>;
}
