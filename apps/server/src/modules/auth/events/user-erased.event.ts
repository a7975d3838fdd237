import type { UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface UserErasedPayload {
  readonly userId: UserId;
}

/** An account was erased: nothing personal is left of it here, and nothing may be left elsewhere. */
export class UserErasedEvent implements DomainEvent<UserErasedPayload> {
  static readonly eventName = 'user.erased';
  readonly name = UserErasedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: UserErasedPayload) {}
}
