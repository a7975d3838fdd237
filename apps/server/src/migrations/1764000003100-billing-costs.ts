import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** What sessions cost us, and what credits are sold at. */
export class BillingCosts1764000003100 implements MigrationInterface {
  name = 'BillingCosts1764000003100';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE billing.cogs_records (
        id uuid PRIMARY KEY,
        session_id uuid NOT NULL,
        store_id uuid NOT NULL,
        user_id uuid NOT NULL CONSTRAINT cogs_records_user_fkey REFERENCES auth.users (id),
        kind text NOT NULL CONSTRAINT cogs_records_kind_check
          CHECK (kind IN ('AI', 'STORAGE', 'COMPUTE')),
        provider text NOT NULL,
        model text,
        units jsonb NOT NULL DEFAULT '{}',
        cost_micro_usd bigint NOT NULL CONSTRAINT cogs_records_cost_check
          CHECK (cost_micro_usd >= 0),
        latency_ms bigint CONSTRAINT cogs_records_latency_check CHECK (latency_ms >= 0),
        idempotency_key text NOT NULL CONSTRAINT cogs_records_key_key UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX cogs_records_session_idx ON billing.cogs_records (session_id);
      CREATE INDEX cogs_records_day_idx ON billing.cogs_records (created_at, provider);
      CREATE INDEX cogs_records_store_idx ON billing.cogs_records (store_id, created_at);
      ALTER TABLE billing.cogs_records ENABLE ROW LEVEL SECURITY;
      ALTER TABLE billing.cogs_records FORCE ROW LEVEL SECURITY;
      -- Our costs are nobody's business but ours: jobs write them, staff read them.
      CREATE POLICY cogs_records_insert ON billing.cogs_records FOR INSERT
        WITH CHECK (platform.ctx_actor() = 'job'
          AND store_id = platform.ctx_store() AND user_id = platform.ctx_payer());
      CREATE POLICY cogs_records_select ON billing.cogs_records FOR SELECT
        USING (platform.is_admin() OR platform.is_system('report-margin')
          OR (platform.ctx_actor() = 'job' AND store_id = platform.ctx_store()));
      CREATE TRIGGER cogs_records_append_only
        BEFORE UPDATE OR DELETE OR TRUNCATE ON billing.cogs_records
        FOR EACH STATEMENT EXECUTE FUNCTION billing.refuse_change();
      GRANT SELECT, INSERT ON billing.cogs_records TO ${role};

      CREATE TABLE billing.credit_packages (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT credit_packages_code_key UNIQUE,
        name text NOT NULL CONSTRAINT credit_packages_name_check
          CHECK (length(name) BETWEEN 3 AND 80),
        credits bigint NOT NULL CONSTRAINT credit_packages_credits_check CHECK (credits > 0),
        -- IVA included.
        price_centavos bigint NOT NULL CONSTRAINT credit_packages_price_check
          CHECK (price_centavos >= 1000),
        currency text NOT NULL DEFAULT 'MXN' CONSTRAINT credit_packages_currency_check
          CHECK (currency = 'MXN'),
        position int NOT NULL DEFAULT 0,
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX credit_packages_list_idx ON billing.credit_packages (position, id)
        WHERE active;
      ALTER TABLE billing.credit_packages ENABLE ROW LEVEL SECURITY;
      ALTER TABLE billing.credit_packages FORCE ROW LEVEL SECURITY;
      -- A price list is for everybody; staff set it.
      CREATE POLICY credit_packages_select ON billing.credit_packages FOR SELECT
        USING (platform.ctx_actor() IS NOT NULL);
      CREATE POLICY credit_packages_insert ON billing.credit_packages FOR INSERT
        WITH CHECK (platform.is_admin());
      CREATE POLICY credit_packages_update ON billing.credit_packages FOR UPDATE
        USING (platform.is_admin()) WITH CHECK (platform.is_admin());
      GRANT SELECT, INSERT, UPDATE ON billing.credit_packages TO ${role};
      -- The price list to begin with. Only a policy for the owner lets the migration write it.
      CREATE POLICY credit_packages_initial ON billing.credit_packages FOR INSERT TO CURRENT_USER
        WITH CHECK (true);
      INSERT INTO billing.credit_packages (id, code, name, credits, price_centavos, position) VALUES
        ('01930000-0000-7000-8000-000000000010', 'basico', 'Básico', 10, 4900, 1),
        ('01930000-0000-7000-8000-000000000030', 'tienda', 'Tienda', 30, 12900, 2),
        ('01930000-0000-7000-8000-000000000100', 'negocio', 'Negocio', 100, 38900, 3);
      DROP POLICY credit_packages_initial ON billing.credit_packages;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE billing.credit_packages; DROP TABLE billing.cogs_records;`);
  }
}
