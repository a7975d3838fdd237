import type { StoreId, UserId } from '../../../platform/database/actor.js';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface InvitationCreatedPayload {
  readonly invitationId: string;
  readonly storeId: StoreId;
  readonly storeName: string;
  /** Whose phone or e-mail was invited; null when nobody has that account, or for a link. */
  readonly invitedUserId: UserId | null;
}

/** Somebody was invited to work in a store. */
export class InvitationCreatedEvent implements DomainEvent<InvitationCreatedPayload> {
  static readonly eventName = 'invitation.created';
  readonly name = InvitationCreatedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: InvitationCreatedPayload) {}
}
