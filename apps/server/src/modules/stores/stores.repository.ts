import { Injectable } from '@nestjs/common';
import type { StoreId, StoreRole, StoreScope, UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';

/** A store as one of its members sees it. */
export interface StoreRow {
  readonly id: StoreId;
  readonly name: string;
  readonly giro: string;
  readonly role: StoreRole;
  readonly scopes: readonly StoreScope[];
  readonly version: number;
  readonly archived_at: Date | null;
  readonly created_at: Date;
}

export interface MembershipRow {
  readonly role: StoreRole;
  readonly scopes: readonly StoreScope[];
  readonly owner_id: UserId;
}

const COLUMNS = `s.id, s.name, s.giro, m.role, m.scopes, s.version, s.archived_at, s.created_at`;

/** Stores and memberships. */
@Injectable()
export class StoresRepository {
  /** What the user may do in the store, and who pays; undefined when they are no member. */
  findMembership(tx: Tx, storeId: StoreId, userId: UserId): Promise<MembershipRow | undefined> {
    return tx.find<MembershipRow>(
      `SELECT m.role, m.scopes, s.owner_id
         FROM tenancy.store_users m JOIN tenancy.stores s ON s.id = m.store_id
        WHERE m.store_id = $1 AND m.user_id = $2 AND s.archived_at IS NULL`,
      [storeId, userId],
    );
  }

  find(tx: Tx, storeId: StoreId, userId: UserId): Promise<StoreRow | undefined> {
    return tx.find<StoreRow>(
      `SELECT ${COLUMNS}
         FROM tenancy.stores s JOIN tenancy.store_users m ON m.store_id = s.id
        WHERE s.id = $1 AND m.user_id = $2`,
      [storeId, userId],
    );
  }

  /** The user's stores after a place in the list, oldest first; one row more than the page. */
  list(
    tx: Tx,
    userId: UserId,
    page: { after: string | undefined; limit: number; isArchived: boolean },
  ): Promise<StoreRow[]> {
    return tx.query<StoreRow>(
      `SELECT ${COLUMNS}
         FROM tenancy.store_users m JOIN tenancy.stores s ON s.id = m.store_id
        WHERE m.user_id = $1 AND (s.archived_at IS NOT NULL) = $4
          AND ($2::uuid IS NULL OR s.id > $2)
        ORDER BY s.id LIMIT $3`,
      [userId, page.after ?? null, page.limit + 1, page.isArchived],
    );
  }

  async insert(
    tx: Tx,
    store: { id: StoreId; ownerId: UserId; name: string; giro: string },
  ): Promise<void> {
    await tx.run(`INSERT INTO tenancy.stores (id, owner_id, name, giro) VALUES ($1, $2, $3, $4)`, [
      store.id,
      store.ownerId,
      store.name,
      store.giro,
    ]);
  }

  async insertOwner(
    tx: Tx,
    member: {
      storeId: StoreId;
      userId: UserId;
      scopes: readonly StoreScope[];
      displayName: string;
    },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO tenancy.store_users (store_id, user_id, role, scopes, display_name)
       VALUES ($1, $2, 'OWNER', $3, $4)`,
      [member.storeId, member.userId, [...member.scopes], member.displayName],
    );
  }

  /** False when the version is no longer the one that was read. */
  async update(
    tx: Tx,
    storeId: StoreId,
    change: { name?: string | undefined; giro?: string | undefined },
    ifVersion: number | undefined,
  ): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE tenancy.stores
          SET name = coalesce($2, name), giro = coalesce($3, giro), version = version + 1,
              updated_at = now()
        WHERE id = $1 AND ($4::int IS NULL OR version = $4)`,
      [storeId, change.name ?? null, change.giro ?? null, ifVersion ?? null],
    );
    return changed === 1;
  }

  /** True when it was not so before. */
  async setArchived(tx: Tx, storeId: StoreId, isArchived: boolean): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE tenancy.stores
          SET archived_at = CASE WHEN $2 THEN now() END, version = version + 1, updated_at = now()
        WHERE id = $1 AND (archived_at IS NOT NULL) <> $2`,
      [storeId, isArchived],
    );
    return changed === 1;
  }

  async setOwner(tx: Tx, storeId: StoreId, ownerId: UserId): Promise<void> {
    await tx.run(
      `UPDATE tenancy.stores SET owner_id = $2, version = version + 1, updated_at = now()
        WHERE id = $1`,
      [storeId, ownerId],
    );
  }

  async listOwned(tx: Tx, ownerId: UserId): Promise<StoreId[]> {
    const rows = await tx.query<{ id: StoreId }>(
      `SELECT id FROM tenancy.stores WHERE owner_id = $1 ORDER BY id`,
      [ownerId],
    );
    return rows.map((row) => row.id);
  }

  /** Closes the stores of an owner who is gone, under a name that says nothing; gives their ids. */
  async closeAllOf(tx: Tx, ownerId: UserId, name: string): Promise<StoreId[]> {
    const rows = await tx.query<{ id: StoreId }>(
      `UPDATE tenancy.stores
          SET name = $2, archived_at = coalesce(archived_at, now()), updated_at = now()
        WHERE owner_id = $1 RETURNING id`,
      [ownerId, name],
    );
    return rows.map((row) => row.id);
  }
}
