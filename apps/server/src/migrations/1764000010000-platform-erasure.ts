import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

const ERASER = `platform.is_system('erase-users')`;
/** The job that removes what is left of one person; it carries that person's id. */
const FORGET = `platform.ctx_actor() = 'job' AND platform.ctx('purpose') = 'forget-person'`;

const EVERYWHERE = [
  ['tenancy', 'store_invitations'],
  ['platform', 'idempotency_keys'],
  ['notifications', 'notifications'],
  ['notifications', 'deliveries'],
] as const;

/**
 * What the erasure of a person may remove beyond their account. Rows that name the person by phone
 * or e-mail lie with other people, so the eraser sees those four tables whole and may only delete;
 * of payment events it blanks the payload and keeps the fact.
 */
export class PlatformErasure1764000010000 implements MigrationInterface {
  name = 'PlatformErasure1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    for (const [schema, table] of EVERYWHERE) {
      await runner.query(`
        CREATE POLICY ${table}_erase_select ON ${schema}.${table} FOR SELECT USING (${ERASER});
        CREATE POLICY ${table}_erase ON ${schema}.${table} FOR DELETE USING (${ERASER});`);
    }
    await runner.query(`
      GRANT DELETE ON notifications.notifications, notifications.deliveries,
        notifications.preferences TO ${role};

      CREATE POLICY payment_events_erase_select ON payments.payment_events FOR SELECT
        USING (${ERASER});
      CREATE POLICY payment_events_erase ON payments.payment_events FOR UPDATE
        USING (${ERASER} AND processed_at IS NOT NULL) WITH CHECK (${ERASER});
      CREATE POLICY payment_methods_forget ON payments.payment_methods FOR DELETE
        USING (${FORGET} AND user_id = platform.ctx_user());
      CREATE POLICY customers_forget ON payments.customers FOR DELETE
        USING (${FORGET} AND user_id = platform.ctx_user());
      GRANT DELETE ON payments.payment_methods, payments.customers TO ${role};

      CREATE POLICY traces_forget_select ON referrals.traces FOR SELECT
        USING (${FORGET} AND user_id = platform.ctx_user());
      CREATE POLICY traces_forget ON referrals.traces FOR DELETE
        USING (${FORGET} AND user_id = platform.ctx_user());
      GRANT DELETE ON referrals.traces TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      REVOKE DELETE ON referrals.traces, payments.customers,
        payments.payment_methods, notifications.preferences, notifications.deliveries,
        notifications.notifications FROM ${role};
      DROP POLICY traces_forget ON referrals.traces;
      DROP POLICY traces_forget_select ON referrals.traces;
      DROP POLICY customers_forget ON payments.customers;
      DROP POLICY payment_methods_forget ON payments.payment_methods;
      DROP POLICY payment_events_erase ON payments.payment_events;
      DROP POLICY payment_events_erase_select ON payments.payment_events;`);
    for (const [schema, table] of EVERYWHERE) {
      await runner.query(`
        DROP POLICY ${table}_erase ON ${schema}.${table};
        DROP POLICY ${table}_erase_select ON ${schema}.${table};`);
    }
  }
}
