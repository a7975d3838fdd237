/** A truth about the ledger; the statement gives the rows that break it. */
export interface LedgerRule {
  readonly rule: string;
  readonly sql: string;
}

export const LEDGER_RULES: readonly LedgerRule[] = [
  {
    rule: 'the entries of every transaction sum to zero',
    sql: `SELECT t.id AS transaction, coalesce(sum(e.amount), 0) AS sum, count(e.account) AS entries
            FROM billing.credit_transactions t
            LEFT JOIN billing.credit_entries e ON e.transaction_id = t.id
           GROUP BY t.id HAVING coalesce(sum(e.amount), 1) <> 0 OR count(e.account) < 2`,
  },
  {
    rule: 'every wallet equals the sum of its entries',
    sql: `SELECT w.user_id, w.balance, w.held, w.debt, e.balance AS entries_balance,
                 e.held AS entries_held, e.debt AS entries_debt
            FROM billing.credit_wallets w
            LEFT JOIN (
              SELECT user_id,
                     coalesce(sum(amount) FILTER (
                       WHERE account IN ('wallet.available', 'wallet.held')), 0) AS balance,
                     coalesce(sum(amount) FILTER (WHERE account = 'wallet.held'), 0) AS held,
                     -coalesce(sum(amount) FILTER (WHERE account = 'wallet.receivable'), 0) AS debt
                FROM billing.credit_entries GROUP BY user_id) e ON e.user_id = w.user_id
           WHERE (w.balance, w.held, w.debt)
                 IS DISTINCT FROM (coalesce(e.balance, 0)::bigint, coalesce(e.held, 0)::bigint,
                                   coalesce(e.debt, 0)::bigint)`,
  },
  {
    rule: 'the history of every wallet is a chain without gaps',
    sql: `SELECT * FROM (
            SELECT user_id, id AS transaction, seq, amount, balance_after,
                   row_number() OVER history AS place,
                   coalesce(lag(balance_after) OVER history, 0) + amount AS expected_balance,
                   coalesce(lag(held_after) OVER history, 0) + held_amount AS expected_held,
                   held_after
              FROM billing.credit_transactions
            WINDOW history AS (PARTITION BY user_id ORDER BY seq)) chain
           WHERE seq <> place OR balance_after <> expected_balance OR held_after <> expected_held`,
  },
  {
    rule: 'the last transaction of every wallet tells its sums',
    sql: `SELECT w.user_id, w.balance, w.held, w.debt, w.last_seq
            FROM billing.credit_wallets w
            LEFT JOIN billing.credit_transactions t
              ON t.user_id = w.user_id AND t.seq = w.last_seq
           WHERE (w.balance, w.held, w.debt) IS DISTINCT FROM
                 (coalesce(t.balance_after, 0), coalesce(t.held_after, 0), coalesce(t.debt_after, 0))`,
  },
  {
    rule: 'the lots of every wallet sum to its balance and to what it holds',
    sql: `SELECT w.user_id, w.balance, w.held, l.remaining AS lots_remaining, l.held AS lots_held
            FROM billing.credit_wallets w
            LEFT JOIN (SELECT user_id, sum(remaining)::bigint AS remaining, sum(held)::bigint AS held
                         FROM billing.credit_lots GROUP BY user_id) l ON l.user_id = w.user_id
           WHERE (w.balance, w.held) IS DISTINCT FROM
                 (coalesce(l.remaining, 0::bigint), coalesce(l.held, 0::bigint))`,
  },
  {
    rule: 'what every wallet holds is the sum of its open holds',
    sql: `SELECT w.user_id, w.held, coalesce(sum(h.credits), 0) AS open_holds
            FROM billing.credit_wallets w
            LEFT JOIN billing.credit_holds h ON h.user_id = w.user_id AND h.state = 'HELD'
           GROUP BY w.user_id, w.held HAVING w.held <> coalesce(sum(h.credits), 0)`,
  },
  {
    rule: 'every hold holds from lots exactly what it says',
    sql: `SELECT h.session_id, h.credits, coalesce(sum(p.credits), 0) AS from_lots
            FROM billing.credit_holds h
            LEFT JOIN billing.credit_hold_lots p ON p.hold_id = h.id AND p.attempt = h.attempt
           GROUP BY h.id HAVING h.credits <> coalesce(sum(p.credits), 0)`,
  },
  {
    rule: 'every session has exactly one outcome',
    sql: `SELECT h.session_id, h.state, h.attempt, h.credits, m.holds, m.captures, m.releases
            FROM billing.credit_holds h
            LEFT JOIN (
              SELECT session_id, count(*) FILTER (WHERE type = 'HOLD') AS holds,
                     count(*) FILTER (WHERE type = 'CAPTURE') AS captures,
                     count(*) FILTER (WHERE type = 'RELEASE') AS releases
                FROM billing.credit_transactions WHERE session_id IS NOT NULL
               GROUP BY session_id) m ON m.session_id = h.session_id
           WHERE h.credits > 0 AND (
                 coalesce(m.captures, 0) <> (h.state = 'CAPTURED')::int
              OR coalesce(m.holds, 0) - coalesce(m.releases, 0) <> (h.state <> 'RELEASED')::int)`,
  },
  {
    rule: 'no session moves credits without a hold',
    sql: `SELECT DISTINCT t.session_id FROM billing.credit_transactions t
           WHERE t.session_id IS NOT NULL AND NOT EXISTS (
             SELECT FROM billing.credit_holds h WHERE h.session_id = t.session_id)`,
  },
  {
    rule: 'every order is credited at most once and never gives back more than it brought',
    sql: `SELECT order_id, count(*) FILTER (WHERE type = 'PURCHASE') AS purchases,
                 sum(amount) AS net
            FROM billing.credit_transactions
           WHERE order_id IS NOT NULL AND type IN ('PURCHASE', 'REFUND')
           GROUP BY order_id
          HAVING count(*) FILTER (WHERE type = 'PURCHASE') <> 1 OR sum(amount) < 0`,
  },
];
