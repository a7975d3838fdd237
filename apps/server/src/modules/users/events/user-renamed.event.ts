import type { UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface UserRenamedPayload {
  readonly userId: UserId;
  readonly name: string;
}

/** A person goes by another name. */
export class UserRenamedEvent implements DomainEvent<UserRenamedPayload> {
  static readonly eventName = 'user.renamed';
  readonly name = UserRenamedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: UserRenamedPayload) {}
}
