import { Injectable } from '@nestjs/common';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';

/** How many rows of each kind went over. */
export interface MovedRows {
  readonly barcodes: number;
  readonly aliases: number;
  readonly references: number;
  readonly lines: number;
}

/** All SQL of making several products one. */
@Injectable()
export class ProductMergeRepository {
  /** Gives everything that points at the duplicates to the product that stays. */
  async move(tx: Tx, storeId: string, keptId: string, ids: readonly string[]): Promise<MovedRows> {
    const go = (table: string): Promise<number> =>
      tx.run(
        `UPDATE inventory.${table} SET product_id = $2
          WHERE store_id = $1 AND product_id = ANY ($3::uuid[])`,
        [storeId, keptId, ids],
      );
    return {
      barcodes: await go('product_barcodes'),
      aliases: await go('product_aliases'),
      references: await go('product_references'),
      lines: await go('inventory_items'),
    };
  }

  /** The duplicates' names stay findable; a name that the store has already is left out. */
  async keepNames(tx: Tx, storeId: string, keptId: string, ids: readonly string[]): Promise<void> {
    const names = await tx.query<{ name: string }>(
      `SELECT DISTINCT left(concat_ws(' ', d.name, d.size), 200) AS name
         FROM inventory.products d JOIN inventory.products k ON k.id = $2 AND k.store_id = $1
        WHERE d.store_id = $1 AND d.id = ANY ($3::uuid[])
          AND inventory.search_text(d.name) <> inventory.search_text(k.name)`,
      [storeId, keptId, ids],
    );
    await tx.run(
      `INSERT INTO inventory.product_aliases (id, store_id, product_id, alias, source, created_by)
       SELECT (i->>'id')::uuid, $1, $2, i->>'name', 'MERGE', platform.ctx_user()
         FROM jsonb_array_elements($3::jsonb) AS i
       ON CONFLICT DO NOTHING`,
      [storeId, keptId, JSON.stringify(names.map(({ name }) => ({ id: newId(), name })))],
    );
  }

  /** Facts that the kept product lacks are taken from the duplicates, the oldest first. */
  async fill(tx: Tx, storeId: string, keptId: string, ids: readonly string[]): Promise<void> {
    const first = (column: string): string =>
      `coalesce(k.${column}, (SELECT d.${column} FROM inventory.products d
         WHERE d.store_id = $1 AND d.id = ANY ($3::uuid[]) AND d.${column} IS NOT NULL
         ORDER BY d.id LIMIT 1))`;
    const columns = ['brand', 'category', 'price_centavos', 'cost_centavos', 'photo_s3_key'];
    await tx.run(
      `UPDATE inventory.products k
          SET ${columns.map((column) => `${column} = ${first(column)}`).join(', ')},
              minimum_stock = greatest(k.minimum_stock, (SELECT max(d.minimum_stock)
                FROM inventory.products d WHERE d.store_id = $1 AND d.id = ANY ($3::uuid[]))),
              version = k.version + 1, updated_at = now()
        WHERE k.store_id = $1 AND k.id = $2`,
      [storeId, keptId, ids],
    );
  }

  /** Stock of the duplicates becomes stock of the kept product, told as movements. */
  async moveStock(tx: Tx, storeId: string, keptId: string, ids: readonly string[]): Promise<void> {
    const levels = await tx.query<{ product_id: string; quantity: number }>(
      `SELECT product_id, quantity FROM inventory.stock_levels
        WHERE store_id = $1 AND product_id = ANY ($2::uuid[]) ORDER BY product_id FOR UPDATE`,
      [storeId, ids],
    );
    const total = levels.reduce((sum, level) => sum + level.quantity, 0);
    if (levels.length === 0) return;
    for (const level of levels) {
      if (level.quantity > 0) {
        await this.tell(tx, storeId, level.product_id, { delta: -level.quantity, after: 0 });
      }
    }
    await tx.run(
      `DELETE FROM inventory.stock_levels WHERE store_id = $1 AND product_id = ANY ($2::uuid[])`,
      [storeId, ids],
    );
    const kept = await tx.find<{ quantity: number }>(
      `INSERT INTO inventory.stock_levels (store_id, product_id, quantity) VALUES ($1, $2, $3)
       ON CONFLICT (store_id, product_id) DO UPDATE
         SET quantity = inventory.stock_levels.quantity + $3, updated_at = now()
       RETURNING quantity`,
      [storeId, keptId, total],
    );
    await this.moveAreas(tx, storeId, keptId, ids);
    if (total > 0) {
      await this.tell(tx, storeId, keptId, { delta: total, after: kept?.quantity ?? total });
    }
  }

  /** What stands in an area stays there, under the kept product. */
  private async moveAreas(
    tx: Tx,
    storeId: string,
    keptId: string,
    ids: readonly string[],
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.stock_area_levels AS kept (store_id, product_id, area, quantity)
       SELECT $1, $2, area, sum(quantity) FROM inventory.stock_area_levels
        WHERE store_id = $1 AND product_id = ANY ($3::uuid[]) GROUP BY area
       ON CONFLICT (store_id, area, product_id) DO UPDATE
         SET quantity = kept.quantity + EXCLUDED.quantity, updated_at = now()`,
      [storeId, keptId, ids],
    );
    await tx.run(
      `DELETE FROM inventory.stock_area_levels
        WHERE store_id = $1 AND product_id = ANY ($2::uuid[])`,
      [storeId, ids],
    );
  }

  /** Takes the duplicates off the catalogue and says where they went. */
  async retire(tx: Tx, storeId: string, keptId: string, ids: readonly string[]): Promise<void> {
    await tx.run(
      `UPDATE inventory.products
          SET archived_at = coalesce(archived_at, now()), merged_into_id = $2, photo_s3_key = NULL,
              version = version + 1, updated_at = now()
        WHERE store_id = $1 AND id = ANY ($3::uuid[])`,
      [storeId, keptId, ids],
    );
    // What had been merged into a duplicate before follows it.
    await tx.run(
      `UPDATE inventory.products SET merged_into_id = $2
        WHERE store_id = $1 AND merged_into_id = ANY ($3::uuid[])`,
      [storeId, keptId, ids],
    );
  }

  private async tell(
    tx: Tx,
    storeId: string,
    productId: string,
    { delta, after }: { delta: number; after: number },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.stock_movements
         (id, store_id, product_id, delta, quantity_after, reason, created_by)
       VALUES ($1, $2, $3, $4, $5, 'ADJUSTMENT', platform.ctx_user())`,
      [newId(), storeId, productId, delta, after],
    );
  }
}
