import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** The second factor of staff, and how somebody becomes staff at all. */
export class AuthSecondFactor1764000014000 implements MigrationInterface {
  name = 'AuthSecondFactor1764000014000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      ALTER TABLE auth.sessions ADD COLUMN second_factor_at timestamptz;

      CREATE TABLE auth.second_factors (
        user_id uuid PRIMARY KEY
          CONSTRAINT second_factors_user_fkey REFERENCES auth.users (id),
        -- Sealed under a key that is not in the database. The first is in force, the second waits.
        sealed_secret bytea,
        pending_secret bytea,
        confirmed_at timestamptz,
        -- The latest time step whose code was taken: it and those before are never taken again.
        last_step bigint NOT NULL DEFAULT 0,
        failures int NOT NULL DEFAULT 0
          CONSTRAINT second_factors_failures_check CHECK (failures >= 0),
        locked_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT second_factors_confirmed_check
          CHECK ((sealed_secret IS NULL) = (confirmed_at IS NULL))
      );
      ALTER TABLE auth.second_factors ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.second_factors FORCE ROW LEVEL SECURITY;
      -- One's own, acting as staff; another of the staff may only take a lost one away.
      CREATE POLICY second_factors_select ON auth.second_factors FOR SELECT
        USING (platform.owns_user_row(user_id) OR platform.is_admin()
          OR platform.is_system('erase-users'));
      CREATE POLICY second_factors_insert ON auth.second_factors FOR INSERT
        WITH CHECK (platform.is_admin() AND user_id = platform.ctx_user());
      CREATE POLICY second_factors_update ON auth.second_factors FOR UPDATE
        USING (platform.is_admin() AND user_id = platform.ctx_user())
        WITH CHECK (platform.is_admin() AND user_id = platform.ctx_user());
      CREATE POLICY second_factors_delete ON auth.second_factors FOR DELETE
        USING (platform.is_admin() OR platform.is_system('erase-users'));
      GRANT SELECT, INSERT, UPDATE, DELETE ON auth.second_factors TO ${role};

      CREATE TABLE auth.recovery_codes (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT recovery_codes_factor_fkey
          REFERENCES auth.second_factors (user_id) ON DELETE CASCADE,
        code_hash text NOT NULL CONSTRAINT recovery_codes_hash_check
          CHECK (code_hash ~ '^[0-9a-f]{64}$'),
        used_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT recovery_codes_hash_key UNIQUE (user_id, code_hash)
      );
      ALTER TABLE auth.recovery_codes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.recovery_codes FORCE ROW LEVEL SECURITY;
      CREATE POLICY recovery_codes_select ON auth.recovery_codes FOR SELECT
        USING (platform.owns_user_row(user_id)
          OR (platform.is_admin() AND user_id = platform.ctx_user()));
      CREATE POLICY recovery_codes_insert ON auth.recovery_codes FOR INSERT
        WITH CHECK (platform.is_admin() AND user_id = platform.ctx_user());
      CREATE POLICY recovery_codes_update ON auth.recovery_codes FOR UPDATE
        USING (platform.is_admin() AND user_id = platform.ctx_user())
        WITH CHECK (platform.is_admin() AND user_id = platform.ctx_user());
      CREATE POLICY recovery_codes_delete ON auth.recovery_codes FOR DELETE
        USING (platform.is_admin() AND user_id = platform.ctx_user());
      GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON auth.recovery_codes TO ${role};

      -- The command line makes the first of the staff out of a registered person.
      CREATE POLICY users_appoint_select ON auth.users FOR SELECT
        USING (platform.is_system('appoint-staff'));
      CREATE POLICY users_appoint_update ON auth.users FOR UPDATE
        USING (platform.is_system('appoint-staff'))
        WITH CHECK (platform.is_system('appoint-staff'));
    `);
    await runner.query(guardUserRights(`platform.is_system('erase-users', 'appoint-staff')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guardUserRights(`platform.is_system('erase-users')`));
    await runner.query(`
      DROP POLICY users_appoint_select ON auth.users;
      DROP POLICY users_appoint_update ON auth.users;
      DROP TABLE auth.recovery_codes; DROP TABLE auth.second_factors;
      ALTER TABLE auth.sessions DROP COLUMN second_factor_at;`);
  }
}

/** The trigger that keeps role and status for staff and for the named tasks. */
function guardUserRights(tasks: string): string {
  return `
    CREATE OR REPLACE FUNCTION auth.guard_user_rights() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.role IS DISTINCT FROM OLD.role OR NEW.status IS DISTINCT FROM OLD.status)
           AND NOT (platform.is_admin() OR ${tasks})
           AND platform.ctx_actor() IS NOT NULL THEN
          RAISE EXCEPTION 'role and status are changed by staff' USING ERRCODE = '42501';
        END IF;
        NEW.version := OLD.version + 1;
        NEW.updated_at := now();
        RETURN NEW;
      END $$;`;
}
