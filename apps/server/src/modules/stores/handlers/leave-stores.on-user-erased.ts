import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { UserErasedEvent, type UserErasedPayload } from '../../auth/index.js';
import { InvitationsRepository } from '../invitations.repository.js';
import { MembersRepository } from '../members.repository.js';
import { StoresRepository } from '../stores.repository.js';

const ERASED_NAME = 'Cuenta eliminada';

/** An erased person works nowhere, their stores are closed, and their name is gone. */
@Injectable()
export class LeaveStoresOnUserErased implements EventHandler<UserErasedPayload> {
  readonly name = 'leave-stores.on-user-erased';
  readonly eventName = UserErasedEvent.eventName;

  constructor(
    private readonly members: MembersRepository,
    private readonly stores: StoresRepository,
    private readonly invitations: InvitationsRepository,
  ) {}

  actor({ userId }: UserErasedPayload): Actor {
    return { kind: 'job', name: this.name, userId };
  }

  async handle(tx: Tx, { userId }: UserErasedPayload): Promise<void> {
    await this.invitations.removeOf(tx, userId);
    await this.members.removeEverywhere(tx, userId);
    await this.members.rename(tx, userId, ERASED_NAME);
    await this.stores.archiveAllOf(tx, userId);
  }
}
