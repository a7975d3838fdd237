import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { InventoryError } from '../inventory.errors.js';
import { ProductMergeRepository } from './product-merge.repository.js';
import { ProductsRepository, type ProductRow } from './products.repository.js';

/** Makes one product of several that are the same. */
@Injectable()
export class ProductMergeService {
  constructor(
    private readonly db: Db,
    private readonly products: ProductsRepository,
    private readonly merging: ProductMergeRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Barcodes, aliases, photos, lines of reports and stock of the duplicates become the product's;
   * their names become aliases of it. All of it or nothing.
   * @throws AppError products.merge_self, resource.precondition_failed, resource.not_found
   */
  merge(
    actor: StoreActor,
    keptId: string,
    duplicateIds: readonly string[],
    ifVersion: number | undefined,
  ): Promise<ProductRow> {
    if (duplicateIds.includes(keptId)) throw InventoryError.mergeSelf();
    const { storeId } = actor;
    return this.db.write(actor, async (tx) => {
      await this.products.lock(tx, storeId, [keptId, ...duplicateIds]);
      const kept = await this.findOrFail(tx, storeId, keptId);
      if (ifVersion !== undefined && kept.version !== ifVersion) {
        throw PlatformError.preconditionFailed();
      }
      const duplicates = [];
      for (const id of duplicateIds) duplicates.push(await this.findOrFail(tx, storeId, id));
      const moved = await this.merging.move(tx, storeId, keptId, duplicateIds);
      await this.merging.keepNames(tx, storeId, keptId, duplicateIds);
      await this.merging.fill(tx, storeId, keptId, duplicateIds);
      await this.merging.moveStock(tx, storeId, keptId, duplicateIds);
      await this.merging.retire(tx, storeId, keptId, duplicateIds);
      await this.audit.record(tx, {
        action: 'product.merged',
        target: `product:${keptId}`,
        before: {
          duplicates: duplicates.map(({ id, name, barcodes }) => ({ id, name, barcodes })),
        },
        after: moved,
      });
      return this.findOrFail(tx, storeId, keptId);
    });
  }

  private async findOrFail(tx: Tx, storeId: string, id: string): Promise<ProductRow> {
    const product = await this.products.find(tx, storeId, id);
    if (!product) throw PlatformError.notFound();
    return product;
  }
}
