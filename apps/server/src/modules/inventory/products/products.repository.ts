import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import type { SizeUnit } from './pack-size.js';

export interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly size_amount: number | null;
  readonly size_unit: SizeUnit | null;
  readonly category: string | null;
  readonly barcodes: string[];
  readonly aliases: string[];
  readonly price_centavos: number | null;
  readonly cost_centavos: number | null;
  readonly minimum_stock: number;
  /** Pieces by the last confirmed count; null when it has never been counted. */
  readonly stock: number | null;
  readonly reference_count: number;
  /** The product's own photo, otherwise its first reference. */
  readonly photo_key: string | null;
  readonly has_own_photo: boolean;
  readonly version: number;
  readonly archived_at: Date | null;
  readonly merged_into_id: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface ProductFields {
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly sizeAmount: number | null;
  readonly sizeUnit: SizeUnit | null;
  /** The name of a category that exists. */
  readonly category: string | null;
  readonly priceCentavos: number | null;
  readonly costCentavos: number | null;
  readonly minimumStock: number;
}

export interface ProductFilter {
  readonly category: string | undefined;
  readonly isArchived: boolean;
}

/** What is read of a product wherever one is shown; `p` is the product. */
export const PRODUCT_COLUMNS = `
  p.id, p.name, p.brand, p.size, p.size_amount::float8 AS size_amount, p.size_unit, p.category,
  p.price_centavos, p.cost_centavos, p.minimum_stock, p.version, p.archived_at, p.merged_into_id,
  p.created_at, p.updated_at,
  ARRAY(SELECT b.barcode FROM inventory.product_barcodes b
         WHERE b.product_id = p.id AND b.store_id = p.store_id ORDER BY b.created_at, b.barcode
  ) AS barcodes,
  ARRAY(SELECT a.alias FROM inventory.product_aliases a
         WHERE a.product_id = p.id AND a.store_id = p.store_id ORDER BY a.created_at, a.id
  ) AS aliases,
  (SELECT s.quantity FROM inventory.stock_levels s
    WHERE s.product_id = p.id AND s.store_id = p.store_id) AS stock,
  (SELECT count(*)::int FROM inventory.product_references r
    WHERE r.product_id = p.id AND r.store_id = p.store_id) AS reference_count,
  coalesce(p.photo_s3_key, (SELECT r.s3_key FROM inventory.product_references r
    WHERE r.product_id = p.id AND r.store_id = p.store_id ORDER BY r.id LIMIT 1)) AS photo_key,
  p.photo_s3_key IS NOT NULL AS has_own_photo`;

const SELECT = `SELECT ${PRODUCT_COLUMNS} FROM inventory.products p`;

