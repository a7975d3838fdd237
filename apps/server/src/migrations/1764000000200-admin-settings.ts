import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** Settings that staff may change while the product runs, flags, and the log of privileged acts. */
export class AdminSettings1764000000200 implements MigrationInterface {
  name = 'AdminSettings1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE admin.settings (
        key text PRIMARY KEY,
        value jsonb NOT NULL,
        version int NOT NULL DEFAULT 1,
        updated_by uuid,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE admin.settings ENABLE ROW LEVEL SECURITY;
      ALTER TABLE admin.settings FORCE ROW LEVEL SECURITY;
      -- Settings rule everybody and hold no secret: any actor reads them, staff alone write them.
      CREATE POLICY settings_select ON admin.settings FOR SELECT
        USING (platform.ctx_actor() IS NOT NULL);
      CREATE POLICY settings_insert ON admin.settings FOR INSERT WITH CHECK (platform.is_admin());
      CREATE POLICY settings_update ON admin.settings FOR UPDATE
        USING (platform.is_admin()) WITH CHECK (platform.is_admin());
      GRANT SELECT, INSERT, UPDATE ON admin.settings TO ${role};

      CREATE TABLE admin.feature_flags (
        key text PRIMARY KEY,
        enabled boolean NOT NULL DEFAULT false,
        description text NOT NULL DEFAULT '',
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE admin.feature_flags ENABLE ROW LEVEL SECURITY;
      ALTER TABLE admin.feature_flags FORCE ROW LEVEL SECURITY;
      CREATE POLICY feature_flags_select ON admin.feature_flags FOR SELECT
        USING (platform.ctx_actor() IS NOT NULL);
      CREATE POLICY feature_flags_insert ON admin.feature_flags FOR INSERT
        WITH CHECK (platform.is_admin());
      CREATE POLICY feature_flags_update ON admin.feature_flags FOR UPDATE
        USING (platform.is_admin()) WITH CHECK (platform.is_admin());
      GRANT SELECT, INSERT, UPDATE ON admin.feature_flags TO ${role};

      CREATE TABLE admin.audit_logs (
        id uuid PRIMARY KEY,
        actor text NOT NULL,
        user_id uuid,
        store_id uuid,
        action text NOT NULL,
        target text NOT NULL,
        reason text,
        before jsonb,
        after jsonb,
        request_id text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX audit_logs_time_idx ON admin.audit_logs (created_at DESC, id DESC);
      CREATE INDEX audit_logs_store_idx ON admin.audit_logs (store_id, created_at DESC);
      CREATE INDEX audit_logs_user_idx ON admin.audit_logs (user_id, created_at DESC);
      ALTER TABLE admin.audit_logs ENABLE ROW LEVEL SECURITY;
      ALTER TABLE admin.audit_logs FORCE ROW LEVEL SECURITY;
      -- Everybody adds in their own name; nobody changes or removes; staff and the person read.
      CREATE POLICY audit_logs_insert ON admin.audit_logs FOR INSERT
        WITH CHECK (actor = platform.ctx_actor()
          AND user_id IS NOT DISTINCT FROM platform.ctx_user());
      CREATE POLICY audit_logs_select ON admin.audit_logs FOR SELECT
        USING (platform.is_admin() OR platform.owns_user_row(user_id)
          OR platform.has_store_scope(store_id, 'store:manage'));
      GRANT SELECT, INSERT ON admin.audit_logs TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE admin.audit_logs; DROP TABLE admin.feature_flags; DROP TABLE admin.settings;`);
  }
}
