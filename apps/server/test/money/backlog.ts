import type pg from 'pg';

/** What still has to be done, by kind; only kinds of which there is something. */
export type Backlog = Readonly<Record<string, number>>;

/** Pushes, e-mails and receipts are left out of the reckoning: they move no money. */
const MOVES_NO_MONEY = ['notifications.deliver-notification', 'payments.send-receipt'];

/** What workers have before them at this moment, whatever it is: the pace goes by it. */
export async function countPressure(superuser: pg.Pool): Promise<number> {
  const { rows } = await superuser.query<{ waiting: string }>(
    `SELECT (SELECT count(*) FROM platform.outbox_events
              WHERE relayed_at IS NULL AND available_at <= now())
          + (SELECT count(*) FROM payments.payment_events WHERE processed_at IS NULL)
          AS waiting`,
  );
  return Number(rows[0]?.waiting ?? 0);
}

/**
 * What keeps the books from being closed. An open or paid order counts until its vendor was asked once after
 * `since`, when the last webhook had come: only then is it known that none was lost.
 */
export async function countBacklog(superuser: pg.Pool, since: Date): Promise<Backlog> {
  const { rows } = await superuser.query<{ kind: string; waiting: string }>(
    `SELECT 'not handed over: ' || name AS kind, count(*) AS waiting
       FROM platform.outbox_events
      WHERE relayed_at IS NULL AND NOT name = ANY ($1) GROUP BY name
     UNION ALL
     SELECT 'not done: ' || o.name, count(*)
       FROM platform.outbox_events o
      WHERE o.check_at IS NOT NULL AND NOT o.name = ANY ($1)
        AND NOT (o.kind = 'job' AND EXISTS (SELECT 1 FROM platform.event_deliveries d
                                             WHERE d.event_id = o.id AND d.handler = o.name))
      GROUP BY o.name
     UNION ALL
     SELECT 'vendor event not processed: ' || type, count(*)
       FROM payments.payment_events WHERE processed_at IS NULL GROUP BY type
     UNION ALL
     SELECT 'refund pending', count(*) FROM payments.refunds WHERE status = 'PENDING'
     UNION ALL
     SELECT 'reward due', count(*) FROM referrals.referral_rewards WHERE status = 'DUE'
     UNION ALL
     SELECT 'order pending', count(*) FROM payments.payment_orders WHERE status = 'PENDING'
     UNION ALL
     SELECT 'order not asked about', count(*) FROM payments.payment_orders
      WHERE status IN ('REQUIRES_ACTION', 'PAID') AND checked_at < $2`,
    [MOVES_NO_MONEY, since],
  );
  return Object.fromEntries(
    rows.map(({ kind, waiting }) => [kind, Number(waiting)] as const).filter(([, n]) => n > 0),
  );
}

/** Sum over all kinds. */
export function totalOf(backlog: Backlog): number {
  return Object.values(backlog).reduce((sum, count) => sum + count, 0);
}
