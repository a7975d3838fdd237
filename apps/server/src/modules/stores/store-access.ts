import { Injectable } from '@nestjs/common';
import type { StoreId, UserActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { StoreAccess, StoreAccessPort } from '../../platform/http/ports.js';
import { StoresRepository } from './stores.repository.js';

/** How long another process may still go by what it has read. */
const FRESH_MS = 3_000;
const MAX_REMEMBERED = 20_000;

interface Remembered {
  readonly access: Promise<StoreAccess | undefined>;
  readonly until: number;
}

/**
 * What a user may do in a store: one query, remembered for three seconds. A change made here is seen
 * at once, because `forget` also drops a read that is still under way.
 */
@Injectable()
export class StoreAccessService implements StoreAccessPort {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly db: Db,
    private readonly stores: StoresRepository,
  ) {}

  resolve(userId: UserId, storeId: StoreId): Promise<StoreAccess | undefined> {
    const key = `${storeId}:${userId}`;
    const now = Date.now();
    const known = this.remembered.get(key);
    if (known && known.until > now) return known.access;
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const access = this.read(userId, storeId);
    this.remembered.set(key, { access, until: now + FRESH_MS });
    access.catch(() => this.remembered.delete(key));
    return access;
  }

  /** Call it after a change of members, scopes or owner has committed. */
  forget(storeId: StoreId): void {
    for (const key of this.remembered.keys()) {
      if (key.startsWith(`${storeId}:`)) this.remembered.delete(key);
    }
  }

  private async read(userId: UserId, storeId: StoreId): Promise<StoreAccess | undefined> {
    const actor: UserActor = { kind: 'user', userId, role: 'USER' };
    const row = await this.db.read(actor, (tx) => this.stores.findMembership(tx, storeId, userId));
    return row && { role: row.role, scopes: row.scopes, payerUserId: row.owner_id };
  }
}
