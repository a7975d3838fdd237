import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export const MARGIN_GROUPS = ['session', 'store', 'provider', 'day'] as const;
export type MarginGroup = (typeof MARGIN_GROUPS)[number];

export interface MarginRange {
  readonly from: Date;
  readonly to: Date;
}

/** Sums of one group, or of all; what was earned is exact and not yet rounded to centavos. */
export interface MarginSums {
  readonly sessions: number;
  readonly credits: number;
  readonly revenueCentavos: number;
  readonly costMicroUsd: number;
}

interface SumsRow {
  key: string;
  sessions: number;
  credits: number;
  revenue: string;
  cost: number;
}

const KEYS: Record<MarginGroup, string> = {
  session: 'session_id::text',
  store: `coalesce(store_id::text, '')`,
  provider: 'provider',
  day: `to_char(at AT TIME ZONE 'America/Mexico_City', 'YYYY-MM-DD')`,
};

/**
 * One row per thing that was earned or spent. A charged session earned what its credits were sold
 * at without IVA; gifts earned nothing, nor did orders whose money the bank took back. What a
 * session earned counts for the provider that answered, and so does what our own machines cost for
 * it: the last that was asked. What AI cost counts for each provider that was asked.
 */
const FACTS = `
  WITH lost AS (SELECT DISTINCT order_id FROM payments.disputes WHERE state <> 'WON'),
  answered AS (
    SELECT DISTINCT ON (session_id) session_id, store_id, provider FROM billing.cogs_records
     WHERE kind = 'AI' ORDER BY session_id, created_at DESC, idempotency_key DESC),
  facts AS (
    SELECT h.session_id, coalesce(h.store_id, a.store_id) AS store_id,
           coalesce(a.provider, 'unknown') AS provider, h.settled_at AS at, h.credits,
           coalesce((SELECT sum(p.credits * o.base_centavos::numeric / o.credits)
              FROM billing.credit_hold_lots p
              JOIN billing.credit_lots l ON l.id = p.lot_id
              JOIN payments.payment_orders o ON o.id = l.order_id
             WHERE p.hold_id = h.id AND p.attempt = h.attempt
               AND NOT EXISTS (SELECT FROM lost WHERE lost.order_id = o.id)), 0) AS revenue,
           0::bigint AS cost
      FROM billing.credit_holds h
      LEFT JOIN answered a ON a.session_id = h.session_id
     WHERE h.state = 'CAPTURED' AND h.settled_at >= $1 AND h.settled_at < $2
     UNION ALL
    SELECT c.session_id, c.store_id,
           CASE WHEN c.kind = 'AI' THEN c.provider ELSE coalesce(a.provider, 'unknown') END,
           c.created_at, 0, 0, c.cost_micro_usd
      FROM billing.cogs_records c
      LEFT JOIN answered a ON a.session_id = c.session_id
     WHERE c.created_at >= $1 AND c.created_at < $2)`;

const SUMS = `count(DISTINCT session_id) AS sessions, coalesce(sum(credits), 0)::bigint AS credits,
  coalesce(sum(revenue), 0)::text AS revenue, coalesce(sum(cost), 0)::bigint AS cost`;

/** What sessions earned and cost, out of the ledger, the orders and the records of cost. */
@Injectable()
export class MarginRepository {
  /** Groups by falling key: newest sessions and days first. */
  async list(
    tx: Tx,
    range: MarginRange,
    options: { by: MarginGroup; beforeKey: string | undefined; limit: number },
  ): Promise<Array<MarginSums & { readonly key: string }>> {
    const key = KEYS[options.by];
    const rows = await tx.query<SumsRow>(
      `${FACTS} SELECT ${key} AS key, ${SUMS} FROM facts
        WHERE $3::text IS NULL OR ${key} COLLATE "C" < $3
        GROUP BY 1 ORDER BY ${key} COLLATE "C" DESC LIMIT $4`,
      [range.from, range.to, options.beforeKey ?? null, options.limit],
    );
    return rows.map((row) => ({ key: row.key, ...toSums(row) }));
  }

  async total(tx: Tx, range: MarginRange): Promise<MarginSums> {
    const row = await tx.find<SumsRow>(`${FACTS} SELECT '' AS key, ${SUMS} FROM facts`, [
      range.from,
      range.to,
    ]);
    if (!row) throw new Error('a sum has one row');
    return toSums(row);
  }
}

function toSums(row: SumsRow): MarginSums {
  return {
    sessions: row.sessions,
    credits: row.credits,
    revenueCentavos: Number(row.revenue),
    costMicroUsd: row.cost,
  };
}
