import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom an invitation was sent to, where that person has an account: they see it in the app as well,
 * and need not look for the message with its link.
 */
export class TenancyInvitedPerson1764000020310 implements MigrationInterface {
  name = 'TenancyInvitedPerson1764000020310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tenancy.store_invitations ADD COLUMN invited_user uuid
        CONSTRAINT store_invitations_invited_fkey REFERENCES auth.users (id);
      CREATE INDEX store_invitations_invited_idx ON tenancy.store_invitations (invited_user)
        WHERE invited_user IS NOT NULL;
      CREATE POLICY store_invitations_invited ON tenancy.store_invitations FOR SELECT
        USING (platform.ctx_actor() = 'user' AND invited_user = platform.ctx_user());`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY store_invitations_invited ON tenancy.store_invitations;
      ALTER TABLE tenancy.store_invitations DROP COLUMN invited_user;`);
  }
}
