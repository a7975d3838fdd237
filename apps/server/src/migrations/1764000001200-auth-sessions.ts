import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** Sessions of devices, each a family of refresh tokens that replace one another. */
export class AuthSessions1764000001200 implements MigrationInterface {
  name = 'AuthSessions1764000001200';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE auth.sessions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT sessions_user_fkey REFERENCES auth.users (id),
        device_name text CONSTRAINT sessions_device_name_check CHECK (length(device_name) <= 120),
        user_agent text CONSTRAINT sessions_user_agent_check CHECK (length(user_agent) <= 300),
        country text CONSTRAINT sessions_country_check CHECK (country ~ '^[A-Z]{2}$'),
        last_used_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        revoked_reason text CONSTRAINT sessions_reason_check CHECK (revoked_reason IN
          ('logout', 'revoked', 'reuse', 'password-reset', 'suspended', 'erased')),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT sessions_user_key UNIQUE (id, user_id),
        CONSTRAINT sessions_revoked_check
          CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
      );
      CREATE INDEX sessions_user_idx ON auth.sessions (user_id, last_used_at DESC);
      CREATE INDEX sessions_age_idx ON auth.sessions (last_used_at);
      ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.sessions FORCE ROW LEVEL SECURITY;
      CREATE POLICY sessions_select ON auth.sessions FOR SELECT
        USING (platform.owns_user_row(user_id) OR platform.is_admin()
          OR platform.is_system('purge-auth', 'erase-users'));
      CREATE POLICY sessions_insert ON auth.sessions FOR INSERT
        WITH CHECK (platform.ctx_actor() = 'user' AND user_id = platform.ctx_user());
      CREATE POLICY sessions_update ON auth.sessions FOR UPDATE
        USING ((platform.ctx_actor() = 'user' AND user_id = platform.ctx_user())
          OR platform.is_admin() OR platform.is_system('erase-users'))
        WITH CHECK ((platform.ctx_actor() = 'user' AND user_id = platform.ctx_user())
          OR platform.is_admin() OR platform.is_system('erase-users'));
      CREATE POLICY sessions_delete ON auth.sessions FOR DELETE
        USING (platform.is_system('purge-auth', 'erase-users'));
      GRANT SELECT, INSERT, UPDATE, DELETE ON auth.sessions TO ${role};

      CREATE TABLE auth.refresh_tokens (
        -- SHA-256 of 256 random bits; the token itself is nowhere.
        token_hash text PRIMARY KEY CONSTRAINT refresh_tokens_hash_check
          CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        session_id uuid NOT NULL,
        user_id uuid NOT NULL,
        used_at timestamptz,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT refresh_tokens_session_fkey FOREIGN KEY (session_id, user_id)
          REFERENCES auth.sessions (id, user_id) ON DELETE CASCADE
      );
      CREATE INDEX refresh_tokens_session_idx ON auth.refresh_tokens (session_id);
      CREATE INDEX refresh_tokens_age_idx ON auth.refresh_tokens (expires_at);
      ALTER TABLE auth.refresh_tokens ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.refresh_tokens FORCE ROW LEVEL SECURITY;
      CREATE POLICY refresh_tokens_select ON auth.refresh_tokens FOR SELECT
        USING (platform.owns_user_row(user_id)
          OR (platform.is_anonymous('refresh') AND token_hash = platform.ctx_subject())
          OR platform.is_system('purge-auth'));
      CREATE POLICY refresh_tokens_insert ON auth.refresh_tokens FOR INSERT
        WITH CHECK (platform.ctx_actor() = 'user' AND user_id = platform.ctx_user());
      CREATE POLICY refresh_tokens_update ON auth.refresh_tokens FOR UPDATE
        USING (platform.ctx_actor() = 'user' AND user_id = platform.ctx_user())
        WITH CHECK (platform.ctx_actor() = 'user' AND user_id = platform.ctx_user());
      CREATE POLICY refresh_tokens_delete ON auth.refresh_tokens FOR DELETE
        USING (platform.is_system('purge-auth'));
      GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON auth.refresh_tokens TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE auth.refresh_tokens; DROP TABLE auth.sessions;`);
  }
}
