import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

const READ = `platform.may_bill(user_id, 'billing:read') OR platform.may_bill(user_id, 'billing:spend')`;
const SPEND = `platform.may_bill(user_id, 'billing:spend') OR platform.is_admin()`;
/** Tasks of the platform that look over all wallets; none of them writes. */
const TASKS = `platform.is_system('check-ledger', 'expire-credits', 'report-margin')`;

/** Row security of a table of the payer's: read and spent by whom the payer lets, seen by staff. */
function payerPolicies(table: string, role: string, commands: ReadonlyArray<'INSERT' | 'UPDATE'>) {
  const name = `billing.${table}`;
  const policies = commands.map((command) =>
    command === 'INSERT'
      ? `CREATE POLICY ${table}_insert ON ${name} FOR INSERT WITH CHECK (${SPEND});`
      : `CREATE POLICY ${table}_update ON ${name} FOR UPDATE USING (${SPEND}) WITH CHECK (${SPEND});`,
  );
  return `
    ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_select ON ${name} FOR SELECT
      USING (${READ} OR platform.is_admin() OR ${TASKS});
    ${policies.join('\n    ')}
    GRANT SELECT, ${commands.join(', ')} ON ${name} TO ${role};`;
}

/** Wallets and the double-entry ledger under them: what is written stays written. */
export class BillingLedger1764000003000 implements MigrationInterface {
  name = 'BillingLedger1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE billing.credit_wallets (
        user_id uuid PRIMARY KEY
          CONSTRAINT credit_wallets_user_fkey REFERENCES auth.users (id),
        -- All credits owned, those held for running sessions included.
        balance bigint NOT NULL DEFAULT 0
          CONSTRAINT credit_wallets_balance_check CHECK (balance >= 0),
        held bigint NOT NULL DEFAULT 0 CONSTRAINT credit_wallets_held_check CHECK (held >= 0),
        debt bigint NOT NULL DEFAULT 0 CONSTRAINT credit_wallets_debt_check CHECK (debt >= 0),
        last_seq bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT credit_wallets_available_check CHECK (held <= balance)
      );

      CREATE TABLE billing.credit_transactions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        -- The place in the wallet's history, without gaps.
        seq bigint NOT NULL CONSTRAINT credit_transactions_seq_check CHECK (seq > 0),
        type text NOT NULL CONSTRAINT credit_transactions_type_check CHECK (type IN (
          'PURCHASE', 'HOLD', 'CAPTURE', 'RELEASE', 'REFUND', 'REFERRAL_REWARD',
          'REWARD_REVERSAL', 'PROMO', 'EXPIRY', 'CHARGEBACK', 'DEBT', 'ADJUSTMENT')),
        -- The change of the balance and of the part of it that is held.
        amount bigint NOT NULL,
        held_amount bigint NOT NULL,
        balance_after bigint NOT NULL,
        held_after bigint NOT NULL,
        debt_after bigint NOT NULL,
        idempotency_key text NOT NULL CONSTRAINT credit_transactions_key_key UNIQUE,
        session_id uuid,
        order_id uuid,
        reason text CONSTRAINT credit_transactions_reason_check CHECK (length(reason) <= 500),
        actor text NOT NULL,
        created_by uuid,
        request_id text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT credit_transactions_user_seq_key UNIQUE (user_id, seq),
        CONSTRAINT credit_transactions_user_key UNIQUE (id, user_id),
        CONSTRAINT credit_transactions_adjustment_check
          CHECK (type <> 'ADJUSTMENT' OR reason IS NOT NULL),
        CONSTRAINT credit_transactions_wallet_fkey FOREIGN KEY (user_id)
          REFERENCES billing.credit_wallets (user_id)
      );
      CREATE INDEX credit_transactions_session_idx ON billing.credit_transactions (session_id)
        WHERE session_id IS NOT NULL;
      CREATE INDEX credit_transactions_order_idx ON billing.credit_transactions (order_id)
        WHERE order_id IS NOT NULL;
      -- One session is charged once, whatever the code above does.
      CREATE UNIQUE INDEX credit_transactions_capture_key
        ON billing.credit_transactions (session_id) WHERE type = 'CAPTURE';

      CREATE TABLE billing.credit_entries (
        transaction_id uuid NOT NULL,
        user_id uuid NOT NULL,
        account text NOT NULL CONSTRAINT credit_entries_account_check CHECK (account IN (
          'wallet.available', 'wallet.held', 'wallet.receivable', 'system.sales',
          'system.revenue', 'system.promotions', 'system.rewards', 'system.refunds',
          'system.chargebacks', 'system.expired', 'system.adjustments')),
        amount bigint NOT NULL CONSTRAINT credit_entries_amount_check CHECK (amount <> 0),
        CONSTRAINT credit_entries_pkey PRIMARY KEY (transaction_id, account),
        CONSTRAINT credit_entries_transaction_fkey FOREIGN KEY (transaction_id, user_id)
          REFERENCES billing.credit_transactions (id, user_id)
      );
      CREATE INDEX credit_entries_account_idx ON billing.credit_entries (user_id, account);
    `);
    await runner.query(`
      CREATE TABLE billing.credit_lots (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT credit_lots_kind_check CHECK (kind IN ('PAID', 'PROMOTIONAL')),
        transaction_id uuid NOT NULL,
        order_id uuid,
        granted bigint NOT NULL CONSTRAINT credit_lots_granted_check CHECK (granted > 0),
        remaining bigint NOT NULL CONSTRAINT credit_lots_remaining_check
          CHECK (remaining BETWEEN 0 AND granted),
        held bigint NOT NULL DEFAULT 0 CONSTRAINT credit_lots_held_check
          CHECK (held BETWEEN 0 AND remaining),
        expires_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT credit_lots_user_key UNIQUE (id, user_id),
        -- What was paid for does not lapse.
        CONSTRAINT credit_lots_paid_check CHECK (kind = 'PROMOTIONAL' OR expires_at IS NULL),
        CONSTRAINT credit_lots_transaction_fkey FOREIGN KEY (transaction_id, user_id)
          REFERENCES billing.credit_transactions (id, user_id)
      );
      CREATE INDEX credit_lots_open_idx ON billing.credit_lots (user_id) WHERE remaining > 0;
      CREATE INDEX credit_lots_expiry_idx ON billing.credit_lots (expires_at)
        WHERE remaining > 0 AND expires_at IS NOT NULL;
      CREATE INDEX credit_lots_order_idx ON billing.credit_lots (order_id)
        WHERE order_id IS NOT NULL;

      CREATE TABLE billing.credit_holds (
        id uuid PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT credit_holds_session_key UNIQUE,
        user_id uuid NOT NULL,
        store_id uuid,
        credits bigint NOT NULL CONSTRAINT credit_holds_credits_check CHECK (credits >= 0),
        state text NOT NULL CONSTRAINT credit_holds_state_check
          CHECK (state IN ('HELD', 'CAPTURED', 'RELEASED')),
        -- A session tried again after a failure holds again, under the next number.
        attempt int NOT NULL DEFAULT 1 CONSTRAINT credit_holds_attempt_check CHECK (attempt > 0),
        reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        settled_at timestamptz,
        CONSTRAINT credit_holds_user_key UNIQUE (id, user_id),
        CONSTRAINT credit_holds_settled_check CHECK ((state = 'HELD') = (settled_at IS NULL)),
        CONSTRAINT credit_holds_wallet_fkey FOREIGN KEY (user_id)
          REFERENCES billing.credit_wallets (user_id)
      );
      CREATE INDEX credit_holds_user_idx ON billing.credit_holds (user_id) WHERE state = 'HELD';

      CREATE TABLE billing.credit_hold_lots (
        hold_id uuid NOT NULL,
        attempt int NOT NULL,
        lot_id uuid NOT NULL,
        user_id uuid NOT NULL,
        credits bigint NOT NULL CONSTRAINT credit_hold_lots_credits_check CHECK (credits > 0),
        CONSTRAINT credit_hold_lots_pkey PRIMARY KEY (hold_id, attempt, lot_id),
        CONSTRAINT credit_hold_lots_hold_fkey FOREIGN KEY (hold_id, user_id)
          REFERENCES billing.credit_holds (id, user_id),
        CONSTRAINT credit_hold_lots_lot_fkey FOREIGN KEY (lot_id, user_id)
          REFERENCES billing.credit_lots (id, user_id)
      );
      CREATE INDEX credit_hold_lots_lot_idx ON billing.credit_hold_lots (lot_id);
    `);
    await runner.query(payerPolicies('credit_wallets', role, ['INSERT', 'UPDATE']));
    await runner.query(payerPolicies('credit_transactions', role, ['INSERT']));
    await runner.query(payerPolicies('credit_entries', role, ['INSERT']));
    await runner.query(payerPolicies('credit_lots', role, ['INSERT', 'UPDATE']));
    await runner.query(payerPolicies('credit_holds', role, ['INSERT', 'UPDATE']));
    await runner.query(payerPolicies('credit_hold_lots', role, ['INSERT']));
    await runner.query(GUARDS);
    await runner.query(affordFunction(role));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION billing.payer_can_afford(bigint);
      DROP TABLE billing.credit_hold_lots; DROP TABLE billing.credit_holds;
      DROP TABLE billing.credit_lots; DROP TABLE billing.credit_entries;
      DROP TABLE billing.credit_transactions; DROP TABLE billing.credit_wallets;
      DROP FUNCTION billing.refuse_change(); DROP FUNCTION billing.assert_balanced();`);
  }
}

