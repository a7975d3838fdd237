import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { UserErasedEvent, type UserErasedPayload } from '../../auth/index.js';
import { StoreClosedEvent } from '../events/store-closed.event.js';
import { InvitationsRepository } from '../invitations.repository.js';
import { MembersRepository } from '../members.repository.js';
import { StoresRepository } from '../stores.repository.js';

const ERASED_NAME = 'Cuenta eliminada';
const CLOSED_NAME = 'Tienda eliminada';

/** An erased person works nowhere; their stores are closed, and the names of both are gone. */
@Injectable()
export class LeaveStoresOnUserErased implements EventHandler<UserErasedPayload> {
  readonly name = 'leave-stores.on-user-erased';
  readonly eventName = UserErasedEvent.eventName;

  constructor(
    private readonly members: MembersRepository,
    private readonly stores: StoresRepository,
    private readonly invitations: InvitationsRepository,
    private readonly outbox: Outbox,
  ) {}

  actor({ userId }: UserErasedPayload): Actor {
    return { kind: 'job', name: this.name, userId };
  }

  async handle(tx: Tx, { userId }: UserErasedPayload): Promise<void> {
    await this.invitations.removeOf(tx, userId);
    await this.members.removeEverywhere(tx, userId);
    await this.members.rename(tx, userId, ERASED_NAME);
    for (const storeId of await this.stores.closeAllOf(tx, userId, CLOSED_NAME)) {
      await this.outbox.publish(tx, new StoreClosedEvent({ storeId }));
    }
  }
}
