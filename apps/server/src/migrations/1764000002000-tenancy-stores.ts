import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** Stores and who works in them. */
export class TenancyStores1764000002000 implements MigrationInterface {
  name = 'TenancyStores1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE tenancy.stores (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL CONSTRAINT stores_owner_fkey REFERENCES auth.users (id),
        name text NOT NULL CONSTRAINT stores_name_check CHECK (length(name) BETWEEN 1 AND 120),
        giro text NOT NULL CONSTRAINT stores_giro_check CHECK (length(giro) BETWEEN 1 AND 60),
        archived_at timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stores_owner_idx ON tenancy.stores (owner_id);

      CREATE TABLE tenancy.store_users (
        store_id uuid NOT NULL CONSTRAINT store_users_store_fkey REFERENCES tenancy.stores (id),
        user_id uuid NOT NULL CONSTRAINT store_users_user_fkey REFERENCES auth.users (id),
        role text NOT NULL CONSTRAINT store_users_role_check CHECK (role IN ('OWNER', 'OPERATOR')),
        scopes text[] NOT NULL CONSTRAINT store_users_scopes_check CHECK (scopes <@ ARRAY[
          'inventory:read', 'inventory:write', 'catalog:write', 'reports:export', 'team:manage',
          'billing:read', 'billing:spend', 'store:manage']),
        -- The person's name as colleagues see it: their own record is not theirs to read.
        display_name text NOT NULL CONSTRAINT store_users_display_name_check
          CHECK (length(display_name) BETWEEN 1 AND 120),
        version int NOT NULL DEFAULT 1,
        joined_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT store_users_pkey PRIMARY KEY (store_id, user_id)
      );
      CREATE INDEX store_users_user_idx ON tenancy.store_users (user_id, store_id);
      CREATE UNIQUE INDEX store_users_owner_key ON tenancy.store_users (store_id)
        WHERE role = 'OWNER';

      -- plpgsql, so that the planner keeps it apart: the policies of the two tables would otherwise
      -- expand into each other.
      CREATE FUNCTION tenancy.owns_store(store uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
        BEGIN
          RETURN EXISTS (SELECT 1 FROM tenancy.stores
                          WHERE id = store AND owner_id = platform.ctx_user());
        END $$;
      GRANT EXECUTE ON FUNCTION tenancy.owns_store(uuid) TO ${role};

      ALTER TABLE tenancy.stores ENABLE ROW LEVEL SECURITY;
      ALTER TABLE tenancy.stores FORCE ROW LEVEL SECURITY;
      CREATE POLICY stores_select ON tenancy.stores FOR SELECT
        USING ((id = platform.ctx_store() AND platform.ctx_actor() IN ('store', 'job'))
          OR (platform.ctx_actor() = 'user' AND (owner_id = platform.ctx_user()
            OR EXISTS (SELECT 1 FROM tenancy.store_users m
                        WHERE m.store_id = stores.id AND m.user_id = platform.ctx_user())))
          OR platform.is_admin());
      CREATE POLICY stores_insert ON tenancy.stores FOR INSERT
        WITH CHECK (platform.ctx_actor() = 'user' AND owner_id = platform.ctx_user());
      -- Members may edit; the owner stays the owner.
      CREATE POLICY stores_update ON tenancy.stores FOR UPDATE
        USING (platform.has_store_scope(id, 'store:manage'))
        WITH CHECK (platform.has_store_scope(id, 'store:manage')
          AND owner_id = platform.ctx_payer());
      GRANT SELECT, INSERT, UPDATE ON tenancy.stores TO ${role};

      ALTER TABLE tenancy.store_users ENABLE ROW LEVEL SECURITY;
      ALTER TABLE tenancy.store_users FORCE ROW LEVEL SECURITY;
      CREATE POLICY store_users_select ON tenancy.store_users FOR SELECT
        USING ((user_id = platform.ctx_user() AND platform.ctx_actor() IN ('user', 'store'))
          OR platform.has_store_scope(store_id, 'team:manage')
          OR platform.is_admin());
      CREATE POLICY store_users_insert ON tenancy.store_users FOR INSERT
        WITH CHECK (platform.ctx_actor() = 'user' AND user_id = platform.ctx_user()
          AND role = 'OWNER' AND tenancy.owns_store(store_id));
      -- Whoever manages the team gives no more than they have, and does not touch the owner.
      CREATE POLICY store_users_update ON tenancy.store_users FOR UPDATE
        USING (role <> 'OWNER' AND platform.has_store_scope(store_id, 'team:manage'))
        WITH CHECK (role <> 'OWNER' AND platform.has_store_scope(store_id, 'team:manage')
          AND scopes <@ string_to_array(platform.ctx('scopes'), ','));
      CREATE POLICY store_users_delete ON tenancy.store_users FOR DELETE
        USING (role <> 'OWNER' AND (platform.has_store_scope(store_id, 'team:manage')
          OR (user_id = platform.ctx_user() AND platform.ctx_actor() IN ('user', 'store'))));
      GRANT SELECT, INSERT, UPDATE, DELETE ON tenancy.store_users TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tenancy.store_users, tenancy.stores;
      DROP FUNCTION tenancy.owns_store(uuid);`);
  }
}
