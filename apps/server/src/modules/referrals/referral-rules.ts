import type { LedgerRule } from '../credits/index.js';

/** What must hold between rewards and the ledger, for `ledger:check`. */
export const REFERRAL_RULES: readonly LedgerRule[] = [
  {
    rule: 'every reward was given exactly once when granted, and taken back when reversed',
    sql: `SELECT r.id, r.status, r.credits, count(t.id) AS given
            FROM referrals.referral_rewards r
            LEFT JOIN billing.credit_transactions t
              ON t.idempotency_key = 'reward:' || r.id AND t.user_id = r.user_id
           GROUP BY r.id
          HAVING (r.status = 'GRANTED' AND r.credits > 0 AND count(t.id) <> 1)
              OR (r.status IN ('DUE', 'REVIEW', 'REJECTED') AND count(t.id) <> 0)`,
  },
];
