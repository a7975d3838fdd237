import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import { SHORTEST_DAYS } from './suggested-purchase.js';

export interface LowStockRow {
  readonly id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly stock: number;
  readonly minimum_stock: number;
  readonly cost_centavos: number | null;
}

/** A product that should never run out and of which nobody knows how many there are. */
export type UncountedRow = Omit<LowStockRow, 'stock' | 'cost_centavos'>;

export interface PaceRow extends LowStockRow {
  readonly consumed: number;
  readonly observed_days: number;
}

/** How far back a pace is looked for. */
export const PACE_DAYS = 60;
/** A list that nobody reads to its end is cut here. */
export const MAX_PURCHASE_LINES = 1_000;

/** More than this is a first count that has not been taken yet. */
export const MAX_UNCOUNTED = 200;

/** All SQL of what is running out. Only products that have been counted can be low. */
@Injectable()
export class PurchasingRepository {
  /** Products below their minimum by name, one more than the limit. */
  lowStock(
    tx: Tx,
    storeId: string,
    cursor: Cursor | undefined,
    limit: number,
  ): Promise<LowStockRow[]> {
    return tx.query<LowStockRow>(
      `SELECT p.id, p.name, p.brand, p.size, p.category, s.quantity AS stock, p.minimum_stock,
              p.cost_centavos
         FROM inventory.products p
         JOIN inventory.stock_levels s ON s.store_id = p.store_id AND s.product_id = p.id
        WHERE p.store_id = $1 AND p.archived_at IS NULL AND p.minimum_stock > 0
          AND s.store_id = $1 AND s.quantity < p.minimum_stock
          AND ($2::text IS NULL OR (p.name, p.id) > ($2, $3::uuid))
        ORDER BY p.name, p.id LIMIT $4`,
      [storeId, cursor?.key ?? null, cursor?.id ?? null, limit + 1],
    );
  }

  /**
   * Products that will not last for the days to cover, or are below their minimum: the most urgent
   * ones first, one more than the limit. The need is that of `adviseOnPurchase`.
   */
  candidates(tx: Tx, storeId: string, coverDays: number, limit: number): Promise<PaceRow[]> {
    return tx.query<PaceRow>(
      // The pace is worked out once: workers that share the rest would each do the whole of it.
      `WITH pace AS MATERIALIZED (
         SELECT m.product_id, sum(-m.delta) FILTER (WHERE m.delta < 0)::int AS consumed,
                date_part('epoch', now() - min(m.created_at)) / 86400 AS observed_days
           FROM inventory.stock_movements m
          WHERE m.store_id = $1 AND m.created_at > now() - ${PACE_DAYS} * interval '1 day'
            AND m.reason IN ('COUNT', 'SALE')
          GROUP BY m.product_id HAVING sum(m.delta) FILTER (WHERE m.delta < 0) < 0
       ), needed AS MATERIALIZED (
         SELECT s.product_id, s.quantity, coalesce(pace.consumed, 0) AS consumed,
                coalesce(pace.observed_days, 0) AS observed_days,
                s.quantity / nullif(rate.per_day, 0) AS days_left
           FROM inventory.stock_levels s
           JOIN inventory.products k ON k.id = s.product_id AND k.store_id = s.store_id
           LEFT JOIN pace ON pace.product_id = k.id
           CROSS JOIN LATERAL (SELECT coalesce(pace.consumed, 0)
             / greatest(pace.observed_days, ${SHORTEST_DAYS}) AS per_day) AS rate
          WHERE s.store_id = $1 AND k.store_id = $1 AND k.archived_at IS NULL
            AND s.quantity < greatest(k.minimum_stock, ceil(rate.per_day * $2 - 1e-9))
          ORDER BY days_left NULLS LAST, s.product_id LIMIT $3
       )
       SELECT p.id, p.name, p.brand, p.size, p.category, needed.quantity AS stock,
              p.minimum_stock, p.cost_centavos, needed.consumed, needed.observed_days
         FROM needed
         -- Fenced, so that each of the few is looked up by its id.
         CROSS JOIN LATERAL (SELECT * FROM inventory.products
                              WHERE store_id = $1 AND id = needed.product_id OFFSET 0) p
        ORDER BY needed.days_left NULLS LAST, p.name, p.id`,
      [storeId, coverDays, limit + 1],
    );
  }

  /** Products with a minimum that have never been counted, by name, one more than the limit. */
  uncounted(tx: Tx, storeId: string, limit: number): Promise<UncountedRow[]> {
    return tx.query<UncountedRow>(
      `SELECT p.id, p.name, p.brand, p.size, p.category, p.minimum_stock
         FROM inventory.products p
        WHERE p.store_id = $1 AND p.archived_at IS NULL AND p.minimum_stock > 0
          -- Fenced, so that the stock of each of the few is looked up and not read whole.
          AND NOT EXISTS (SELECT 1 FROM inventory.stock_levels s
                           WHERE s.store_id = $1 AND s.product_id = p.id OFFSET 0)
        ORDER BY p.name, p.id LIMIT $2`,
      [storeId, limit + 1],
    );
  }
}
