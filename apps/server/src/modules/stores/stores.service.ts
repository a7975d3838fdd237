import { Injectable } from '@nestjs/common';
import {
  STORE_SCOPES,
  type StoreActor,
  type StoreId,
  type UserActor,
  type UserId,
} from '../../platform/database/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/cursor.js';
import { AccountsService } from '../auth/index.js';
import { StoreCreatedEvent } from './events/store-created.event.js';
import { StoreAccessService } from './store-access.js';
import { StoresError } from './stores.errors.js';
import { StoresRepository, type StoreRow } from './stores.repository.js';

export interface NewStore {
  readonly name: string;
  /** Kind of shop: abarrotes, papelería, farmacia... */
  readonly giro: string;
}

/** Stores: opened by a person, who becomes their owner. */
@Injectable()
export class StoresService {
  constructor(
    private readonly db: Db,
    private readonly stores: StoresRepository,
    private readonly accounts: AccountsService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly access: StoreAccessService,
  ) {}

  async create(actor: UserActor, { name, giro }: NewStore): Promise<StoreRow> {
    const id = newId<StoreId>();
    const { userId } = actor;
    return this.db.write(actor, async (tx) => {
      const owner = await this.accounts.get(tx, userId);
      await this.stores.insert(tx, { id, ownerId: userId, name, giro });
      await this.stores.insertOwner(tx, {
        storeId: id,
        userId,
        scopes: STORE_SCOPES,
        displayName: owner.name,
      });
      await this.outbox.publish(tx, new StoreCreatedEvent({ storeId: id, ownerId: userId }));
      const store = await this.stores.find(tx, id, userId);
      if (!store) throw PlatformError.notFound();
      return store;
    });
  }

  /** The stores the person works in, oldest first. */
  async list(
    actor: UserActor,
    query: { cursor?: string | undefined; limit: number; archived?: boolean | undefined },
  ): Promise<Page<StoreRow>> {
    const after = decodeCursor(query.cursor)?.id;
    const rows = await this.db.read(actor, (tx) =>
      this.stores.list(tx, actor.userId, {
        after,
        limit: query.limit,
        isArchived: query.archived ?? false,
      }),
    );
    return toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => ({ key: '', id: row.id }),
    );
  }

  /** The stores a person owns, archived ones too. */
  ownedBy(tx: Tx, userId: UserId): Promise<StoreId[]> {
    return this.stores.listOwned(tx, userId);
  }

  async get(actor: StoreActor): Promise<StoreRow> {
    const store = await this.db.read(actor, (tx) =>
      this.stores.find(tx, actor.storeId, actor.userId),
    );
    if (!store) throw PlatformError.notFound();
    return store;
  }

  /** @throws AppError resource.precondition_failed when it has changed since it was read */
  async update(
    actor: StoreActor,
    change: { name?: string | undefined; giro?: string | undefined },
    ifVersion: number | undefined,
  ): Promise<StoreRow> {
    const { storeId, userId } = actor;
    return this.db.write(actor, async (tx) => {
      const isUpdated = await this.stores.update(tx, storeId, change, ifVersion);
      if (!isUpdated) throw PlatformError.preconditionFailed();
      const store = await this.stores.find(tx, storeId, userId);
      if (!store) throw PlatformError.notFound();
      return store;
    });
  }

  /** Closes the store to everybody; its data stays. @throws AppError stores.owner_only */
  async archive(actor: StoreActor): Promise<void> {
    if (actor.role !== 'OWNER') throw StoresError.ownerOnly();
    await this.setArchived(actor, true);
  }

  /** Opens a closed store again. @throws AppError resource.not_found, stores.owner_only */
  async restore(user: UserActor, storeId: StoreId): Promise<StoreRow> {
    const store = await this.db.read(user, (tx) => this.stores.find(tx, storeId, user.userId));
    if (!store) throw PlatformError.notFound();
    if (store.role !== 'OWNER') throw StoresError.ownerOnly();
    const { role, scopes } = store;
    const { userId } = user;
    const actor: StoreActor = { kind: 'store', userId, storeId, role, scopes, payerUserId: userId };
    await this.setArchived(actor, false);
    return this.get(actor);
  }

  private async setArchived(actor: StoreActor, isArchived: boolean): Promise<void> {
    await this.db.write(actor, async (tx) => {
      if (!(await this.stores.setArchived(tx, actor.storeId, isArchived))) return;
      const action = isArchived ? 'store.archived' : 'store.restored';
      await this.audit.record(tx, { action, target: `store:${actor.storeId}` });
    });
    this.access.forget(actor.storeId);
  }
}
