import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { CountedLine } from './variance.js';

/** What confirmed counts found missing of one product in a time. */
export interface ShrinkageRow {
  readonly product_id: string;
  readonly name: string;
  readonly counts: number;
  readonly units: number;
  readonly cost_centavos: number;
  readonly price_centavos: number;
  /** Of all products together, those beyond the limit as well. */
  readonly all_products: number;
  readonly all_units: number;
  readonly all_cost_centavos: number;
  readonly all_price_centavos: number;
}

/** One product in one confirmed count. */
export interface HistoryRow {
  readonly snapshot_id: string;
  readonly confirmed_at: Date;
  readonly name: string;
  readonly area: string;
  readonly expected: number | null;
  readonly counted: number;
}

/** All SQL of comparing counts. Counts that were taken back do not count. */
@Injectable()
export class VarianceRepository {
  /** What a snapshot says of its products: lines that set the stock. */
  snapshotLines(tx: Tx, storeId: string, snapshotId: string): Promise<CountedLine[]> {
    return tx.query<CountedLine>(
      `SELECT product_id AS "productId", name, area, counted AS units,
              cost_centavos AS "costCentavos", price_centavos AS "priceCentavos"
         FROM inventory.snapshot_lines
        WHERE store_id = $1 AND snapshot_id = $2 AND product_id IS NOT NULL
          AND counted IS NOT NULL AND outcome <> 'OUT_OF_SCOPE'`,
      [storeId, snapshotId],
    );
  }

  /** What a report says now, before it is confirmed. */
  reportLines(tx: Tx, storeId: string, sessionId: string): Promise<CountedLine[]> {
    return tx.query<CountedLine>(
      `SELECT i.product_id AS "productId", p.name, coalesce(s.area, '') AS area,
              sum(i.quantity)::int AS units, p.cost_centavos AS "costCentavos",
              p.price_centavos AS "priceCentavos"
         FROM inventory.inventory_items i
         JOIN inventory.inventory_sessions s ON s.id = i.session_id AND s.store_id = i.store_id
         JOIN inventory.products p ON p.id = i.product_id AND p.store_id = i.store_id
        WHERE i.store_id = $1 AND i.session_id = $2 AND i.deleted_at IS NULL
        GROUP BY i.product_id, p.name, s.area, p.cost_centavos, p.price_centavos`,
      [storeId, sessionId],
    );
  }

  /** By product, what costs most first. */
  shrinkage(
    tx: Tx,
    storeId: string,
    { from, to, limit }: { from: Date; to: Date; limit: number },
  ): Promise<ShrinkageRow[]> {
    return tx.query<ShrinkageRow>(
      `WITH missing AS (
       SELECT l.product_id, max(l.name) AS name, count(*)::int AS counts,
              sum(l.expected - l.counted)::int AS units,
              sum((l.expected - l.counted) * coalesce(l.cost_centavos, 0))::bigint
                AS cost_centavos,
              sum((l.expected - l.counted) * coalesce(l.price_centavos, 0))::bigint
                AS price_centavos
         FROM inventory.count_snapshots s
         JOIN inventory.snapshot_lines l ON l.store_id = s.store_id AND l.snapshot_id = s.id
        WHERE s.store_id = $1 AND s.confirmed_at >= $2 AND s.confirmed_at < $3
          AND l.outcome = 'SHORT'
          AND NOT EXISTS (SELECT 1 FROM inventory.snapshot_reversals r
                           WHERE r.snapshot_id = s.id AND r.store_id = s.store_id)
        GROUP BY l.product_id
       )
       SELECT *, (count(*) OVER ())::int AS all_products, (sum(units) OVER ())::int AS all_units,
              (sum(cost_centavos) OVER ())::bigint AS all_cost_centavos,
              (sum(price_centavos) OVER ())::bigint AS all_price_centavos
         FROM missing ORDER BY cost_centavos DESC, units DESC, product_id LIMIT $4`,
      [storeId, from, to, limit],
    );
  }

  /** A product's confirmed counts, newest first. */
  history(tx: Tx, storeId: string, productId: string, limit: number): Promise<HistoryRow[]> {
    return tx.query<HistoryRow>(
      `SELECT l.snapshot_id, s.confirmed_at, s.name, l.area, l.expected, l.counted
         FROM inventory.snapshot_lines l
         JOIN inventory.count_snapshots s ON s.id = l.snapshot_id AND s.store_id = l.store_id
        WHERE l.store_id = $1 AND l.product_id = $2 AND l.counted IS NOT NULL
          AND l.outcome <> 'OUT_OF_SCOPE'
          AND NOT EXISTS (SELECT 1 FROM inventory.snapshot_reversals r
                           WHERE r.snapshot_id = s.id AND r.store_id = s.store_id)
        ORDER BY l.snapshot_id DESC, l.area LIMIT $3`,
      [storeId, productId, limit],
    );
  }
}
