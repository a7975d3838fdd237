import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { CountedUnits, ExpectedUnits, UnnamedUnits } from './snapshot-lines.js';

/** What a product is called and worth on the day of the count. */
export interface ProductOfTheDay {
  readonly id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly cost_centavos: number | null;
  readonly price_centavos: number | null;
  readonly barcode: string | null;
}

/** A report's area; counts that name none share the empty one. */
export const NO_AREA = '';

/** All SQL of what reports counted and of what the stock expected. */
@Injectable()
export class CountedRepository {
  /** Units per area and product of some reports, whose films may show the same area in parts. */
  counted(tx: Tx, storeId: string, sessionIds: readonly string[]): Promise<CountedUnits[]> {
    return tx.query<CountedUnits>(
      `SELECT i.product_id AS "productId", coalesce(s.area, '') AS area,
              sum(i.quantity)::int AS counted, sum(i.visible_units)::int AS "visibleUnits"
         FROM inventory.inventory_items i
         JOIN inventory.inventory_sessions s ON s.id = i.session_id AND s.store_id = i.store_id
        WHERE i.store_id = $1 AND i.session_id = ANY ($2::uuid[]) AND i.deleted_at IS NULL
          AND s.store_id = $1 AND s.id = ANY ($2::uuid[])
          AND i.product_id IS NOT NULL
        GROUP BY 1, 2 ORDER BY 2, 1`,
      [storeId, sessionIds],
    );
  }

  /** Lines without a product, as one per name or code. */
  unnamed(tx: Tx, storeId: string, sessionIds: readonly string[]): Promise<UnnamedUnits[]> {
    return tx.query<UnnamedUnits>(
      `SELECT coalesce(s.area, '') AS area, i.label AS name, i.barcode,
              sum(i.quantity)::int AS counted, sum(i.visible_units)::int AS "visibleUnits"
         FROM inventory.inventory_items i
         JOIN inventory.inventory_sessions s ON s.id = i.session_id AND s.store_id = i.store_id
        WHERE i.store_id = $1 AND i.session_id = ANY ($2::uuid[]) AND i.deleted_at IS NULL
          AND s.store_id = $1 AND s.id = ANY ($2::uuid[])
          AND i.product_id IS NULL AND i.quantity > 0
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [storeId, sessionIds],
    );
  }

  /** The stock of some areas, or of all where none is named. */
  expected(tx: Tx, storeId: string, areas: readonly string[] | null): Promise<ExpectedUnits[]> {
    return tx.query<ExpectedUnits>(
      areas === null
        ? `SELECT product_id AS "productId", area, quantity AS expected
             FROM inventory.stock_area_levels WHERE store_id = $1 ORDER BY area, product_id`
        : `SELECT product_id AS "productId", area, quantity AS expected
             FROM inventory.stock_area_levels WHERE store_id = $1 AND area = ANY ($2::text[])
            ORDER BY area, product_id`,
      areas === null ? [storeId] : [storeId, areas],
    );
  }

  /** The stock of some products in one area. */
  expectedOf(
    tx: Tx,
    storeId: string,
    area: string,
    productIds: readonly string[],
  ): Promise<ExpectedUnits[]> {
    return tx.query<ExpectedUnits>(
      `SELECT product_id AS "productId", area, quantity AS expected
         FROM inventory.stock_area_levels
        WHERE store_id = $1 AND area = $2 AND product_id = ANY ($3::uuid[])`,
      [storeId, area, productIds],
    );
  }

  /** Products that somebody said a film of these does not show. */
  async notInFilm(tx: Tx, storeId: string, sessionIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ product_id: string }>(
      `SELECT product_id FROM inventory.expected_answers
        WHERE store_id = $1 AND session_id = ANY ($2::uuid[]) AND answer = 'NOT_IN_FILM'`,
      [storeId, sessionIds],
    );
    return new Set(rows.map((row) => row.product_id));
  }

  products(tx: Tx, storeId: string, ids: readonly string[]): Promise<ProductOfTheDay[]> {
    return tx.query<ProductOfTheDay>(
      `SELECT p.id, p.name, p.brand, p.size, p.category, p.cost_centavos, p.price_centavos,
              (SELECT b.barcode FROM inventory.product_barcodes b
                WHERE b.store_id = p.store_id AND b.product_id = p.id
                ORDER BY b.created_at, b.barcode LIMIT 1) AS barcode
         FROM inventory.products p WHERE p.store_id = $1 AND p.id = ANY ($2::uuid[])`,
      [storeId, ids],
    );
  }

  /** Units of some products that came and went by other acts since a moment. */
  async movedSince(
    tx: Tx,
    storeId: string,
    productIds: readonly string[],
    since: Date,
  ): Promise<Map<string, number>> {
    const rows = await tx.query<{ product_id: string; moved: number }>(
      `SELECT product_id, sum(delta)::int AS moved FROM inventory.stock_movements
        WHERE store_id = $1 AND product_id = ANY ($2::uuid[]) AND created_at > $3
        GROUP BY product_id`,
      [storeId, productIds, since],
    );
    return new Map(rows.map((row) => [row.product_id, row.moved]));
  }
}
