import type { StoreId, UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface MemberJoinedPayload {
  readonly storeId: StoreId;
  readonly userId: UserId;
  readonly invitedBy: UserId;
}

/** Somebody accepted an invitation and works in the store from now on. */
export class MemberJoinedEvent implements DomainEvent<MemberJoinedPayload> {
  static readonly eventName = 'member.joined';
  readonly name = MemberJoinedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: MemberJoinedPayload) {}
}
