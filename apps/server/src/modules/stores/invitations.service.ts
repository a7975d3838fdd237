import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { StoreActor, StoreScope, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/cursor.js';
import { AccountsService, hashToken, type Identifier } from '../auth/index.js';
import { InvitationCreatedEvent } from './events/invitation-created.event.js';
import { InvitationsRepository, type InvitationRow } from './invitations.repository.js';
import { invitationLink, invitationToken } from './invitation-token.js';
import { sendInvitationJob } from './jobs/send-invitation.job.js';
import { MembersRepository } from './members.repository.js';
import { assertWithin } from './members.service.js';
import { StoresRepository } from './stores.repository.js';

const LIFETIME_DAYS = 7;

export interface InvitationOffer {
  /** undefined = a link that the inviter hands over. */
  readonly to: Identifier | undefined;
  readonly scopes: readonly StoreScope[];
}

export interface CreatedInvitation {
  readonly invitation: InvitationRow;
  /** The link, shown once, when it was not sent to anybody. */
  readonly link: string | null;
}

/** Invitations to a store: whoever holds the token may join, once, within a week. */
@Injectable()
export class InvitationsService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly db: Db,
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly stores: StoresRepository,
    private readonly audit: AuditLog,
    private readonly accounts: AccountsService,
    private readonly outbox: Outbox,
  ) {}

  /**
   * One to a phone or an e-mail is brought there by a job, whether somebody here has it or not.
   * @throws AppError stores.scope_too_wide
   */
  async create(actor: StoreActor, offer: InvitationOffer): Promise<CreatedInvitation> {
    assertWithin(actor, offer.scopes);
    const id = newId();
    const token = invitationToken(this.config.auth.otpPepper, id);
    const invitedUserId = offer.to ? await this.accounts.idOf(offer.to) : null;
    const invitation = await this.db.write(actor, async (tx) => {
      const made = await this.insert(tx, actor, { ...offer, id, invitedUserId }, token);
      const { id: invitationId, store_id: storeId, store_name: storeName } = made;
      const payload = { invitationId, storeId, storeName, invitedUserId };
      await this.outbox.publish(tx, new InvitationCreatedEvent(payload));
      const errand = { invitationId, inviterId: actor.userId };
      if (offer.to) await this.outbox.enqueue(tx, sendInvitationJob, errand);
      return made;
    });
    const link = invitationLink(this.config.http.publicWebUrl, token);
    return { invitation, link: offer.to ? null : link };
  }

  async list(
    actor: StoreActor,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<InvitationRow>> {
    const before = decodeCursor(query.cursor)?.id;
    const rows = await this.db.read(actor, (tx) =>
      this.invitations.listOpen(tx, actor.storeId, { before, limit: query.limit }),
    );
    return toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => ({ key: '', id: row.id }),
    );
  }

  /** @throws AppError resource.not_found */
  async revoke(actor: StoreActor, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const isRevoked = await this.invitations.revoke(tx, actor.storeId, id);
      if (!isRevoked) throw PlatformError.notFound();
      await this.audit.record(tx, {
        action: 'invitation.revoked',
        target: `invitation:${id}`,
      });
    });
  }

  private async insert(
    tx: Tx,
    actor: StoreActor,
    offer: InvitationOffer & { readonly id: string; readonly invitedUserId: UserId | null },
    token: string,
  ): Promise<InvitationRow> {
    const { storeId, userId } = actor;
    const store = await this.stores.find(tx, storeId, userId);
    const inviter = await this.members.find(tx, storeId, userId);
    if (!store || !inviter) throw PlatformError.notFound();
    const invitation = await this.invitations.insert(tx, {
      id: offer.id,
      storeId,
      phone: offer.to?.kind === 'phone' ? offer.to.value : null,
      email: offer.to?.kind === 'email' ? offer.to.value : null,
      invitedUser: offer.invitedUserId,
      tokenHash: hashToken(token),
      scopes: offer.scopes,
      storeName: store.name,
      invitedBy: userId,
      inviterName: inviter.display_name,
      lifetimeDays: LIFETIME_DAYS,
    });
    if (!invitation) throw PlatformError.conflict();
    await this.audit.record(tx, {
      action: 'invitation.created',
      target: `invitation:${invitation.id}`,
      after: { scopes: offer.scopes },
    });
    return invitation;
  }
}
