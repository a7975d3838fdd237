import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the rooms of staff stand on: the log by what it is about, and the retry of a session. */
export class AdminPanel1764000014100 implements MigrationInterface {
  name = 'AdminPanel1764000014100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX audit_logs_target_idx ON admin.audit_logs (target, created_at DESC);
      CREATE INDEX inventory_sessions_time_idx ON inventory.inventory_sessions (created_at);
      CREATE INDEX inventory_sessions_ready_idx ON inventory.inventory_sessions (ready_at)
        WHERE ready_at IS NOT NULL;
      CREATE INDEX users_time_idx ON auth.users (created_at);
      -- Staff send a failed session through the worker again; the service moves it by its rules.
      CREATE POLICY inventory_sessions_staff_update ON inventory.inventory_sessions FOR UPDATE
        USING (platform.is_admin()) WITH CHECK (platform.is_admin());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY inventory_sessions_staff_update ON inventory.inventory_sessions;
      DROP INDEX auth.users_time_idx; DROP INDEX inventory.inventory_sessions_ready_idx;
      DROP INDEX inventory.inventory_sessions_time_idx; DROP INDEX admin.audit_logs_target_idx;`);
  }
}
