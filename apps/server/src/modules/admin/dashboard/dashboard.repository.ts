import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

export interface DayRow {
  readonly day: string;
  readonly created: number;
  readonly ready: number;
  readonly failed: number;
  readonly registered: number;
  readonly orders: number;
  readonly sales_centavos: number;
}

/** People who registered in the time asked for, and how far each has come since. */
export interface FunnelRow {
  readonly registered: number;
  readonly reported: number;
  readonly purchased: number;
}

export interface ProviderRow {
  readonly provider: string;
  readonly sessions: number;
  readonly units: number;
  readonly unrecognised: number;
  readonly confidence: number | null;
  readonly cost_micro_usd: number;
  readonly latency_p95_ms: number | null;
}

export interface SpeedRow {
  readonly sessions: number;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
  readonly failed: number;
  readonly running: number;
}

interface Range {
  readonly from: Date;
  readonly to: Date;
}

const DAY = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'America/Mexico_City', 'YYYY-MM-DD')`;

/** Figures over all modules, for the first page of staff. Days are those of Mexico City. */
@Injectable()
export class DashboardRepository {
  /** One row per day in which anything happened, oldest first. */
  days(tx: Tx, { from, to }: Range): Promise<DayRow[]> {
    return tx.query<DayRow>(
      `WITH facts AS (
         SELECT ${DAY('created_at')} AS day, 1 AS created, 0 AS ready,
                (status = 'FAILED')::int AS failed, 0 AS registered, 0 AS orders, 0::bigint AS sales
           FROM inventory.inventory_sessions WHERE created_at >= $1 AND created_at < $2
         UNION ALL
         SELECT ${DAY('ready_at')}, 0, 1, 0, 0, 0, 0
           FROM inventory.inventory_sessions WHERE ready_at >= $1 AND ready_at < $2
         UNION ALL
         SELECT ${DAY('created_at')}, 0, 0, 0, 1, 0, 0
           FROM auth.users WHERE created_at >= $1 AND created_at < $2
         UNION ALL
         SELECT ${DAY('paid_at')}, 0, 0, 0, 0, 1, amount_centavos - refunded_centavos
           FROM payments.payment_orders WHERE paid_at >= $1 AND paid_at < $2)
       SELECT day, sum(created)::int AS created, sum(ready)::int AS ready,
              sum(failed)::int AS failed, sum(registered)::int AS registered,
              sum(orders)::int AS orders, sum(sales)::bigint AS sales_centavos
         FROM facts GROUP BY day ORDER BY day`,
      [from, to],
    );
  }

  async funnel(tx: Tx, { from, to }: Range): Promise<FunnelRow> {
    const row = await tx.find<FunnelRow>(
      `WITH people AS (
         SELECT id FROM auth.users WHERE created_at >= $1 AND created_at < $2 AND role = 'USER'),
       reached AS (
         SELECT p.id,
                EXISTS (SELECT FROM inventory.inventory_sessions s
                         WHERE s.status = 'READY' AND p.id IN (s.payer_user_id, s.created_by))
                  AS reported,
                EXISTS (SELECT FROM payments.payment_orders o
                         WHERE o.user_id = p.id AND o.paid_at IS NOT NULL) AS purchased
           FROM people p)
       SELECT count(*)::int AS registered, count(*) FILTER (WHERE reported)::int AS reported,
              count(*) FILTER (WHERE reported AND purchased)::int AS purchased FROM reached`,
      [from, to],
    );
    return row ?? { registered: 0, reported: 0, purchased: 0 };
  }

  /** What each provider answered, how sure it was, and what it cost; failures cost too. */
  providers(tx: Tx, { from, to }: Range): Promise<ProviderRow[]> {
    return tx.query<ProviderRow>(
      `WITH answered AS (
         SELECT s.provider, count(DISTINCT s.id)::int AS sessions,
                coalesce(sum(i.quantity), 0)::int AS units,
                coalesce(sum(i.quantity) FILTER (WHERE i.product_id IS NULL AND i.barcode IS NULL
                  AND i.label IS NULL), 0)::int AS unrecognised,
                sum(i.confidence * i.quantity) / nullif(sum(i.quantity), 0) AS confidence
           FROM inventory.inventory_sessions s
           LEFT JOIN inventory.inventory_items i ON i.session_id = s.id AND i.store_id = s.store_id
          WHERE s.ready_at >= $1 AND s.ready_at < $2 AND s.provider IS NOT NULL
          GROUP BY s.provider),
       spent AS (
         SELECT provider, sum(cost_micro_usd)::bigint AS cost,
                percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms)
                  FILTER (WHERE latency_ms IS NOT NULL) AS latency
           FROM billing.cogs_records
          WHERE kind = 'AI' AND created_at >= $1 AND created_at < $2 GROUP BY provider)
       SELECT provider, coalesce(sessions, 0) AS sessions, coalesce(units, 0) AS units,
              coalesce(unrecognised, 0) AS unrecognised, confidence::float8 AS confidence,
              coalesce(cost, 0)::bigint AS cost_micro_usd, latency::float8 AS latency_p95_ms
         FROM answered FULL JOIN spent USING (provider)
        ORDER BY sessions DESC NULLS LAST, provider`,
      [from, to],
    );
  }

  async speed(tx: Tx, { from, to }: Range): Promise<SpeedRow> {
    const row = await tx.find<SpeedRow>(
      `SELECT count(*) FILTER (WHERE status = 'READY')::int AS sessions,
              (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ready_at - queued_at))
                 FILTER (WHERE status = 'READY') * 1000)::float8 AS p50_ms,
              (percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM ready_at - queued_at))
                 FILTER (WHERE status = 'READY') * 1000)::float8 AS p95_ms,
              count(*) FILTER (WHERE status = 'FAILED')::int AS failed,
              count(*) FILTER (WHERE status IN
                ('UPLOADED', 'QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING'))::int AS running
         FROM inventory.inventory_sessions WHERE queued_at >= $1 AND queued_at < $2`,
      [from, to],
    );
    return row ?? { sessions: 0, p50_ms: null, p95_ms: null, failed: 0, running: 0 };
  }
}
