import { Injectable } from '@nestjs/common';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { CategoriesRepository } from '../products/categories.repository.js';

/** Writes a planned import into the catalogue: a handful of statements, however long it is. */
@Injectable()
export class ImportWriter {
  constructor(private readonly categories: CategoriesRepository) {}

  /** Locks what would change; true when all of it is still as the preview showed it. */
  async isFresh(tx: Tx, storeId: string, importId: string): Promise<boolean> {
    const rows = await tx.query<{ fresh: boolean }>(
      `SELECT (p.archived_at IS NULL AND p.version = l.product_version) AS fresh
         FROM inventory.catalogue_import_lines l
         JOIN inventory.products p ON p.id = l.product_id AND p.store_id = l.store_id
        WHERE l.store_id = $1 AND l.import_id = $2 AND l.outcome = 'CHANGED'
        ORDER BY p.id FOR UPDATE OF p`,
      [storeId, importId],
    );
    return rows.every(({ fresh }) => fresh);
  }

  /** Adds and changes products, then their barcodes and aliases. */
  async write(tx: Tx, storeId: string, importId: string): Promise<void> {
    await this.nameCategories(tx, storeId, importId);
    const values = [storeId, importId];
    await tx.run(
      `INSERT INTO inventory.products
         (id, store_id, name, brand, size, size_amount, size_unit, category, price_centavos,
          cost_centavos, minimum_stock)
       SELECT l.product_id, $1, l.wanted->>'name', l.wanted->>'brand', l.wanted->>'size',
              (l.wanted->>'sizeAmount')::numeric, l.wanted->>'sizeUnit', l.wanted->>'category',
              (l.wanted->>'priceCentavos')::bigint, (l.wanted->>'costCentavos')::bigint,
              coalesce((l.wanted->>'minimumStock')::int, 0)
         FROM inventory.catalogue_import_lines l
        WHERE l.store_id = $1 AND l.import_id = $2 AND l.outcome = 'NEW' ORDER BY l.line`,
      values,
    );
    await tx.run(
      `UPDATE inventory.products p
          SET name = coalesce(l.wanted->>'name', p.name),
              brand = coalesce(l.wanted->>'brand', p.brand),
              size = coalesce(l.wanted->>'size', p.size),
              size_amount = CASE WHEN l.wanted ? 'size'
                THEN (l.wanted->>'sizeAmount')::numeric ELSE p.size_amount END,
              size_unit = CASE WHEN l.wanted ? 'size'
                THEN l.wanted->>'sizeUnit' ELSE p.size_unit END,
              category = coalesce(l.wanted->>'category', p.category),
              price_centavos = coalesce((l.wanted->>'priceCentavos')::bigint, p.price_centavos),
              cost_centavos = coalesce((l.wanted->>'costCentavos')::bigint, p.cost_centavos),
              minimum_stock = coalesce((l.wanted->>'minimumStock')::int, p.minimum_stock),
              version = p.version + 1, updated_at = now()
         FROM inventory.catalogue_import_lines l
        WHERE l.store_id = $1 AND l.import_id = $2 AND l.outcome = 'CHANGED'
          AND p.id = l.product_id AND p.store_id = $1`,
      values,
    );
    await tx.run(
      `INSERT INTO inventory.product_barcodes (store_id, product_id, barcode)
       SELECT DISTINCT $1::uuid, l.product_id, code
         FROM inventory.catalogue_import_lines l
        CROSS JOIN LATERAL jsonb_array_elements_text(l.wanted->'barcodes') AS code
        WHERE l.store_id = $1 AND l.import_id = $2 AND l.outcome IN ('NEW', 'CHANGED')
          AND NOT EXISTS (SELECT 1 FROM inventory.product_barcodes b WHERE b.store_id = $1
            AND b.barcode = code AND b.product_id = l.product_id)`,
      values,
    );
    await this.addAliases(tx, storeId, importId);
  }

  /** The lines name categories as the file does; from here on as the store does. */
  private async nameCategories(tx: Tx, storeId: string, importId: string): Promise<void> {
    const rows = await tx.query<{ category: string }>(
      `SELECT DISTINCT wanted->>'category' AS category FROM inventory.catalogue_import_lines
        WHERE store_id = $1 AND import_id = $2 AND outcome IN ('NEW', 'CHANGED')
          AND wanted ? 'category'`,
      [storeId, importId],
    );
    const names = await this.categories.resolve(
      tx,
      storeId,
      rows.map(({ category }) => category),
    );
    const renamed = [...names].filter(([wanted, name]) => wanted !== name);
    if (renamed.length === 0) return;
    await tx.run(
      `UPDATE inventory.catalogue_import_lines l
          SET wanted = jsonb_set(l.wanted, '{category}', to_jsonb(r.name))
         FROM unnest($3::text[], $4::text[]) AS r (wanted, name)
        WHERE l.store_id = $1 AND l.import_id = $2 AND l.wanted->>'category' = r.wanted`,
      [storeId, importId, renamed.map(([wanted]) => wanted), renamed.map(([, name]) => name)],
    );
  }

  private async addAliases(tx: Tx, storeId: string, importId: string): Promise<void> {
    const rows = await tx.query<{ product_id: string; alias: string }>(
      `SELECT DISTINCT l.product_id, alias
         FROM inventory.catalogue_import_lines l
        CROSS JOIN LATERAL jsonb_array_elements_text(l.wanted->'aliases') AS alias
        WHERE l.store_id = $1 AND l.import_id = $2 AND l.outcome IN ('NEW', 'CHANGED')`,
      [storeId, importId],
    );
    if (rows.length === 0) return;
    await tx.run(
      `INSERT INTO inventory.product_aliases (id, store_id, product_id, alias, source, created_by)
       SELECT (i->>'id')::uuid, $1, (i->>'product_id')::uuid, i->>'alias', 'IMPORT',
              platform.ctx_user()
         FROM jsonb_array_elements($2::jsonb) AS i ORDER BY i->>'alias'
       ON CONFLICT DO NOTHING`,
      [storeId, JSON.stringify(rows.map((row) => ({ id: newId(), ...row })))],
    );
  }
}
