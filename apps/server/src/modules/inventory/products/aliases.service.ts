import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { InventoryError } from '../inventory.errors.js';
import { AliasesRepository, type AliasRow, type AliasSource } from './aliases.repository.js';
import { ProductsRepository } from './products.repository.js';

/** Other names of products: typed by people, learnt from corrections, or left by a merge. */
@Injectable()
export class AliasesService {
  constructor(
    private readonly db: Db,
    private readonly products: ProductsRepository,
    private readonly aliases: AliasesRepository,
  ) {}

  list(actor: StoreActor, productId: string): Promise<AliasRow[]> {
    return this.db.read(actor, async (tx) => {
      await this.assertProduct(tx, actor, productId);
      return this.aliases.list(tx, actor.storeId, productId);
    });
  }

  /** @throws AppError products.alias_taken when another product has the name */
  add(actor: StoreActor, productId: string, alias: string): Promise<AliasRow> {
    return this.db.write(actor, async (tx) => {
      await this.assertProduct(tx, actor, productId);
      const row = await this.learn(tx, actor.storeId, productId, { alias, source: 'MANUAL' });
      if (row.product_id !== productId) throw InventoryError.aliasTaken();
      return row;
    });
  }

  async remove(actor: StoreActor, productId: string, aliasId: string): Promise<void> {
    const isRemoved = await this.db.write(actor, (tx) =>
      this.aliases.remove(tx, actor.storeId, productId, aliasId),
    );
    if (!isRemoved) throw PlatformError.notFound();
  }

  /**
   * Adds a name in the caller's transaction. A name the store knows already stays with the product
   * that has it, whose row is given: look at its `product_id`. Safe to repeat.
   */
  async learn(
    tx: Tx,
    storeId: string,
    productId: string,
    name: { alias: string; source: AliasSource },
  ): Promise<AliasRow> {
    const alias = name.alias.trim();
    const row =
      (await this.aliases.add(tx, storeId, productId, { ...name, alias })) ??
      (await this.aliases.findLike(tx, storeId, alias));
    if (!row) throw PlatformError.conflict();
    return row;
  }

  private async assertProduct(tx: Tx, actor: StoreActor, productId: string): Promise<void> {
    const product = await this.products.find(tx, actor.storeId, productId);
    if (!product) throw PlatformError.notFound();
  }
}
