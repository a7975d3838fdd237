import type { LedgerRule } from '../credits/index.js';

/** What must hold between orders and the ledger, for `ledger:check`. */
export const PAYMENT_RULES: readonly LedgerRule[] = [
  {
    rule: 'every order has exactly one outcome: credited once when paid, never otherwise',
    sql: `SELECT o.id, o.status, o.credits, count(t.id) AS purchases, sum(t.amount) AS credited
            FROM payments.payment_orders o
            LEFT JOIN billing.credit_transactions t
              ON t.order_id = o.id AND t.type = 'PURCHASE' AND t.user_id = o.user_id
           GROUP BY o.id
          HAVING count(t.id) <> (o.status IN ('PAID', 'REFUNDED'))::int
              OR coalesce(sum(t.amount), 0)
                 <> CASE WHEN o.status IN ('PAID', 'REFUNDED') THEN o.credits ELSE 0 END`,
  },
  {
    rule: 'no credits were bought without an order',
    sql: `SELECT t.id AS transaction, t.order_id FROM billing.credit_transactions t
           WHERE t.type = 'PURCHASE' AND NOT EXISTS (
             SELECT FROM payments.payment_orders o WHERE o.id = t.order_id)`,
  },
  {
    rule: 'every refund took the credits it says, once, and a failed one gave them back',
    sql: `SELECT r.id, r.status, r.credits, m.taken
            FROM payments.refunds r
            LEFT JOIN LATERAL (
              SELECT coalesce(-sum(t.amount), 0) + coalesce((
                       SELECT sum(e.amount) FROM billing.credit_entries e
                         JOIN billing.credit_transactions d ON d.id = e.transaction_id
                        WHERE d.idempotency_key = 'debt:refund:' || r.id
                          AND e.account = 'system.refunds'), 0) AS taken
                FROM billing.credit_transactions t
               WHERE t.idempotency_key IN ('refund:' || r.id, 'refund-failed:' || r.id)) m ON true
           WHERE m.taken <> CASE WHEN r.status = 'FAILED' THEN 0 ELSE r.credits END`,
  },
  {
    rule: 'what an order gave back is the sum of its refunds',
    sql: `SELECT o.id, o.refunded_centavos, coalesce(sum(r.amount_centavos), 0) AS refunds
            FROM payments.payment_orders o
            LEFT JOIN payments.refunds r ON r.order_id = o.id AND r.status = 'SUCCEEDED'
           GROUP BY o.id HAVING o.refunded_centavos <> coalesce(sum(r.amount_centavos), 0)`,
  },
  {
    rule: 'no order gives back more money or credits than it took, nor any that was not paid',
    sql: `SELECT o.id, o.status, o.amount_centavos, o.credits, sum(r.amount_centavos) AS refunds,
                 sum(r.credits) AS refunded_credits
            FROM payments.payment_orders o
            JOIN payments.refunds r ON r.order_id = o.id AND r.status <> 'FAILED'
           GROUP BY o.id
          HAVING sum(r.amount_centavos) > o.amount_centavos OR sum(r.credits) > o.credits
              OR o.status NOT IN ('PAID', 'REFUNDED')`,
  },
];
