import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { CatalogueLine } from '../import/catalogue-table.js';

export interface SessionLine {
  readonly name: string | null;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly barcode: string | null;
  readonly is_recognised: boolean;
  readonly quantity: number;
  readonly confidence: number;
  readonly cost_centavos: number | null;
  readonly price_centavos: number | null;
  readonly crop_s3_key: string | null;
}

export interface SessionHead {
  readonly name: string;
  readonly area: string | null;
  readonly status: string;
  readonly ready_at: Date | null;
}

export interface ValuedCategory {
  /** Null: products without one. */
  readonly category: string | null;
  readonly products: number;
  readonly units: number;
  readonly cost_centavos: number;
  readonly price_centavos: number;
  /** Products in stock that lack a cost or a price: the value is that much too low. */
  readonly without_cost: number;
  readonly without_price: number;
}

export interface ValuedProduct {
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly quantity: number;
  readonly cost_centavos: number | null;
  readonly price_centavos: number | null;
}

/** All SQL of reports. Stock is that of the last confirmed count. */
@Injectable()
export class ReportsRepository {
  /** Whether all of these are products of the store, archived ones too. */
  async knowsProducts(tx: Tx, storeId: string, ids: readonly string[]): Promise<boolean> {
    const row = await tx.find<{ known: number }>(
      `SELECT count(*)::int AS known FROM inventory.products
        WHERE store_id = $1 AND id = ANY ($2::uuid[])`,
      [storeId, ids],
    );
    return row?.known === new Set(ids).size;
  }

  sessionHead(tx: Tx, storeId: string, id: string): Promise<SessionHead | undefined> {
    return tx.find<SessionHead>(
      `SELECT name, area, status, ready_at FROM inventory.inventory_sessions
        WHERE store_id = $1 AND id = $2`,
      [storeId, id],
    );
  }

  /** The lines of a session by place, each with its best evidence. */
  sessionLines(tx: Tx, storeId: string, sessionId: string): Promise<SessionLine[]> {
    return tx.query<SessionLine>(
      `SELECT coalesce(p.name, i.label) AS name, coalesce(p.brand, i.brand) AS brand,
              coalesce(p.size, i.size) AS size, p.category,
              coalesce(i.barcode, (SELECT min(b.barcode) FROM inventory.product_barcodes b
                WHERE b.store_id = i.store_id AND b.product_id = i.product_id)) AS barcode,
              i.product_id IS NOT NULL AS is_recognised, i.quantity, i.confidence,
              p.cost_centavos, p.price_centavos, f.crop_s3_key
         FROM inventory.inventory_items i
         LEFT JOIN inventory.products p ON p.id = i.product_id AND p.store_id = i.store_id
         LEFT JOIN LATERAL (SELECT e.crop_s3_key FROM inventory.item_facings e
                             WHERE e.item_id = i.id AND e.store_id = i.store_id
                             ORDER BY e.confidence DESC, e.id LIMIT 1) f ON true
        WHERE i.store_id = $1 AND i.session_id = $2 AND i.deleted_at IS NULL
        ORDER BY i.position, i.id`,
      [storeId, sessionId],
    );
  }

  /** What the stock is worth, by category. */
  valuation(tx: Tx, storeId: string): Promise<ValuedCategory[]> {
    return tx.query<ValuedCategory>(
      `SELECT p.category, count(*)::int AS products, sum(s.quantity)::bigint AS units,
              coalesce(sum(s.quantity * p.cost_centavos), 0)::bigint AS cost_centavos,
              coalesce(sum(s.quantity * p.price_centavos), 0)::bigint AS price_centavos,
              count(*) FILTER (WHERE p.cost_centavos IS NULL)::int AS without_cost,
              count(*) FILTER (WHERE p.price_centavos IS NULL)::int AS without_price
         FROM inventory.stock_levels s
         JOIN inventory.products p ON p.id = s.product_id AND p.store_id = s.store_id
        WHERE s.store_id = $1 AND s.quantity > 0 AND p.archived_at IS NULL
        GROUP BY p.category ORDER BY cost_centavos DESC, p.category`,
      [storeId],
    );
  }

