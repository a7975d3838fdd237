import { Injectable } from '@nestjs/common';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';

export interface CategoryRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly product_count: number;
}

const SELECT = `
  SELECT c.id, c.name, c.version,
    (SELECT count(*)::int FROM inventory.products p
      WHERE p.store_id = c.store_id AND p.category = c.name AND p.archived_at IS NULL
    ) AS product_count
  FROM inventory.product_categories c`;

/** All SQL of categories. A product names its category, so renaming one takes its products along. */
@Injectable()
export class CategoriesRepository {
  list(tx: Tx, storeId: string): Promise<CategoryRow[]> {
    return tx.query<CategoryRow>(`${SELECT} WHERE c.store_id = $1 ORDER BY c.name, c.id`, [
      storeId,
    ]);
  }

  find(tx: Tx, storeId: string, id: string): Promise<CategoryRow | undefined> {
    return tx.find<CategoryRow>(`${SELECT} WHERE c.store_id = $1 AND c.id = $2`, [storeId, id]);
  }

  async insert(tx: Tx, storeId: string, id: string, name: string): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.product_categories (id, store_id, name) VALUES ($1, $2, $3)`,
      [id, storeId, name],
    );
  }

  /** Gives whether the category was there at that version. */
  async rename(
    tx: Tx,
    storeId: string,
    id: string,
    name: string,
    ifVersion: number | undefined,
  ): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE inventory.product_categories SET name = $3, version = version + 1
        WHERE store_id = $1 AND id = $2 AND ($4::int IS NULL OR version = $4)`,
      [storeId, id, name, ifVersion ?? null],
    );
    return changed === 1;
  }

  /** Its products stay, without a category. */
  async remove(tx: Tx, storeId: string, id: string): Promise<boolean> {
    const changed = await tx.run(
      `DELETE FROM inventory.product_categories WHERE store_id = $1 AND id = $2`,
      [storeId, id],
    );
    return changed === 1;
  }

  /**
   * The names under which the store has these categories, whatever their accents and case; those it
   * has not are added. By the name as it was given.
   */
  async resolve(tx: Tx, storeId: string, names: readonly string[]): Promise<Map<string, string>> {
    const wanted = [...new Set(names)];
    if (wanted.length === 0) return new Map();
    await tx.run(
      `INSERT INTO inventory.product_categories (id, store_id, name)
       SELECT (i->>'id')::uuid, $1, i->>'name' FROM jsonb_array_elements($2::jsonb) AS i
        ORDER BY i->>'name'
       ON CONFLICT DO NOTHING`,
      [storeId, JSON.stringify(wanted.map((name) => ({ id: newId(), name })))],
    );
    const rows = await tx.query<{ wanted: string; name: string }>(
      `SELECT wanted, c.name FROM unnest($2::text[]) AS wanted
         JOIN inventory.product_categories c ON c.store_id = $1
          AND inventory.search_text(c.name) = inventory.search_text(wanted)`,
      [storeId, wanted],
    );
    return new Map(rows.map((row) => [row.wanted, row.name]));
  }
}
