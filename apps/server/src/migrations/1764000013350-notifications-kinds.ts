import type { MigrationInterface, QueryRunner } from 'typeorm';

/** News of kinds that the first migration did not know: the code holds their list. */
export class NotificationsKinds1764000013350 implements MigrationInterface {
  name = 'NotificationsKinds1764000013350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications.notifications
        DROP CONSTRAINT notifications_kind_check,
        ADD CONSTRAINT notifications_kind_check CHECK (kind ~ '^[A-Z_]{3,40}$');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // FORCE holds for the owner as well, who has to see everybody's rows for this once.
    await runner.query(`
      ALTER TABLE notifications.notifications NO FORCE ROW LEVEL SECURITY;
      DELETE FROM notifications.notifications WHERE kind = 'REPORT_EXPORT_READY';
      ALTER TABLE notifications.notifications FORCE ROW LEVEL SECURITY;`);
  }
}
