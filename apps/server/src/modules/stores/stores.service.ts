import { Injectable } from '@nestjs/common';
import {
  STORE_SCOPES,
  type StoreActor,
  type StoreId,
  type UserActor,
} from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/cursor.js';
import { AccountsService } from '../auth/index.js';
import { StoreCreatedEvent } from './events/store-created.event.js';
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
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<StoreRow>> {
    const after = decodeCursor(query.cursor)?.id;
    const rows = await this.db.read(actor, (tx) =>
      this.stores.list(tx, actor.userId, { after, limit: query.limit }),
    );
    return toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => ({ key: '', id: row.id }),
    );
  }

  async get(actor: StoreActor): Promise<StoreRow> {
    const store = await this.db.read(actor, (tx) =>
      this.stores.find(tx, actor.storeId, actor.userId),
    );
    if (!store) throw PlatformError.notFound();
    return store;
  }
}
