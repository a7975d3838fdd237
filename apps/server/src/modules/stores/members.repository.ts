import { Injectable } from '@nestjs/common';
import type { StoreId, StoreRole, StoreScope, UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';

export interface MemberRow {
  readonly user_id: UserId;
  readonly display_name: string;
  readonly role: StoreRole;
  readonly scopes: readonly StoreScope[];
  readonly version: number;
  readonly joined_at: Date;
}

const COLUMNS = `user_id, display_name, role, scopes, version, joined_at`;

/** Who works in a store. */
@Injectable()
export class MembersRepository {
  /** Members after a place in the list, by id; one row more than the page. */
  list(
    tx: Tx,
    storeId: StoreId,
    page: { after: string | undefined; limit: number },
  ): Promise<MemberRow[]> {
    return tx.query<MemberRow>(
      `SELECT ${COLUMNS} FROM tenancy.store_users
        WHERE store_id = $1 AND ($2::uuid IS NULL OR user_id > $2)
        ORDER BY user_id LIMIT $3`,
      [storeId, page.after ?? null, page.limit + 1],
    );
  }

  /** The member, locked. */
  lock(tx: Tx, storeId: StoreId, userId: UserId): Promise<MemberRow | undefined> {
    return tx.find<MemberRow>(
      `SELECT ${COLUMNS} FROM tenancy.store_users
        WHERE store_id = $1 AND user_id = $2 FOR UPDATE`,
      [storeId, userId],
    );
  }

  find(tx: Tx, storeId: StoreId, userId: UserId): Promise<MemberRow | undefined> {
    return tx.find<MemberRow>(
      `SELECT ${COLUMNS} FROM tenancy.store_users WHERE store_id = $1 AND user_id = $2`,
      [storeId, userId],
    );
  }

  async setScopes(
    tx: Tx,
    storeId: StoreId,
    userId: UserId,
    scopes: readonly StoreScope[],
  ): Promise<MemberRow | undefined> {
    return tx.find<MemberRow>(
      `UPDATE tenancy.store_users SET scopes = $3, version = version + 1
        WHERE store_id = $1 AND user_id = $2 RETURNING ${COLUMNS}`,
      [storeId, userId, [...scopes]],
    );
  }

  async setRole(
    tx: Tx,
    storeId: StoreId,
    userId: UserId,
    role: StoreRole,
    scopes: readonly StoreScope[],
  ): Promise<void> {
    await tx.run(
      `UPDATE tenancy.store_users SET role = $3, scopes = $4, version = version + 1
        WHERE store_id = $1 AND user_id = $2`,
      [storeId, userId, role, [...scopes]],
    );
  }

  async remove(tx: Tx, storeId: StoreId, userId: UserId): Promise<boolean> {
    const removed = await tx.run(
      `DELETE FROM tenancy.store_users WHERE store_id = $1 AND user_id = $2`,
      [storeId, userId],
    );
    return removed === 1;
  }

  /** Adds the holder of an invitation; false when they are a member already. */
  async join(
    tx: Tx,
    member: {
      storeId: StoreId;
      userId: UserId;
      scopes: readonly StoreScope[];
      displayName: string;
    },
  ): Promise<boolean> {
    const added = await tx.run(
      `INSERT INTO tenancy.store_users (store_id, user_id, role, scopes, display_name)
       VALUES ($1, $2, 'OPERATOR', $3, $4) ON CONFLICT DO NOTHING`,
      [member.storeId, member.userId, [...member.scopes], member.displayName],
    );
    return added === 1;
  }

  async rename(tx: Tx, userId: UserId, displayName: string): Promise<void> {
    await tx.run(`UPDATE tenancy.store_users SET display_name = $2 WHERE user_id = $1`, [
      userId,
      displayName,
    ]);
  }

  async removeEverywhere(tx: Tx, userId: UserId): Promise<void> {
    await tx.run(`DELETE FROM tenancy.store_users WHERE user_id = $1 AND role = 'OPERATOR'`, [
      userId,
    ]);
  }
}
