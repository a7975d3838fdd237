import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** Keys of services, not of people: monitoring, queues, senders of webhooks. */
export class AuthApiKeys1764000001300 implements MigrationInterface {
  name = 'AuthApiKeys1764000001300';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE auth.api_keys (
        id uuid PRIMARY KEY,
        name text NOT NULL CONSTRAINT api_keys_name_check CHECK (length(name) BETWEEN 1 AND 120),
        -- The first characters of the key, for staff to tell keys apart.
        prefix text NOT NULL CONSTRAINT api_keys_prefix_check CHECK (length(prefix) = 8),
        -- SHA-256 of 256 random bits; the key itself is shown once and is nowhere.
        key_hash text NOT NULL CONSTRAINT api_keys_hash_key UNIQUE
          CONSTRAINT api_keys_hash_check CHECK (key_hash ~ '^[0-9a-f]{64}$'),
        scopes text[] NOT NULL CONSTRAINT api_keys_scopes_check
          CHECK (scopes <@ ARRAY['metrics:read', 'queues:read', 'webhooks:send']),
        created_by uuid NOT NULL CONSTRAINT api_keys_creator_fkey REFERENCES auth.users (id),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX api_keys_list_idx ON auth.api_keys (id DESC);
      ALTER TABLE auth.api_keys ENABLE ROW LEVEL SECURITY;
      ALTER TABLE auth.api_keys FORCE ROW LEVEL SECURITY;
      CREATE POLICY api_keys_select ON auth.api_keys FOR SELECT
        USING (platform.is_admin()
          OR (platform.is_anonymous('api-key') AND key_hash = platform.ctx_subject()));
      CREATE POLICY api_keys_insert ON auth.api_keys FOR INSERT
        WITH CHECK (platform.is_admin() AND created_by = platform.ctx_user());
      CREATE POLICY api_keys_update ON auth.api_keys FOR UPDATE
        USING (platform.is_admin()
          OR (platform.is_anonymous('api-key') AND key_hash = platform.ctx_subject()))
        WITH CHECK (platform.is_admin()
          OR (platform.is_anonymous('api-key') AND key_hash = platform.ctx_subject()
              AND revoked_at IS NULL));
      GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON auth.api_keys TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE auth.api_keys;`);
  }
}
