import { Injectable } from '@nestjs/common';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';

export const MOVEMENT_REASONS = [
  'COUNT',
  'REVERSAL',
  'ADJUSTMENT',
  'PURCHASE',
  'SALE',
  'RETURN',
  'WASTE',
] as const;
export type MovementReason = (typeof MOVEMENT_REASONS)[number];

/** A change of one product's units in one area. */
export interface StockChange {
  readonly productId: string;
  readonly area: string;
  readonly delta: number;
}

export interface MovementSource {
  readonly reason: MovementReason;
  readonly userId: string;
  readonly countId?: string | null;
  readonly sessionId?: string | null;
  readonly snapshotId?: string;
  readonly note?: string | null;
}

export interface MovementRow {
  readonly id: string;
  readonly product_id: string;
  readonly product_name: string;
  readonly area: string;
  readonly delta: number;
  readonly quantity_after: number;
  readonly reason: MovementReason;
  readonly note: string | null;
  readonly count_id: string | null;
  readonly session_id: string | null;
  readonly snapshot_id: string | null;
  readonly created_by: string | null;
  readonly created_at: Date;
}

export interface LevelRow {
  readonly product_id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly quantity: number;
  readonly minimum_stock: number;
  readonly updated_at: Date;
  readonly areas: Array<{ area: string; quantity: number }>;
}