/** History refuses change by anybody, its owner included; a transaction sums to zero at commit. */
const GUARDS = `
  CREATE FUNCTION billing.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = TG_TABLE_NAME || '_append_only';
  END $$;
  CREATE TRIGGER credit_transactions_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON billing.credit_transactions
    FOR EACH STATEMENT EXECUTE FUNCTION billing.refuse_change();
  CREATE TRIGGER credit_entries_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON billing.credit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION billing.refuse_change();

  CREATE FUNCTION billing.assert_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT sum(amount) FROM billing.credit_entries
         WHERE transaction_id = NEW.transaction_id) IS DISTINCT FROM 0 THEN
      RAISE EXCEPTION 'the entries of transaction % do not sum to zero', NEW.transaction_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_entries_balanced_check';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER credit_entries_balanced
    AFTER INSERT ON billing.credit_entries DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION billing.assert_balanced();`;

/**
 * Who films must know whether the price can be paid, without seeing the owner's balance: this one
 * function answers yes or no for the payer of the context.
 */
function affordFunction(role: string): string {
  return `
    CREATE POLICY credit_wallets_afford ON billing.credit_wallets FOR SELECT TO CURRENT_USER
      USING (user_id = platform.ctx_payer());
    CREATE FUNCTION billing.payer_can_afford(price bigint) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT coalesce((SELECT w.balance - w.held >= price AND w.debt = 0
                           FROM billing.credit_wallets w
                          WHERE w.user_id = platform.ctx_payer()), price = 0) $$;
    REVOKE EXECUTE ON FUNCTION billing.payer_can_afford(bigint) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION billing.payer_can_afford(bigint) TO ${role};`;
}
