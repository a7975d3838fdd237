import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** People and what they have consented to. */
export class AuthUsers1764000001100 implements MigrationInterface {
  name = 'AuthUsers1764000001100';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      -- The phone or e-mail whose code was just proven in this challenge. plpgsql, so that the
      -- planner keeps it apart: the policies below would otherwise expand into each other.
      CREATE FUNCTION auth.proven_destination() RETURNS text LANGUAGE plpgsql STABLE AS $$
        BEGIN
          IF auth.ctx_challenge() IS NULL THEN RETURN NULL; END IF;
          RETURN (SELECT destination FROM auth.otp_codes
                   WHERE id = auth.ctx_challenge() AND verified_at IS NOT NULL);
        END $$;

      -- Rights are given by staff: a person may change themselves, but not what they may do.
      CREATE FUNCTION auth.guard_user_rights() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.role IS DISTINCT FROM OLD.role OR NEW.status IS DISTINCT FROM OLD.status)
             AND NOT (platform.is_admin() OR platform.is_system('erase-users'))
             AND platform.ctx_actor() IS NOT NULL THEN
            RAISE EXCEPTION 'role and status are changed by staff' USING ERRCODE = '42501';
          END IF;
          NEW.version := OLD.version + 1;
          NEW.updated_at := now();
          RETURN NEW;
        END $$;
      GRANT EXECUTE ON FUNCTION auth.proven_destination(), auth.guard_user_rights() TO ${role};

      CREATE TABLE auth.users (
        id uuid PRIMARY KEY,
        name text NOT NULL CONSTRAINT users_name_check CHECK (length(name) BETWEEN 1 AND 120),
        phone text CONSTRAINT users_phone_key UNIQUE
          CONSTRAINT users_phone_check CHECK (phone ~ '^\\+[1-9][0-9]{6,14}$'),
        -- Lower-case text and not citext: citext's equality is not leakproof, so under row security
        -- the index could not be used and each login would read the whole table.
        email text CONSTRAINT users_email_key UNIQUE
          CONSTRAINT users_email_check CHECK (email = lower(email) AND length(email) <= 254),
        phone_verified_at timestamptz,
        email_verified_at timestamptz,
        password_hash text CONSTRAINT users_password_hash_check
          CHECK (password_hash LIKE '$argon2id$%'),
        role text NOT NULL DEFAULT 'USER' CONSTRAINT users_role_check
          CHECK (role IN ('USER', 'ADMIN')),
        status text NOT NULL DEFAULT 'ACTIVE' CONSTRAINT users_status_check
          CHECK (status IN ('ACTIVE', 'SUSPENDED', 'ERASED')),
        locale text NOT NULL DEFAULT 'es-MX' CONSTRAINT users_locale_check
          CHECK (locale IN ('es-MX', 'en-US')),
        avatar_key text,
        erase_after timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT users_identifier_check
          CHECK (phone IS NOT NULL OR email IS NOT NULL OR status = 'ERASED')
      );
      CREATE INDEX users_erasure_idx ON auth.users (erase_after) WHERE erase_after IS NOT NULL;
      CREATE TRIGGER users_guard_rights BEFORE UPDATE ON auth.users
        FOR EACH ROW EXECUTE FUNCTION auth.guard_user_rights();
      ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.users FORCE ROW LEVEL SECURITY;
      CREATE POLICY users_select ON auth.users FOR SELECT
        USING (platform.owns_user_row(id)
          OR (platform.is_anonymous('register', 'login', 'password-reset')
              AND (phone = platform.ctx_subject() OR email = platform.ctx_subject()))
          OR (platform.is_anonymous('otp')
              AND (phone = auth.proven_destination() OR email = auth.proven_destination()))
          OR platform.is_admin() OR platform.is_system('seed-demo-data', 'erase-users'));
      CREATE POLICY users_insert ON auth.users FOR INSERT
        WITH CHECK (role = 'USER' AND status = 'ACTIVE' AND (
          platform.is_system('seed-demo-data') OR (
            platform.is_anonymous('otp') AND (phone IS NULL OR email IS NULL)
            AND coalesce(phone, email) = auth.proven_destination())));
      CREATE POLICY users_update ON auth.users FOR UPDATE
        USING ((platform.ctx_actor() = 'user' AND id = platform.ctx_user())
          OR platform.is_admin() OR platform.is_system('erase-users'))
        WITH CHECK ((platform.ctx_actor() = 'user' AND id = platform.ctx_user())
          OR platform.is_admin() OR platform.is_system('erase-users'));
      GRANT SELECT, INSERT, UPDATE ON auth.users TO ${role};

      CREATE TABLE auth.consents (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT consents_user_fkey REFERENCES auth.users (id),
        document text NOT NULL CONSTRAINT consents_document_check
          CHECK (document IN ('privacy', 'marketing')),
        version text NOT NULL CONSTRAINT consents_version_check
          CHECK (length(version) BETWEEN 1 AND 32),
        locale text NOT NULL,
        given_at timestamptz NOT NULL DEFAULT now(),
        withdrawn_at timestamptz
      );
      CREATE INDEX consents_user_idx ON auth.consents (user_id, document, given_at DESC);
      ALTER TABLE auth.consents ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.consents FORCE ROW LEVEL SECURITY;
      CREATE POLICY consents_select ON auth.consents FOR SELECT
        USING (platform.owns_user_row(user_id) OR platform.is_admin());
      -- The user of a proven code is the only one that the challenge can see.
      CREATE POLICY consents_insert ON auth.consents FOR INSERT
        WITH CHECK (platform.owns_user_row(user_id)
          OR (platform.is_anonymous('otp')
              AND EXISTS (SELECT 1 FROM auth.users u WHERE u.id = user_id))
          OR platform.is_system('seed-demo-data'));
      CREATE POLICY consents_update ON auth.consents FOR UPDATE
        USING (platform.owns_user_row(user_id)) WITH CHECK (platform.owns_user_row(user_id));
      GRANT SELECT, INSERT, UPDATE (withdrawn_at) ON auth.consents TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE auth.consents; DROP TABLE auth.users;
      DROP FUNCTION auth.guard_user_rights(); DROP FUNCTION auth.proven_destination();`);
  }
}
