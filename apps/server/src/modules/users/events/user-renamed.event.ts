import type { UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface UserRenamedPayload {
  readonly userId: UserId;
}

/** A person goes by another name; who needs it reads it: events are kept, names are not. */
export class UserRenamedEvent implements DomainEvent<UserRenamedPayload> {
  static readonly eventName = 'user.renamed';
  readonly name = UserRenamedEvent.eventName;
  readonly version = 2;
  constructor(readonly payload: UserRenamedPayload) {}
}
