import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** One-time codes and password attempts: what is known of a person before they prove who they are. */
export class AuthCodes1764000001000 implements MigrationInterface {
  name = 'AuthCodes1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      -- The challenge an act without a user is about; CASE, because other subjects are no uuid.
      CREATE FUNCTION auth.ctx_challenge() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT CASE WHEN platform.is_anonymous('otp')
                          THEN platform.ctx_subject()::uuid END $$;
      GRANT EXECUTE ON FUNCTION auth.ctx_challenge() TO ${role};

      CREATE TABLE auth.otp_codes (
        id uuid PRIMARY KEY,
        purpose text NOT NULL CONSTRAINT otp_codes_purpose_check
          CHECK (purpose IN ('register', 'login', 'password-reset')),
        channel text NOT NULL CONSTRAINT otp_codes_channel_check
          CHECK (channel IN ('sms', 'email')),
        -- E.164 phone or lower-case e-mail address.
        destination text NOT NULL CONSTRAINT otp_codes_destination_check
          CHECK (length(destination) BETWEEN 3 AND 254),
        code_hash text NOT NULL,
        -- What was typed at register; it becomes a user only once the code is proven.
        registration jsonb,
        -- Nobody has this destination: the challenge looks like any other and no code is sent.
        is_decoy boolean NOT NULL DEFAULT false,
        locale text NOT NULL,
        attempts int NOT NULL DEFAULT 0 CONSTRAINT otp_codes_attempts_check CHECK (attempts >= 0),
        sends int NOT NULL DEFAULT 1 CONSTRAINT otp_codes_sends_check CHECK (sends >= 1),
        sent_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        verified_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT otp_codes_registration_check
          CHECK (registration IS NULL OR purpose = 'register')
      );
      CREATE INDEX otp_codes_destination_idx ON auth.otp_codes (destination, sent_at DESC);
      CREATE INDEX otp_codes_age_idx ON auth.otp_codes (created_at);
      ALTER TABLE auth.otp_codes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.otp_codes FORCE ROW LEVEL SECURITY;
      CREATE POLICY otp_codes_select ON auth.otp_codes FOR SELECT
        USING (id = auth.ctx_challenge()
          OR (platform.is_anonymous('register', 'login', 'password-reset')
              AND destination = platform.ctx_subject())
          OR platform.is_system('purge-auth'));
      CREATE POLICY otp_codes_insert ON auth.otp_codes FOR INSERT
        WITH CHECK (platform.is_anonymous('register', 'login', 'password-reset')
          AND destination = platform.ctx_subject() AND verified_at IS NULL);
      CREATE POLICY otp_codes_update ON auth.otp_codes FOR UPDATE
        USING (id = auth.ctx_challenge()
          OR (platform.is_anonymous('register', 'login', 'password-reset')
              AND destination = platform.ctx_subject()))
        WITH CHECK (id = auth.ctx_challenge()
          OR (platform.is_anonymous('register', 'login', 'password-reset')
              AND destination = platform.ctx_subject() AND verified_at IS NULL));
      CREATE POLICY otp_codes_delete ON auth.otp_codes FOR DELETE
        USING (platform.is_system('purge-auth'));
      GRANT SELECT, INSERT, UPDATE, DELETE ON auth.otp_codes TO ${role};

      CREATE TABLE auth.login_attempts (
        id uuid PRIMARY KEY,
        -- As it was typed, known or not: the two must not differ.
        identifier text NOT NULL CONSTRAINT login_attempts_identifier_check
          CHECK (length(identifier) BETWEEN 1 AND 254),
        ip inet,
        succeeded boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX login_attempts_identifier_idx
        ON auth.login_attempts (identifier, created_at DESC);
      CREATE INDEX login_attempts_age_idx ON auth.login_attempts (created_at);
      ALTER TABLE auth.login_attempts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.login_attempts FORCE ROW LEVEL SECURITY;
      CREATE POLICY login_attempts_select ON auth.login_attempts FOR SELECT
        USING ((platform.is_anonymous('login') AND identifier = platform.ctx_subject())
          OR platform.is_admin() OR platform.is_system('purge-auth'));
      CREATE POLICY login_attempts_insert ON auth.login_attempts FOR INSERT
        WITH CHECK (platform.is_anonymous('login') AND identifier = platform.ctx_subject()
          AND NOT succeeded);
      CREATE POLICY login_attempts_update ON auth.login_attempts FOR UPDATE
        USING (platform.is_anonymous('login') AND identifier = platform.ctx_subject())
        WITH CHECK (platform.is_anonymous('login') AND identifier = platform.ctx_subject());
      CREATE POLICY login_attempts_delete ON auth.login_attempts FOR DELETE
        USING (platform.is_system('purge-auth'));
      GRANT SELECT, INSERT, UPDATE, DELETE ON auth.login_attempts TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE auth.login_attempts; DROP TABLE auth.otp_codes;
      DROP FUNCTION auth.ctx_challenge();`);
  }
}
