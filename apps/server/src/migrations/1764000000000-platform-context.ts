import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

const SCHEMAS = [
  'platform',
  'auth',
  'tenancy',
  'inventory',
  'media',
  'billing',
  'payments',
  'referrals',
  'feedback',
  'admin',
  'notifications',
];

/**
 * The eleven schemas and the functions by which every policy reads who acts. A missing setting reads
 * as NULL, and NULL never grants anything.
 */
export class PlatformContext1764000000000 implements MigrationInterface {
  name = 'PlatformContext1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pgcrypto;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS btree_gin;
      CREATE EXTENSION IF NOT EXISTS citext;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    `);
    for (const schema of SCHEMAS) {
      await runner.query(`CREATE SCHEMA ${schema}; GRANT USAGE ON SCHEMA ${schema} TO ${role};`);
    }
    await runner.query(`
      CREATE FUNCTION platform.ctx(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.' || name, true), '') $$;
      CREATE FUNCTION platform.ctx_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.actor', true), '') $$;
      CREATE FUNCTION platform.ctx_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
      CREATE FUNCTION platform.ctx_store() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.store_id', true), '')::uuid $$;
      CREATE FUNCTION platform.ctx_payer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.payer_user_id', true), '')::uuid $$;
      CREATE FUNCTION platform.ctx_subject() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.subject', true), '') $$;

      -- An act without a user, for one of the purposes, about the subject the row is of.
      CREATE FUNCTION platform.is_anonymous(VARIADIC purposes text[]) RETURNS boolean
        LANGUAGE sql STABLE PARALLEL SAFE AS $$
          SELECT platform.ctx_actor() = 'anonymous' AND platform.ctx('purpose') = ANY (purposes) $$;

      -- A named task of the platform itself.
      CREATE FUNCTION platform.is_system(VARIADIC tasks text[]) RETURNS boolean
        LANGUAGE sql STABLE PARALLEL SAFE AS $$
          SELECT platform.ctx_actor() = 'system' AND platform.ctx('purpose') = ANY (tasks) $$;

      CREATE FUNCTION platform.is_admin() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT platform.ctx_actor() = 'admin' AND platform.ctx_user() IS NOT NULL
                     AND platform.ctx('purpose') IS NOT NULL $$;

      -- The person a row belongs to, acting for themselves (or a job of theirs).
      CREATE FUNCTION platform.owns_user_row(row_user uuid) RETURNS boolean
        LANGUAGE sql STABLE PARALLEL SAFE AS $$
          SELECT row_user = platform.ctx_user()
                 AND platform.ctx_actor() IN ('user', 'store', 'job') $$;

      -- A member of the row's store with a scope, or a job of that store.
      CREATE FUNCTION platform.has_store_scope(row_store uuid, scope text) RETURNS boolean
        LANGUAGE sql STABLE PARALLEL SAFE AS $$
          SELECT row_store = platform.ctx_store() AND (
            platform.ctx_actor() = 'job' OR (
              platform.ctx_actor() = 'store'
              AND scope = ANY (string_to_array(platform.ctx('scopes'), ',')))) $$;

      -- A row of the wallet that pays: the owner, or whom the owner lets read or spend.
      CREATE FUNCTION platform.may_bill(row_user uuid, scope text) RETURNS boolean
        LANGUAGE sql STABLE PARALLEL SAFE AS $$
          SELECT (row_user = platform.ctx_user() AND platform.ctx_actor() IN ('user', 'job'))
              OR (row_user = platform.ctx_payer() AND (
                    platform.ctx_actor() = 'job' OR (
                      platform.ctx_actor() = 'store'
                      AND scope = ANY (string_to_array(platform.ctx('scopes'), ','))))) $$;
    `);
    await runner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA platform TO ${role};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of [...SCHEMAS].reverse())
      await runner.query(`DROP SCHEMA ${schema} CASCADE;`);
  }
}
