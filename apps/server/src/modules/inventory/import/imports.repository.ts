import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import type { KnownProduct, LineOutcome, PlannedLine } from './import-plan.js';

export interface ImportRow {
  readonly id: string;
  readonly store_id: string;
  readonly format: 'csv' | 'xlsx';
  readonly status: 'PREVIEW' | 'APPLIED';
  readonly columns: string[];
  readonly ignored_columns: string[];
  readonly new_count: number;
  readonly changed_count: number;
  readonly unchanged_count: number;
  readonly error_count: number;
  readonly created_at: Date;
  readonly applied_at: Date | null;
}

export type ImportLineRow = Pick<
  PlannedLine,
  'line' | 'outcome' | 'name' | 'changes' | 'faults'
> & { readonly product_id: string | null };

/** Previews that nobody applied are of no use after this. */
const PREVIEW_DAYS = 2;

/** All SQL of imports up to the moment they are applied. */
@Injectable()
export class ImportsRepository {
  async insert(
    tx: Tx,
    row: Omit<ImportRow, 'status' | 'created_at' | 'applied_at'>,
    lines: readonly PlannedLine[],
  ): Promise<void> {
    await tx.run(
      `DELETE FROM inventory.catalogue_imports
        WHERE store_id = $1 AND status = 'PREVIEW'
          AND created_at < now() - ${PREVIEW_DAYS} * interval '1 day'`,
      [row.store_id],
    );
    await tx.run(
      `INSERT INTO inventory.catalogue_imports
         (id, store_id, created_by, format, columns, ignored_columns, new_count, changed_count,
          unchanged_count, error_count)
       VALUES ($1, $2, platform.ctx_user(), $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.id,
        row.store_id,
        row.format,
        row.columns,
        row.ignored_columns,
        row.new_count,
        row.changed_count,
        row.unchanged_count,
        row.error_count,
      ],
    );
    await tx.run(
      `INSERT INTO inventory.catalogue_import_lines
         (store_id, import_id, line, outcome, product_id, product_version, name, wanted, changes,
          faults)
       SELECT $1, $2, (l->>'line')::int, l->>'outcome', (l->>'productId')::uuid,
              (l->>'productVersion')::int, l->>'name', l->'wanted', l->'changes', l->'faults'
         FROM jsonb_array_elements($3::jsonb) AS l`,
      [row.store_id, row.id, JSON.stringify(lines)],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<ImportRow | undefined> {
    return tx.find<ImportRow>(
      `SELECT * FROM inventory.catalogue_imports WHERE id = $1 AND store_id = $2`,
      [id, storeId],
    );
  }

  lock(tx: Tx, storeId: string, id: string): Promise<ImportRow | undefined> {
    return tx.find<ImportRow>(
      `SELECT * FROM inventory.catalogue_imports WHERE id = $1 AND store_id = $2 FOR UPDATE`,
      [id, storeId],
    );
  }

  async markApplied(tx: Tx, storeId: string, id: string): Promise<void> {
    await tx.run(
      `UPDATE inventory.catalogue_imports SET status = 'APPLIED', applied_at = now()
        WHERE id = $1 AND store_id = $2`,
      [id, storeId],
    );
  }

  lines(
    tx: Tx,
    storeId: string,
    id: string,
    page: { outcome: LineOutcome | undefined; cursor: Cursor | undefined; limit: number },
  ): Promise<ImportLineRow[]> {
    return tx.query<ImportLineRow>(
      `SELECT line, outcome, product_id, name, changes, faults
         FROM inventory.catalogue_import_lines
        WHERE store_id = $1 AND import_id = $2 AND ($3::text IS NULL OR outcome = $3)
          AND line > $4 ORDER BY line LIMIT $5`,
      [storeId, id, page.outcome ?? null, Number(page.cursor?.key ?? 0), page.limit + 1],
    );
  }

  /** The products that lines may mean: by id, by barcode, or by name whatever its accents. */
  candidates(
    tx: Tx,
    storeId: string,
    wanted: { ids: readonly string[]; barcodes: readonly string[]; names: readonly string[] },
  ): Promise<KnownProduct[]> {
    return tx.query<KnownProduct>(
      `WITH wanted AS (
         SELECT unnest($2::uuid[]) AS id
         UNION SELECT b.product_id FROM inventory.product_barcodes b
                WHERE b.store_id = $1 AND b.barcode = ANY ($3)
         UNION SELECT p.id FROM inventory.products p
                WHERE p.store_id = $1 AND p.archived_at IS NULL
                  AND inventory.search_text(p.name)
                      IN (SELECT inventory.search_text(name) FROM unnest($4::text[]) AS name)
       )
       SELECT p.id, p.version, p.name, p.brand, p.size, p.category, p.price_centavos,
              p.cost_centavos, p.minimum_stock,
              ARRAY(SELECT b.barcode FROM inventory.product_barcodes b
                     WHERE b.store_id = $1 AND b.product_id = p.id ORDER BY b.created_at, b.barcode
              ) AS barcodes,
              ARRAY(SELECT a.alias FROM inventory.product_aliases a
                     WHERE a.store_id = $1 AND a.product_id = p.id ORDER BY a.created_at, a.id
              ) AS aliases
         FROM wanted JOIN inventory.products p ON p.id = wanted.id
        WHERE p.store_id = $1 AND p.archived_at IS NULL ORDER BY p.id`,
      [storeId, wanted.ids, wanted.barcodes, wanted.names],
    );
  }

  /** Who has these names as an alias. */
  aliasOwners(
    tx: Tx,
    storeId: string,
    aliases: readonly string[],
  ): Promise<Array<{ alias: string; product_id: string }>> {
    if (aliases.length === 0) return Promise.resolve([]);
    return tx.query(
      `SELECT alias, product_id FROM inventory.product_aliases
        WHERE store_id = $1 AND inventory.search_text(alias)
              IN (SELECT inventory.search_text(name) FROM unnest($2::text[]) AS name)`,
      [storeId, aliases],
    );
  }
}