/** All SQL of products and their barcodes; how they are searched is in product-search.ts. */
@Injectable()
export class ProductsRepository {
  async insert(tx: Tx, storeId: string, id: string, fields: ProductFields): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.products
         (id, store_id, name, brand, size, size_amount, size_unit, category, price_centavos,
          cost_centavos, minimum_stock)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, storeId, ...values(fields)],
    );
  }

  async update(tx: Tx, storeId: string, id: string, fields: ProductFields): Promise<void> {
    await tx.run(
      `UPDATE inventory.products SET name = $3, brand = $4, size = $5, size_amount = $6,
         size_unit = $7, category = $8, price_centavos = $9, cost_centavos = $10,
         minimum_stock = $11, version = version + 1, updated_at = now()
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

  /** A product of the catalogue; undefined for one that was taken off it. */
  find(tx: Tx, storeId: string, id: string): Promise<ProductRow | undefined> {
    return tx.find<ProductRow>(
      `${SELECT} WHERE p.id = $1 AND p.store_id = $2 AND p.archived_at IS NULL`,
      [id, storeId],
    );
  }

  /** A product, also one that was taken off the catalogue. */
  findAny(tx: Tx, storeId: string, id: string): Promise<ProductRow | undefined> {
    return tx.find<ProductRow>(`${SELECT} WHERE p.id = $1 AND p.store_id = $2`, [id, storeId]);
  }

  /** Locks the rows in order of id, so that two who want the same ones wait and do not block. */
  async lock(tx: Tx, storeId: string, ids: readonly string[]): Promise<void> {
    await tx.query(
      `SELECT id FROM inventory.products WHERE store_id = $1 AND id = ANY ($2::uuid[])
        ORDER BY id FOR UPDATE`,
      [storeId, ids],
    );
  }

  findByBarcode(tx: Tx, storeId: string, barcode: string): Promise<ProductRow | undefined> {
    return tx.find<ProductRow>(
      `${SELECT} JOIN inventory.product_barcodes code
           ON code.product_id = p.id AND code.store_id = p.store_id
        WHERE code.store_id = $1 AND code.barcode = $2 AND p.archived_at IS NULL`,
      [storeId, barcode],
    );
  }

  /** Products by name after the cursor, one more than the limit. */
  list(
    tx: Tx,
    storeId: string,
    filter: ProductFilter,
    cursor: Cursor | undefined,
    limit: number,
  ): Promise<ProductRow[]> {
    // The conditions are spelled out, since a partial index serves only who names its condition.
    const conditions = [
      'p.store_id = $1',
      filter.isArchived ? 'p.archived_at IS NOT NULL' : 'p.archived_at IS NULL',
      ...(filter.category === undefined ? [] : ['p.category = $5']),
      ...(cursor ? ['(p.name, p.id) > ($2, $3::uuid)'] : ['$2::text IS NULL', '$3::uuid IS NULL']),
    ];
    return tx.query<ProductRow>(
      `${SELECT} WHERE ${conditions.join(' AND ')} ORDER BY p.name, p.id LIMIT $4`,
      [
        storeId,
        cursor?.key ?? null,
        cursor?.id ?? null,
        limit + 1,
        ...(filter.category === undefined ? [] : [filter.category]),
      ],
    );
  }

  /** Takes the product off the catalogue; reports that name it keep doing so. */
  async archive(tx: Tx, storeId: string, id: string): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE inventory.products SET archived_at = now(), updated_at = now(), version = version + 1
        WHERE id = $1 AND store_id = $2 AND archived_at IS NULL`,
      [id, storeId],
    );
    // Its codes are free for another product; restored, it has to be given them again.
    await tx.run(`DELETE FROM inventory.product_barcodes WHERE store_id = $1 AND product_id = $2`, [
      storeId,
      id,
    ]);
    return changed === 1;
  }

  /** Puts an archived product back; one that was merged into another stays where it went. */
  async restore(tx: Tx, storeId: string, id: string): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE inventory.products SET archived_at = NULL, updated_at = now(), version = version + 1
        WHERE id = $1 AND store_id = $2 AND archived_at IS NOT NULL AND merged_into_id IS NULL`,
      [id, storeId],
    );
    return changed === 1;
  }

  /** Sets the product's own photo; gives the key that it had. */
  async setPhoto(
    tx: Tx,
    storeId: string,
    id: string,
    key: string | null,
  ): Promise<string | null | undefined> {
    const old = await tx.find<{ photo_s3_key: string | null }>(
      `SELECT photo_s3_key FROM inventory.products
        WHERE id = $1 AND store_id = $2 AND archived_at IS NULL FOR UPDATE`,
      [id, storeId],
    );
    if (!old) return undefined;
    await tx.run(
      `UPDATE inventory.products SET photo_s3_key = $3, updated_at = now(), version = version + 1
        WHERE id = $1 AND store_id = $2`,
      [id, storeId, key],
    );
    return old.photo_s3_key;
  }
}

function values(fields: ProductFields): unknown[] {
  return [
    fields.name,
    fields.brand,
    fields.size,
    fields.sizeAmount,
    fields.sizeUnit,
    fields.category,
    fields.priceCentavos,
    fields.costCentavos,
    fields.minimumStock,
  ];
}