/** All SQL of stock: what there is, by area and in all, and every change of it. */
@Injectable()
export class StockRepository {
  /** Changes of one store's stock happen one after the other until the transaction ends. */
  async lock(tx: Tx, storeId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('stock:' || $1::text, 0))`, [
      storeId,
    ]);
  }

  /**
   * Applies changes, which must follow `lock`: levels by area, levels in all, and a movement each.
   * No level falls below zero; the movement tells what really changed.
   */
  async apply(
    tx: Tx,
    storeId: string,
    changes: readonly StockChange[],
    source: MovementSource,
  ): Promise<void> {
    if (changes.length === 0) return;
    const list = JSON.stringify(changes.map((change) => ({ ...change, id: newId() })));
    await tx.run(
      `UPDATE inventory.stock_area_levels l
          SET quantity = greatest(0, l.quantity + c.delta), updated_at = now()
         FROM jsonb_to_recordset($2::jsonb) AS c ("productId" uuid, area text, delta int)
        WHERE l.store_id = $1 AND l.area = c.area AND l.product_id = c."productId"`,
      [storeId, list],
    );
    await tx.run(
      `INSERT INTO inventory.stock_area_levels (store_id, product_id, area, quantity)
       SELECT $1, c."productId", c.area, greatest(0, c.delta)
         FROM jsonb_to_recordset($2::jsonb) AS c ("productId" uuid, area text, delta int)
        WHERE NOT EXISTS (SELECT 1 FROM inventory.stock_area_levels l
          WHERE l.store_id = $1 AND l.area = c.area AND l.product_id = c."productId")`,
      [storeId, list],
    );
    await tx.run(
      `WITH changes AS (
         SELECT c.id, c."productId" AS product_id, c.area, c.delta,
                sum(c.delta) OVER (PARTITION BY c."productId" ORDER BY c.area) AS running
           FROM jsonb_to_recordset($2::jsonb) AS c
             (id uuid, "productId" uuid, area text, delta int)
       ), steps AS (
         SELECT c.*, coalesce(l.quantity, 0) AS was,
                greatest(0, coalesce(l.quantity, 0) + running) AS after,
                greatest(0, coalesce(l.quantity, 0) + running - delta) AS before
           FROM changes c
           LEFT JOIN inventory.stock_levels l
             ON l.store_id = $1 AND l.product_id = c.product_id
       )
       INSERT INTO inventory.stock_movements
         (id, store_id, product_id, delta, quantity_after, reason, area, note, count_id,
          session_id, snapshot_id, created_by)
       SELECT id, $1, product_id, after - before, after, $3, area, $4, $5, $6, $7, $8 FROM steps
        WHERE after <> before`,
      [
        storeId,
        list,
        source.reason,
        source.note ?? null,
        source.countId ?? null,
        source.sessionId ?? null,
        source.snapshotId ?? null,
        source.userId,
      ],
    );
    await tx.run(
      `UPDATE inventory.stock_levels l
          SET quantity = greatest(0, l.quantity + c.delta), updated_at = now()
         FROM (SELECT "productId" AS product_id, sum(delta)::int AS delta
                 FROM jsonb_to_recordset($2::jsonb) AS c ("productId" uuid, delta int)
                GROUP BY 1) c
        WHERE l.store_id = $1 AND l.product_id = c.product_id`,
      [storeId, list],
    );
    await tx.run(
      `INSERT INTO inventory.stock_levels (store_id, product_id, quantity)
       SELECT $1, c."productId", greatest(0, sum(c.delta))
         FROM jsonb_to_recordset($2::jsonb) AS c ("productId" uuid, delta int)
        WHERE NOT EXISTS (SELECT 1 FROM inventory.stock_levels l
          WHERE l.store_id = $1 AND l.product_id = c."productId")
        GROUP BY c."productId"`,
      [storeId, list],
    );
  }

  /** The changes that a snapshot made, to be taken back. */
  changesOf(tx: Tx, storeId: string, snapshotId: string): Promise<StockChange[]> {
    return tx.query<StockChange>(
      `SELECT product_id AS "productId", area, delta FROM inventory.stock_movements
        WHERE store_id = $1 AND snapshot_id = $2 AND reason = 'COUNT' ORDER BY area, product_id`,
      [storeId, snapshotId],
    );
  }

  /** A product's units by area, the fullest first. */
  areasOf(
    tx: Tx,
    storeId: string,
    productId: string,
  ): Promise<Array<{ area: string; quantity: number }>> {
    return tx.query(
      `SELECT area, quantity FROM inventory.stock_area_levels
        WHERE store_id = $1 AND product_id = $2 ORDER BY quantity DESC, area`,
      [storeId, productId],
    );
  }

  /** Stock by the products' names, one more than the limit. */
  levels(
    tx: Tx,
    storeId: string,
    filter: { area?: string | undefined; category?: string | undefined; productId?: string },
    page: { cursor: Cursor | undefined; limit: number },
  ): Promise<LevelRow[]> {
    const params: unknown[] = [storeId, page.limit + 1];
    const where = ['p.store_id = $1', 'p.archived_at IS NULL'];
    if (filter.productId) where.push(`p.id = $${params.push(filter.productId)}`);
    if (filter.category) where.push(`p.category = $${params.push(filter.category)}`);
    if (filter.area !== undefined) {
      where.push(`EXISTS (SELECT 1 FROM inventory.stock_area_levels a
        WHERE a.store_id = $1 AND a.product_id = p.id AND a.area = $${params.push(filter.area)})`);
    }
    if (page.cursor) {
      const key = params.push(page.cursor.key);
      where.push(`(p.name, p.id) > ($${key}, $${params.push(page.cursor.id)}::uuid)`);
    }
    return tx.query<LevelRow>(
      `SELECT p.id AS product_id, p.name, p.brand, p.size, p.category, p.minimum_stock,
              l.quantity, l.updated_at,
              coalesce((SELECT jsonb_agg(jsonb_build_object('area', a.area, 'quantity', a.quantity)
                                 ORDER BY a.area)
                 FROM inventory.stock_area_levels a
                WHERE a.store_id = $1 AND a.product_id = p.id), '[]') AS areas
         FROM inventory.products p
         JOIN inventory.stock_levels l ON l.store_id = p.store_id AND l.product_id = p.id
        WHERE ${where.join(' AND ')} ORDER BY p.name, p.id LIMIT $2`,
      params,
    );
  }

  /** Movements of a store or of one product, newest first, one more than the limit. */
  movements(
    tx: Tx,
    storeId: string,
    filter: { productId?: string | undefined },
    page: { cursor: Cursor | undefined; limit: number },
  ): Promise<MovementRow[]> {
    const params: unknown[] = [storeId, page.limit + 1];
    const where = ['m.store_id = $1'];
    if (filter.productId) where.push(`m.product_id = $${params.push(filter.productId)}`);
    if (page.cursor) where.push(`m.id < $${params.push(page.cursor.id)}::uuid`);
    return tx.query<MovementRow>(
      `SELECT m.id, m.product_id, p.name AS product_name, m.area, m.delta, m.quantity_after,
              m.reason, m.note, m.count_id, m.session_id, m.snapshot_id, m.created_by, m.created_at
         FROM inventory.stock_movements m
         JOIN inventory.products p ON p.id = m.product_id AND p.store_id = m.store_id
        WHERE ${where.join(' AND ')} ORDER BY m.id DESC LIMIT $2`,
      params,
    );
  }
}
