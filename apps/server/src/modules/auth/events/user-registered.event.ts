import type { UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface UserRegisteredPayload {
  readonly userId: UserId;
  readonly locale: string;
}

/** A person proved their phone or e-mail for the first time: the account exists from now on. */
export class UserRegisteredEvent implements DomainEvent<UserRegisteredPayload> {
  static readonly eventName = 'user.registered';
  readonly name = UserRegisteredEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: UserRegisteredPayload) {}
}
