import type { StoreId, UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface StoreTransferredPayload {
  readonly storeId: StoreId;
  readonly fromUserId: UserId;
  readonly toUserId: UserId;
}

/** A store changed hands: the new owner's wallet pays from now on. */
export class StoreTransferredEvent implements DomainEvent<StoreTransferredPayload> {
  static readonly eventName = 'store.transferred';
  readonly name = StoreTransferredEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: StoreTransferredPayload) {}
}
