import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

const OWN = `(platform.owns_user_row(user_id) OR platform.is_admin())`;
/** Tasks that look for an order or what is stale; what they find is worked on as its user's job. */
const LOOKUP = `platform.is_system('process-payment-events', 'reconcile-payments', 'check-ledger')`;

/** Row security of a table of one person's: theirs, their jobs', and staff with a reason. */
function ownPolicies(table: string, role: string, deletable = false): string {
  const name = `payments.${table}`;
  return `
    ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_select ON ${name} FOR SELECT USING (${OWN} OR ${LOOKUP});
    CREATE POLICY ${table}_insert ON ${name} FOR INSERT WITH CHECK (${OWN});
    CREATE POLICY ${table}_update ON ${name} FOR UPDATE USING (${OWN}) WITH CHECK (${OWN});
    ${deletable ? `CREATE POLICY ${table}_delete ON ${name} FOR DELETE USING (${OWN});` : ''}
    GRANT SELECT, INSERT, UPDATE ${deletable ? ', DELETE' : ''} ON ${name} TO ${role};`;
}

/** Orders, what vendors told about them, what went back, and how and for whom is paid. */
export class PaymentsOrders1764000004000 implements MigrationInterface {
  name = 'PaymentsOrders1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE payments.payment_orders (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT payment_orders_user_fkey REFERENCES auth.users (id),
        package_id uuid NOT NULL CONSTRAINT payment_orders_package_fkey
          REFERENCES billing.credit_packages (id),
        credits bigint NOT NULL CONSTRAINT payment_orders_credits_check CHECK (credits > 0),
        -- IVA included; base and IVA always sum to it.
        amount_centavos bigint NOT NULL
          CONSTRAINT payment_orders_amount_check CHECK (amount_centavos > 0),
        base_centavos bigint NOT NULL,
        iva_centavos bigint NOT NULL CONSTRAINT payment_orders_iva_check
          CHECK (iva_centavos >= 0 AND base_centavos + iva_centavos = amount_centavos),
        currency text NOT NULL DEFAULT 'MXN' CONSTRAINT payment_orders_currency_check
          CHECK (currency = 'MXN'),
        method text NOT NULL CONSTRAINT payment_orders_method_check
          CHECK (method IN ('CARD', 'OXXO', 'SEVEN_ELEVEN')),
        provider text NOT NULL CONSTRAINT payment_orders_provider_check
          CHECK (provider IN ('stripe', 'conekta')),
        status text NOT NULL DEFAULT 'PENDING' CONSTRAINT payment_orders_status_check
          CHECK (status IN ('PENDING', 'REQUIRES_ACTION', 'PAID', 'EXPIRED', 'FAILED', 'CANCELED',
            'REFUNDED')),
        vendor_ref text,
        payer_name text,
        payer_email text,
        payer_phone text,
        payment_method_id uuid,
        save_card boolean NOT NULL DEFAULT false,
        voucher_reference text,
        voucher_url text,
        voucher_barcode_url text,
        voucher_hours int,
        expires_at timestamptz,
        failure_code text,
        refunded_centavos bigint NOT NULL DEFAULT 0 CONSTRAINT payment_orders_refunded_check
          CHECK (refunded_centavos BETWEEN 0 AND amount_centavos),
        -- Why a person should look at it: paid late, paid a wrong amount.
        review_reason text,
        card_fingerprint text,
        -- The payer was told that the voucher is about to end.
        reminded_at timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        checked_at timestamptz NOT NULL DEFAULT now(),
        paid_at timestamptz,
        CONSTRAINT payment_orders_vendor_key UNIQUE (provider, vendor_ref),
        CONSTRAINT payment_orders_user_key UNIQUE (id, user_id),
        CONSTRAINT payment_orders_paid_check
          CHECK (status NOT IN ('PAID', 'REFUNDED') OR paid_at IS NOT NULL)
      );
      CREATE INDEX payment_orders_list_idx ON payments.payment_orders (user_id, id DESC);
      CREATE INDEX payment_orders_open_idx ON payments.payment_orders (checked_at)
        WHERE status IN ('PENDING', 'REQUIRES_ACTION');
      CREATE INDEX payment_orders_fingerprint_idx ON payments.payment_orders (card_fingerprint)
        WHERE card_fingerprint IS NOT NULL;

      -- What vendors told us, as they told it; one row per event, however often it was sent.
      CREATE TABLE payments.payment_events (
        id uuid PRIMARY KEY,
        provider text NOT NULL CONSTRAINT payment_events_provider_check
          CHECK (provider IN ('stripe', 'conekta')),
        event_id text NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        processed_at timestamptz,
        outcome text,
        order_id uuid,
        CONSTRAINT payment_events_once_key UNIQUE (provider, event_id)
      );
      CREATE INDEX payment_events_pending_idx ON payments.payment_events (received_at)
        WHERE processed_at IS NULL;
      CREATE INDEX payment_events_order_idx ON payments.payment_events (order_id);
      ALTER TABLE payments.payment_events ENABLE ROW LEVEL SECURITY;
      ALTER TABLE payments.payment_events FORCE ROW LEVEL SECURITY;
      CREATE POLICY payment_events_insert ON payments.payment_events FOR INSERT
        WITH CHECK (platform.ctx_actor() = 'webhook' AND provider = platform.ctx('purpose')
          AND processed_at IS NULL);
      CREATE POLICY payment_events_select ON payments.payment_events FOR SELECT
        USING (platform.is_system('process-payment-events', 'reconcile-payments')
          OR platform.is_admin());
      CREATE POLICY payment_events_update ON payments.payment_events FOR UPDATE
        USING (platform.is_system('process-payment-events'))
        WITH CHECK (platform.is_system('process-payment-events'));
      GRANT SELECT, INSERT, UPDATE ON payments.payment_events TO ${role};

      CREATE TABLE payments.refunds (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL,
        user_id uuid NOT NULL,
        amount_centavos bigint NOT NULL CONSTRAINT refunds_amount_check CHECK (amount_centavos > 0),
        credits bigint NOT NULL CONSTRAINT refunds_credits_check CHECK (credits >= 0),
        status text NOT NULL CONSTRAINT refunds_status_check
          CHECK (status IN ('PENDING', 'SUCCEEDED', 'FAILED')),
        vendor_ref text CONSTRAINT refunds_vendor_key UNIQUE,
        reason text NOT NULL CONSTRAINT refunds_reason_check CHECK (length(reason) BETWEEN 3 AND 500),
        requested_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT refunds_order_fkey FOREIGN KEY (order_id, user_id)
          REFERENCES payments.payment_orders (id, user_id)
      );
      CREATE INDEX refunds_order_idx ON payments.refunds (order_id);
      CREATE INDEX refunds_open_idx ON payments.refunds (updated_at) WHERE status = 'PENDING';

      CREATE TABLE payments.disputes (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL,
        user_id uuid NOT NULL,
        vendor_ref text NOT NULL CONSTRAINT disputes_vendor_key UNIQUE,
        amount_centavos bigint NOT NULL,
        credits bigint NOT NULL CONSTRAINT disputes_credits_check CHECK (credits >= 0),
        state text NOT NULL CONSTRAINT disputes_state_check CHECK (state IN ('OPEN', 'WON', 'LOST')),
        created_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz,
        CONSTRAINT disputes_order_fkey FOREIGN KEY (order_id, user_id)
          REFERENCES payments.payment_orders (id, user_id)
      );
      CREATE INDEX disputes_order_idx ON payments.disputes (order_id);

      CREATE TABLE payments.customers (
        user_id uuid NOT NULL CONSTRAINT customers_user_fkey REFERENCES auth.users (id),
        provider text NOT NULL,
        vendor_ref text NOT NULL CONSTRAINT customers_vendor_key UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT customers_pkey PRIMARY KEY (user_id, provider)
      );

      CREATE TABLE payments.payment_methods (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT payment_methods_user_fkey REFERENCES auth.users (id),
        provider text NOT NULL,
        vendor_ref text NOT NULL CONSTRAINT payment_methods_vendor_key UNIQUE,
        brand text NOT NULL,
        last4 text NOT NULL CONSTRAINT payment_methods_last4_check CHECK (last4 ~ '^[0-9]{4}$'),
        exp_month int NOT NULL CONSTRAINT payment_methods_month_check CHECK (exp_month BETWEEN 1 AND 12),
        exp_year int NOT NULL,
        fingerprint text,
        is_default boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        removed_at timestamptz
      );
      CREATE UNIQUE INDEX payment_methods_default_key ON payments.payment_methods (user_id)
        WHERE is_default AND removed_at IS NULL;
      CREATE INDEX payment_methods_list_idx ON payments.payment_methods (user_id)
        WHERE removed_at IS NULL;
      CREATE INDEX payment_methods_fingerprint_idx ON payments.payment_methods (fingerprint)
        WHERE fingerprint IS NOT NULL;

      CREATE TABLE payments.billing_profiles (
        user_id uuid PRIMARY KEY
          CONSTRAINT billing_profiles_user_fkey REFERENCES auth.users (id),
        rfc text NOT NULL CONSTRAINT billing_profiles_rfc_check
          CHECK (rfc ~ '^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}$'),
        legal_name text NOT NULL CONSTRAINT billing_profiles_name_check
          CHECK (length(legal_name) BETWEEN 1 AND 254),
        regimen text NOT NULL CONSTRAINT billing_profiles_regimen_check CHECK (regimen ~ '^6[0-9]{2}$'),
        postcode text NOT NULL CONSTRAINT billing_profiles_postcode_check
          CHECK (postcode ~ '^[0-9]{5}$'),
        cfdi_use text NOT NULL CONSTRAINT billing_profiles_use_check
          CHECK (cfdi_use ~ '^(G0[1-3]|I0[1-8]|D(0[1-9]|10)|S01|CP01|CN01)$'),
        email text NOT NULL,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
    `);
    for (const table of ['payment_orders', 'refunds', 'disputes', 'customers', 'payment_methods']) {
      await runner.query(ownPolicies(table, role));
    }
    await runner.query(ownPolicies('billing_profiles', role, true));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE payments.billing_profiles; DROP TABLE payments.payment_methods;
      DROP TABLE payments.customers; DROP TABLE payments.disputes; DROP TABLE payments.refunds;
      DROP TABLE payments.payment_events; DROP TABLE payments.payment_orders;`);
  }
}
