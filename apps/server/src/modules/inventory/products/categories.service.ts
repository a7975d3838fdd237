import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { violates } from '../../../platform/errors/database-error.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { InventoryError } from '../inventory.errors.js';
import { CategoriesRepository, type CategoryRow } from './categories.repository.js';

/** The categories of a store's catalogue. */
@Injectable()
export class CategoriesService {
  constructor(
    private readonly db: Db,
    private readonly categories: CategoriesRepository,
  ) {}

  list(actor: StoreActor): Promise<CategoryRow[]> {
    return this.db.read(actor, (tx) => this.categories.list(tx, actor.storeId));
  }

  create(actor: StoreActor, name: string): Promise<CategoryRow> {
    const id = newId();
    return this.save(actor, id, (tx) => this.categories.insert(tx, actor.storeId, id, name.trim()));
  }

  /** @throws AppError products.category_taken, resource.precondition_failed */
  rename(
    actor: StoreActor,
    id: string,
    name: string,
    ifVersion: number | undefined,
  ): Promise<CategoryRow> {
    return this.save(actor, id, async (tx) => {
      await this.findOrFail(tx, actor, id);
      const { storeId } = actor;
      const isRenamed = await this.categories.rename(tx, storeId, id, name.trim(), ifVersion);
      if (!isRenamed) throw PlatformError.preconditionFailed();
    });
  }

  /** Removes it; its products stay, without a category. */
  async remove(actor: StoreActor, id: string): Promise<void> {
    const isRemoved = await this.db.write(actor, (tx) =>
      this.categories.remove(tx, actor.storeId, id),
    );
    if (!isRemoved) throw PlatformError.notFound();
  }

  private async save(
    actor: StoreActor,
    id: string,
    change: (tx: Tx) => Promise<void>,
  ): Promise<CategoryRow> {
    try {
      return await this.db.write(actor, async (tx) => {
        await change(tx);
        return this.findOrFail(tx, actor, id);
      });
    } catch (error) {
      const keys = ['product_categories_name_key', 'product_categories_alike_key'];
      if (keys.some((key) => violates(error, key))) throw InventoryError.categoryTaken();
      throw error;
    }
  }

  private async findOrFail(tx: Tx, actor: StoreActor, id: string): Promise<CategoryRow> {
    const category = await this.categories.find(tx, actor.storeId, id);
    if (!category) throw PlatformError.notFound();
    return category;
  }
}
