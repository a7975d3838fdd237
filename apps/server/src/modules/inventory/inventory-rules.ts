import type { LedgerRule } from '../credits/index.js';

/** Lines of a snapshot that set the stock. */
const SETS_STOCK = `l.product_id IS NOT NULL AND l.counted IS NOT NULL
  AND l.outcome <> 'OUT_OF_SCOPE'`;

/** What must hold of films, stock and counts, and between films and the ledger. */
export const INVENTORY_RULES: readonly LedgerRule[] = [
  {
    rule: 'every film that has ended is charged when it is worth it, and free otherwise',
    sql: `SELECT s.id, s.status, s.charged, h.state
            FROM inventory.inventory_sessions s
            LEFT JOIN billing.credit_holds h ON h.session_id = s.id
           WHERE s.status IN ('READY', 'FAILED', 'CANCELED', 'EXPIRED')
             AND coalesce(h.state, 'RELEASED')
                 <> CASE WHEN s.status = 'READY' AND s.charged THEN 'CAPTURED' ELSE 'RELEASED' END`,
  },
  {
    rule: 'no film is charged before it has ended',
    sql: `SELECT s.id, s.status, h.state
            FROM inventory.inventory_sessions s
            JOIN billing.credit_holds h ON h.session_id = s.id AND h.state = 'CAPTURED'
           WHERE s.status NOT IN ('READY', 'FAILED', 'CANCELED', 'EXPIRED')`,
  },
  {
    rule: 'the stock of every product is the sum of its movements',
    sql: `SELECT store_id, product_id, l.quantity, m.moved
            FROM inventory.stock_levels l
            FULL JOIN (SELECT store_id, product_id, sum(delta) AS moved
                         FROM inventory.stock_movements GROUP BY store_id, product_id) m
           USING (store_id, product_id)
           WHERE coalesce(l.quantity, 0) <> coalesce(m.moved, 0)`,
  },
  {
    rule: 'a confirmed count has a snapshot of its own that stands, and no other count has one',
    sql: `SELECT c.id, c.status, c.snapshot_id, s.count_id, r.reversed_at
            FROM inventory.counts c
            LEFT JOIN inventory.count_snapshots s
              ON s.id = c.snapshot_id AND s.store_id = c.store_id
            LEFT JOIN inventory.snapshot_reversals r
              ON r.snapshot_id = s.id AND r.store_id = s.store_id
           WHERE (c.status = 'CONFIRMED') IS DISTINCT FROM (c.snapshot_id IS NOT NULL)
              OR (c.snapshot_id IS NOT NULL
                AND (s.count_id IS DISTINCT FROM c.id OR r.snapshot_id IS NOT NULL))`,
  },
  {
    rule: 'a confirmed film has a snapshot that stands, its own or that of its count',
    sql: `SELECT f.id, f.snapshot_id, s.session_id, s.count_id, r.reversed_at
            FROM inventory.inventory_sessions f
            LEFT JOIN inventory.count_snapshots s
              ON s.id = f.snapshot_id AND s.store_id = f.store_id
            LEFT JOIN inventory.snapshot_reversals r
              ON r.snapshot_id = s.id AND r.store_id = s.store_id
           WHERE f.snapshot_id IS NOT NULL
             AND (s.id IS NULL OR r.snapshot_id IS NOT NULL
               OR NOT (s.session_id IS NOT DISTINCT FROM f.id
                    OR (s.count_id IS NOT NULL AND s.count_id = f.count_id)))`,
  },
  {
    rule: 'a confirmed count is as it was: its lines add up to what it says',
    sql: `SELECT s.id, s.totals, l.lines, l.matched, l.units
            FROM inventory.count_snapshots s
            LEFT JOIN LATERAL (
              SELECT count(*) AS lines, count(*) FILTER (WHERE l.outcome = 'MATCHED') AS matched,
                     coalesce(sum(l.counted) FILTER (WHERE ${SETS_STOCK}), 0) AS units
                FROM inventory.snapshot_lines l
               WHERE l.store_id = s.store_id AND l.snapshot_id = s.id) l ON true
           WHERE ((s.totals ->> 'lines')::bigint, (s.totals ->> 'matched')::bigint,
                  (s.totals ->> 'units')::bigint) IS DISTINCT FROM (l.lines, l.matched, l.units)`,
  },
];