  valuedProducts(tx: Tx, storeId: string): Promise<ValuedProduct[]> {
    return tx.query<ValuedProduct>(
      `SELECT p.name, p.brand, p.size, p.category, s.quantity, p.cost_centavos, p.price_centavos
         FROM inventory.stock_levels s
         JOIN inventory.products p ON p.id = s.product_id AND p.store_id = s.store_id
        WHERE s.store_id = $1 AND s.quantity > 0 AND p.archived_at IS NULL
        ORDER BY p.name, p.id`,
      [storeId],
    );
  }

  /** The whole catalogue as it is exported. */
  catalogue(tx: Tx, storeId: string): Promise<CatalogueLine[]> {
    return tx.query<CatalogueLine>(
      `SELECT p.id, p.name, p.brand, p.size, p.size_unit, p.category, p.price_centavos,
              p.cost_centavos, p.minimum_stock,
              ARRAY(SELECT b.barcode FROM inventory.product_barcodes b
                     WHERE b.store_id = $1 AND b.product_id = p.id ORDER BY b.created_at, b.barcode
              ) AS barcodes,
              ARRAY(SELECT a.alias FROM inventory.product_aliases a
                     WHERE a.store_id = $1 AND a.product_id = p.id ORDER BY a.created_at, a.id
              ) AS aliases
         FROM inventory.products p WHERE p.store_id = $1 AND p.archived_at IS NULL
        ORDER BY p.name, p.id`,
      [storeId],
    );
  }

  /** About how long each kind of file becomes, to tell whether a person can wait for it. */
  async rowCount(
    tx: Tx,
    storeId: string,
    what: 'products' | { sessionId: string },
  ): Promise<number> {
    const row = await tx.find<{ rows: number }>(
      what === 'products'
        ? `SELECT count(*)::int AS rows FROM inventory.products
            WHERE store_id = $1 AND archived_at IS NULL`
        : `SELECT count(*)::int AS rows FROM inventory.inventory_items
            WHERE store_id = $1 AND session_id = $2 AND deleted_at IS NULL`,
      what === 'products' ? [storeId] : [storeId, what.sessionId],
    );
    return row?.rows ?? 0;
  }

  /** How many lines a confirmed count has; undefined when the store has no such count. */
  async snapshotLines(tx: Tx, storeId: string, id: string): Promise<number | undefined> {
    const row = await tx.find<{ lines: number }>(
      `SELECT (SELECT count(*) FROM inventory.snapshot_lines l
                WHERE l.store_id = $1 AND l.snapshot_id = s.id)::int AS lines
         FROM inventory.count_snapshots s WHERE s.store_id = $1 AND s.id = $2`,
      [storeId, id],
    );
    return row?.lines;
  }

  /** Products of which confirmed counts of a time found some missing. */
  async shrunkProducts(tx: Tx, storeId: string, from: Date, to: Date): Promise<number> {
    const row = await tx.find<{ products: number }>(
      `SELECT count(DISTINCT l.product_id)::int AS products
         FROM inventory.count_snapshots s
         JOIN inventory.snapshot_lines l ON l.store_id = s.store_id AND l.snapshot_id = s.id
        WHERE s.store_id = $1 AND s.confirmed_at >= $2 AND s.confirmed_at < $3
          AND l.outcome = 'SHORT'`,
      [storeId, from, to],
    );
    return row?.products ?? 0;
  }

  async storeName(tx: Tx, storeId: string): Promise<string> {
    const row = await tx.find<{ name: string }>(`SELECT name FROM tenancy.stores WHERE id = $1`, [
      storeId,
    ]);
    return row?.name ?? '';
  }
}
