import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';

export interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly barcodes: string[];
  readonly price_centavos: number | null;
  readonly cost_centavos: number | null;
  readonly reference_count: number;
  readonly photo_key: string | null;
  readonly created_at: Date;
}

export interface ProductFields {
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly priceCentavos: number | null;
  readonly costCentavos: number | null;
}

const SELECT = `
  SELECT p.id, p.name, p.brand, p.size, p.category, p.price_centavos, p.cost_centavos, p.created_at,
    ARRAY(SELECT b.barcode FROM inventory.product_barcodes b
           WHERE b.product_id = p.id AND b.store_id = p.store_id ORDER BY b.created_at, b.barcode
    ) AS barcodes,
    (SELECT count(*)::int FROM inventory.product_references r
      WHERE r.product_id = p.id AND r.store_id = p.store_id) AS reference_count,
    (SELECT r.s3_key FROM inventory.product_references r
      WHERE r.product_id = p.id AND r.store_id = p.store_id ORDER BY r.id LIMIT 1) AS photo_key
  FROM inventory.products p`;

const SEARCHED = `inventory.search_text(p.name || ' ' || coalesce(p.brand, '') || ' ' ||
  coalesce(p.size, ''))`;

/** All SQL of products and their barcodes. */
@Injectable()
export class ProductsRepository {
  async insert(tx: Tx, storeId: string, id: string, fields: ProductFields): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.products
         (id, store_id, name, brand, size, category, price_centavos, cost_centavos)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, storeId, ...values(fields)],
    );
  }

  async update(tx: Tx, storeId: string, id: string, fields: ProductFields): Promise<void> {
    await tx.run(
      `UPDATE inventory.products SET name = $3, brand = $4, size = $5, category = $6,
         price_centavos = $7, cost_centavos = $8, version = version + 1, updated_at = now()
       WHERE id = $1 AND store_id = $2`,
      [id, storeId, ...values(fields)],
    );
  }

  /** Replaces the product's barcodes. */
  async setBarcodes(
    tx: Tx,
    storeId: string,
    productId: string,
    barcodes: readonly string[],
  ): Promise<void> {
    await tx.run(
      `DELETE FROM inventory.product_barcodes
        WHERE store_id = $1 AND product_id = $2 AND barcode <> ALL ($3)`,
      [storeId, productId, barcodes],
    );
    await tx.run(
      `INSERT INTO inventory.product_barcodes (store_id, product_id, barcode)
       SELECT $1, $2, code FROM unnest($3::text[]) AS code
        WHERE NOT EXISTS (SELECT 1 FROM inventory.product_barcodes b
          WHERE b.store_id = $1 AND b.product_id = $2 AND b.barcode = code)`,
      [storeId, productId, barcodes],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<ProductRow | undefined> {
    return tx.find<ProductRow>(
      `${SELECT} WHERE p.id = $1 AND p.store_id = $2 AND p.archived_at IS NULL`,
      [id, storeId],
    );
  }

  /** Products by name after the cursor, one more than the limit. */
  list(
    tx: Tx,
    storeId: string,
    search: string | undefined,
    cursor: Cursor | undefined,
    limit: number,
  ): Promise<ProductRow[]> {
    return tx.query<ProductRow>(
      `${SELECT}
        WHERE p.store_id = $1 AND p.archived_at IS NULL
          AND ($2::text IS NULL
            OR ${SEARCHED} LIKE '%' || inventory.search_text($2) || '%'
            OR EXISTS (SELECT 1 FROM inventory.product_barcodes b
                        WHERE b.store_id = $1 AND b.product_id = p.id AND b.barcode = $3))
          AND ($4::text IS NULL OR (p.name, p.id) > ($4, $5::uuid))
        ORDER BY p.name, p.id LIMIT $6`,
      [
        storeId,
        search === undefined ? null : escapeLike(search),
        search ?? null,
        cursor?.key ?? null,
        cursor?.id ?? null,
        limit + 1,
      ],
    );
  }

  /** Takes the product off the catalogue; reports that name it keep doing so. */
  async archive(tx: Tx, storeId: string, id: string): Promise<boolean> {
    await tx.run(`DELETE FROM inventory.product_barcodes WHERE store_id = $1 AND product_id = $2`, [
      storeId,
      id,
    ]);
    const changed = await tx.run(
      `UPDATE inventory.products SET archived_at = now(), version = version + 1
        WHERE id = $1 AND store_id = $2 AND archived_at IS NULL`,
      [id, storeId],
    );
    return changed === 1;
  }
}

function values(fields: ProductFields): unknown[] {
  const { name, brand, size, category, priceCentavos, costCentavos } = fields;
  return [name, brand, size, category, priceCentavos, costCentavos];
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
