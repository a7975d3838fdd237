import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** Invitations to a store, and what becomes of memberships: names, owners, erased people. */
export class TenancyTeam1764000002100 implements MigrationInterface {
  name = 'TenancyTeam1764000002100';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE tenancy.store_invitations (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL
          CONSTRAINT store_invitations_store_fkey REFERENCES tenancy.stores (id),
        -- Where the link was sent; both NULL for a link that is handed over by other means.
        phone text CONSTRAINT store_invitations_phone_check CHECK (phone ~ '^\\+[1-9][0-9]{6,14}$'),
        email text CONSTRAINT store_invitations_email_check
          CHECK (email = lower(email) AND length(email) <= 254),
        -- SHA-256 of 256 random bits; whoever holds the token is the one who was invited.
        token_hash text NOT NULL CONSTRAINT store_invitations_token_key UNIQUE
          CONSTRAINT store_invitations_token_check CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        scopes text[] NOT NULL CONSTRAINT store_invitations_scopes_check CHECK (scopes <@ ARRAY[
          'inventory:read', 'inventory:write', 'catalog:write', 'reports:export', 'team:manage',
          'billing:read', 'billing:spend', 'store:manage']),
        -- Names at the time, so that the invited person sees who asks without being a member.
        store_name text NOT NULL,
        invited_by uuid NOT NULL
          CONSTRAINT store_invitations_inviter_fkey REFERENCES auth.users (id),
        inviter_name text NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_by uuid CONSTRAINT store_invitations_accepter_fkey REFERENCES auth.users (id),
        accepted_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT store_invitations_target_check CHECK (phone IS NULL OR email IS NULL),
        CONSTRAINT store_invitations_accepted_check
          CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
        CONSTRAINT store_invitations_end_check CHECK (accepted_at IS NULL OR revoked_at IS NULL)
      );
      CREATE INDEX store_invitations_list_idx ON tenancy.store_invitations (store_id, id DESC);
      ALTER TABLE tenancy.store_invitations ENABLE ROW LEVEL SECURITY;
      ALTER TABLE tenancy.store_invitations FORCE ROW LEVEL SECURITY;
      CREATE POLICY store_invitations_select ON tenancy.store_invitations FOR SELECT
        USING (platform.has_store_scope(store_id, 'team:manage')
          OR (platform.is_anonymous('invitation') AND token_hash = platform.ctx_subject())
          OR (platform.ctx_actor() = 'job' AND invited_by = platform.ctx_user())
          OR platform.is_admin() OR platform.is_system('purge-invitations'));
      -- Nobody invites to more than they may do themselves.
      CREATE POLICY store_invitations_insert ON tenancy.store_invitations FOR INSERT
        WITH CHECK (platform.has_store_scope(store_id, 'team:manage')
          AND invited_by = platform.ctx_user() AND accepted_at IS NULL
          AND scopes <@ string_to_array(platform.ctx('scopes'), ','));
      CREATE POLICY store_invitations_revoke ON tenancy.store_invitations FOR UPDATE
        USING (platform.has_store_scope(store_id, 'team:manage') AND accepted_at IS NULL)
        WITH CHECK (platform.has_store_scope(store_id, 'team:manage') AND accepted_at IS NULL);
      CREATE POLICY store_invitations_accept ON tenancy.store_invitations FOR UPDATE
        USING (platform.is_anonymous('invitation') AND token_hash = platform.ctx_subject()
          AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now())
        WITH CHECK (platform.is_anonymous('invitation') AND token_hash = platform.ctx_subject()
          AND revoked_at IS NULL);
      -- They hold the names of people: those of an erased inviter go, and so do old ones.
      CREATE POLICY store_invitations_delete ON tenancy.store_invitations FOR DELETE
        USING (platform.is_system('purge-invitations')
          OR (platform.ctx_actor() = 'job' AND invited_by = platform.ctx_user()));
      GRANT SELECT, INSERT, DELETE, UPDATE (accepted_by, accepted_at, revoked_at)
        ON tenancy.store_invitations TO ${role};

      -- The holder of a token joins as the invitation says, after it was marked as accepted by them.
      CREATE POLICY store_users_accept ON tenancy.store_users FOR INSERT
        WITH CHECK (platform.is_anonymous('invitation') AND role = 'OPERATOR'
          AND EXISTS (SELECT 1 FROM tenancy.store_invitations i
                       WHERE i.token_hash = platform.ctx_subject() AND i.store_id = store_users.store_id
                         AND i.scopes = store_users.scopes AND i.accepted_by = store_users.user_id));

      -- Colleagues see the new name of a person, and no longer the one who is gone.
      CREATE POLICY store_users_own_job ON tenancy.store_users FOR SELECT
        USING (platform.ctx_actor() = 'job' AND user_id = platform.ctx_user());
      CREATE POLICY store_users_rename ON tenancy.store_users FOR UPDATE
        USING (platform.ctx_actor() = 'job' AND user_id = platform.ctx_user())
        WITH CHECK (platform.ctx_actor() = 'job' AND user_id = platform.ctx_user());
      CREATE POLICY store_users_leave_job ON tenancy.store_users FOR DELETE
        USING (platform.ctx_actor() = 'job' AND user_id = platform.ctx_user()
          AND role = 'OPERATOR');
      CREATE POLICY stores_own_job ON tenancy.stores FOR SELECT
        USING (platform.ctx_actor() = 'job' AND owner_id = platform.ctx_user());
      CREATE POLICY stores_archive_job ON tenancy.stores FOR UPDATE
        USING (platform.ctx_actor() = 'job' AND owner_id = platform.ctx_user())
        WITH CHECK (platform.ctx_actor() = 'job' AND owner_id = platform.ctx_user());

      -- Only the owner, acting in the store, hands it over; the payer of the context is the owner.
      CREATE FUNCTION tenancy.is_owner_acting(store uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT store = platform.ctx_store() AND platform.ctx_actor() = 'store'
               AND platform.ctx_user() = platform.ctx_payer() $$;
      GRANT EXECUTE ON FUNCTION tenancy.is_owner_acting(uuid) TO ${role};
      CREATE POLICY stores_transfer ON tenancy.stores FOR UPDATE
        USING (tenancy.is_owner_acting(id) AND owner_id = platform.ctx_user())
        WITH CHECK (tenancy.is_owner_acting(id) AND EXISTS (
          SELECT 1 FROM tenancy.store_users m
           WHERE m.store_id = stores.id AND m.user_id = stores.owner_id));
      CREATE POLICY store_users_transfer ON tenancy.store_users FOR UPDATE
        USING (tenancy.is_owner_acting(store_id)) WITH CHECK (tenancy.is_owner_acting(store_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY store_users_transfer ON tenancy.store_users;
      DROP POLICY stores_transfer ON tenancy.stores;
      DROP FUNCTION tenancy.is_owner_acting(uuid);
      DROP POLICY stores_archive_job ON tenancy.stores;
      DROP POLICY stores_own_job ON tenancy.stores;
      DROP POLICY store_users_leave_job ON tenancy.store_users;
      DROP POLICY store_users_rename ON tenancy.store_users;
      DROP POLICY store_users_own_job ON tenancy.store_users;
      DROP POLICY store_users_accept ON tenancy.store_users;
      DROP TABLE tenancy.store_invitations;`);
  }
}
