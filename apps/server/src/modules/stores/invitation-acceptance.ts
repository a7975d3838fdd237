import { Injectable } from '@nestjs/common';
import type { AnonymousActor, UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { AccountsService, hashToken } from '../auth/index.js';
import { MemberJoinedEvent } from './events/member-joined.event.js';
import { InvitationsRepository, type InvitationRow } from './invitations.repository.js';
import { MembersRepository } from './members.repository.js';
import { StoreAccessService } from './store-access.js';
import { StoresError } from './stores.errors.js';
import { StoresRepository, type StoreRow } from './stores.repository.js';

/** What whoever holds an invitation's token may do with it. */
@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly db: Db,
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly stores: StoresRepository,
    private readonly accounts: AccountsService,
    private readonly access: StoreAccessService,
    private readonly outbox: Outbox,
  ) {}

  /** What the holder of a token is invited to. @throws AppError stores.invitation_invalid */
  async preview(token: string): Promise<InvitationRow> {
    const hash = hashToken(token);
    const invitation = await this.db.read(holder(hash), (tx) =>
      this.invitations.findOpen(tx, hash),
    );
    if (!invitation) throw StoresError.invitationInvalid();
    return invitation;
  }

  /** @throws AppError stores.invitation_invalid, stores.already_member */
  accept(actor: UserActor, token: string): Promise<StoreRow> {
    return this.take(actor, hashToken(token));
  }

  /** Open invitations that were sent to an address of the person. */
  mine(actor: UserActor): Promise<InvitationRow[]> {
    return this.db.read(actor, (tx) => this.invitations.listOpenTo(tx, actor.userId));
  }

  /**
   * Takes up an invitation to an address of the person: they have proven it, as the link would.
   * @throws AppError resource.not_found, stores.already_member
   */
  async acceptMine(actor: UserActor, id: string): Promise<StoreRow> {
    const found = await this.db.read(actor, (tx) =>
      this.invitations.findHashTo(tx, actor.userId, id),
    );
    if (!found) throw PlatformError.notFound();
    return this.take(actor, found.token_hash);
  }

  private async take(actor: UserActor, hash: string): Promise<StoreRow> {
    const { userId } = actor;
    const user = await this.db.read(actor, (tx) => this.accounts.get(tx, userId));
    const { store_id: storeId } = await this.db.write(holder(hash), async (tx) => {
      const invitation = await this.invitations.accept(tx, hash, userId);
      if (!invitation) throw StoresError.invitationInvalid();
      const { scopes, invited_by: invitedBy, store_id } = invitation;
      const member = { storeId: store_id, userId, scopes, displayName: user.name };
      if (!(await this.members.join(tx, member))) throw StoresError.alreadyMember();
      const payload = { storeId: store_id, userId, invitedBy };
      await this.outbox.publish(tx, new MemberJoinedEvent(payload));
      return invitation;
    });
    this.access.forget(storeId);
    const store = await this.db.read(actor, (tx) => this.stores.find(tx, storeId, userId));
    if (!store) throw PlatformError.notFound();
    return store;
  }
}

function holder(tokenHash: string): AnonymousActor {
  return { kind: 'anonymous', purpose: 'invitation', subject: tokenHash };
}
