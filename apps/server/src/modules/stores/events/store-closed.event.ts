import type { StoreId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface StoreClosedPayload {
  readonly storeId: StoreId;
}

/** A store ended with the account of its owner: nothing of it may be kept anywhere. */
export class StoreClosedEvent implements DomainEvent<StoreClosedPayload> {
  static readonly eventName = 'store.closed';
  readonly name = StoreClosedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: StoreClosedPayload) {}
}
