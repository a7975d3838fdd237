import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

export interface CatalogueFacts {
  readonly products: number;
  readonly low_stock: number;
}

export interface SessionFacts {
  readonly running: number;
  readonly waiting_credits: number;
  readonly to_review: number;
  readonly last_session_at: Date | null;
}

export interface CountFacts {
  readonly open: number;
  readonly overdue: number;
  readonly to_approve: number;
  readonly last_confirmed_at: Date | null;
}

/** All SQL of a store at a glance. */
@Injectable()
export class SummaryRepository {
  async catalogue(tx: Tx, storeId: string): Promise<CatalogueFacts> {
    const [row] = await tx.query<CatalogueFacts>(
      `SELECT (SELECT count(*) FROM inventory.products
                WHERE store_id = $1 AND archived_at IS NULL)::int AS products,
              -- Fenced, so that only the stock of products that have a minimum is looked up.
              (SELECT count(*) FROM inventory.products p
                CROSS JOIN LATERAL (SELECT l.quantity FROM inventory.stock_levels l
                                     WHERE l.store_id = $1 AND l.product_id = p.id OFFSET 0) s
                WHERE p.store_id = $1 AND p.archived_at IS NULL AND p.minimum_stock > 0
                  AND s.quantity < p.minimum_stock)::int AS low_stock`,
      [storeId],
    );
    return row ?? { products: 0, low_stock: 0 };
  }

  /** A film is to be reviewed while it is counted and nobody has confirmed it. */
  async sessions(tx: Tx, storeId: string): Promise<SessionFacts> {
    const [row] = await tx.query<SessionFacts>(
      `SELECT count(*) FILTER (WHERE status NOT IN ('READY', 'WAITING_CREDITS'))::int AS running,
              count(*) FILTER (WHERE status = 'WAITING_CREDITS')::int AS waiting_credits,
              count(*) FILTER (WHERE status = 'READY')::int AS to_review,
              (SELECT max(created_at) FROM inventory.inventory_sessions
                WHERE store_id = $1) AS last_session_at
         FROM inventory.inventory_sessions
        WHERE store_id = $1 AND snapshot_id IS NULL
          AND status NOT IN ('FAILED', 'CANCELED', 'EXPIRED')`,
      [storeId],
    );
    return row ?? { running: 0, waiting_credits: 0, to_review: 0, last_session_at: null };
  }

  async counts(tx: Tx, storeId: string): Promise<CountFacts> {
    const [row] = await tx.query<CountFacts>(
      `SELECT count(*) FILTER (WHERE status IN ('OPEN', 'REOPENED'))::int AS open,
              count(*) FILTER (WHERE status IN ('OPEN', 'REOPENED')
                AND due_at < now())::int AS overdue,
              count(*) FILTER (WHERE status = 'IN_REVIEW')::int AS to_approve,
              (SELECT s.confirmed_at FROM inventory.count_snapshots s
                WHERE s.store_id = $1 AND NOT EXISTS (SELECT 1
                  FROM inventory.snapshot_reversals r
                 WHERE r.snapshot_id = s.id AND r.store_id = s.store_id)
                ORDER BY s.id DESC LIMIT 1) AS last_confirmed_at
         FROM inventory.counts
        WHERE store_id = $1 AND status IN ('OPEN', 'REOPENED', 'IN_REVIEW')`,
      [storeId],
    );
    return row ?? { open: 0, overdue: 0, to_approve: 0, last_confirmed_at: null };
  }
}
