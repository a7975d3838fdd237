import type { StoreId, UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface StoreCreatedPayload {
  readonly storeId: StoreId;
  readonly ownerId: UserId;
}

/** A store was opened. */
export class StoreCreatedEvent implements DomainEvent<StoreCreatedPayload> {
  static readonly eventName = 'store.created';
  readonly name = StoreCreatedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: StoreCreatedPayload) {}
}
