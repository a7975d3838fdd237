import { Injectable } from '@nestjs/common';
import type { StoreId, StoreScope, UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';

export interface InvitationRow {
  readonly id: string;
  readonly store_id: StoreId;
  readonly phone: string | null;
  readonly email: string | null;
  readonly scopes: readonly StoreScope[];
  readonly store_name: string;
  readonly invited_by: UserId;
  readonly inviter_name: string;
  readonly expires_at: Date;
  readonly created_at: Date;
}

export interface NewInvitation {
  readonly id: string;
  readonly storeId: StoreId;
  readonly phone: string | null;
  readonly email: string | null;
  /** Whose they are, if anybody's here. */
  readonly invitedUser: UserId | null;
  readonly tokenHash: string;
  readonly scopes: readonly StoreScope[];
  readonly storeName: string;
  readonly invitedBy: UserId;
  readonly inviterName: string;
  readonly lifetimeDays: number;
}

const COLUMNS = `id, store_id, phone, email, scopes, store_name, invited_by, inviter_name,
  expires_at, created_at`;
const IS_OPEN = `accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()`;

/** Invitations to stores. */
@Injectable()
export class InvitationsRepository {
  insert(tx: Tx, invitation: NewInvitation): Promise<InvitationRow | undefined> {
    return tx.find<InvitationRow>(
      `INSERT INTO tenancy.store_invitations (id, store_id, phone, email, token_hash, scopes,
         store_name, invited_by, inviter_name, expires_at, invited_user)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + $10 * interval '1 day', $11)
       RETURNING ${COLUMNS}`,
      [
        invitation.id,
        invitation.storeId,
        invitation.phone,
        invitation.email,
        invitation.tokenHash,
        [...invitation.scopes],
        invitation.storeName,
        invitation.invitedBy,
        invitation.inviterName,
        invitation.lifetimeDays,
        invitation.invitedUser,
      ],
    );
  }

  /** Open invitations before a place in the list, newest first; one row more than the page. */
  listOpen(
    tx: Tx,
    storeId: StoreId,
    page: { before: string | undefined; limit: number },
  ): Promise<InvitationRow[]> {
    return tx.query<InvitationRow>(
      `SELECT ${COLUMNS} FROM tenancy.store_invitations
        WHERE store_id = $1 AND ${IS_OPEN} AND ($2::uuid IS NULL OR id < $2)
        ORDER BY id DESC LIMIT $3`,
      [storeId, page.before ?? null, page.limit + 1],
    );
  }

  /** Open invitations to a person, newest first: a few, since each shop asks once. */
  listOpenTo(tx: Tx, userId: UserId): Promise<InvitationRow[]> {
    return tx.query<InvitationRow>(
      `SELECT ${COLUMNS} FROM tenancy.store_invitations
        WHERE invited_user = $1 AND ${IS_OPEN} ORDER BY id DESC LIMIT 50`,
      [userId],
    );
  }

  /** The hash that opens an invitation to a person; undefined when it is not open or not theirs. */
  findHashTo(tx: Tx, userId: UserId, id: string): Promise<{ token_hash: string } | undefined> {
    return tx.find<{ token_hash: string }>(
      `SELECT token_hash FROM tenancy.store_invitations
        WHERE id = $2 AND invited_user = $1 AND ${IS_OPEN}`,
      [userId, id],
    );
  }

  async revoke(tx: Tx, storeId: StoreId, id: string): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE tenancy.store_invitations SET revoked_at = now()
        WHERE store_id = $1 AND id = $2 AND ${IS_OPEN}`,
      [storeId, id],
    );
    return changed === 1;
  }

  findOpen(tx: Tx, tokenHash: string): Promise<InvitationRow | undefined> {
    return tx.find<InvitationRow>(
      `SELECT ${COLUMNS} FROM tenancy.store_invitations WHERE token_hash = $1 AND ${IS_OPEN}`,
      [tokenHash],
    );
  }

  /** With the hash of its token; undefined when it is no longer open. */
  findOpenById(
    tx: Tx,
    id: string,
  ): Promise<(InvitationRow & { readonly token_hash: string }) | undefined> {
    return tx.find(
      `SELECT ${COLUMNS}, token_hash FROM tenancy.store_invitations WHERE id = $1 AND ${IS_OPEN}`,
      [id],
    );
  }

  /** Takes the invitation for a person; undefined when it is no longer open. */
  accept(tx: Tx, tokenHash: string, userId: UserId): Promise<InvitationRow | undefined> {
    return tx.find<InvitationRow>(
      `UPDATE tenancy.store_invitations SET accepted_at = now(), accepted_by = $2
        WHERE token_hash = $1 AND ${IS_OPEN} RETURNING ${COLUMNS}`,
      [tokenHash, userId],
    );
  }

  async removeOf(tx: Tx, inviterId: UserId): Promise<void> {
    await tx.run(`DELETE FROM tenancy.store_invitations WHERE invited_by = $1`, [inviterId]);
  }

  async removeOld(tx: Tx): Promise<void> {
    await tx.run(
      `DELETE FROM tenancy.store_invitations WHERE created_at < now() - interval '90 days'`,
    );
  }
}
