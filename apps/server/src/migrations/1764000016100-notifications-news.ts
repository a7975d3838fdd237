import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/**
 * Whose notifications changed, and when: what thousands of open streams of one process watch with one
 * query instead of one each. It needs no LISTEN, which a pooler in transaction mode does not carry.
 */
export class NotificationsNews1764000016100 implements MigrationInterface {
  name = 'NotificationsNews1764000016100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications.news (
        user_id uuid PRIMARY KEY CONSTRAINT news_user_fkey REFERENCES auth.users (id),
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX news_changed_idx ON notifications.news (changed_at);
      ALTER TABLE notifications.news ENABLE ROW LEVEL SECURITY;
      ALTER TABLE notifications.news FORCE ROW LEVEL SECURITY;
      CREATE POLICY news_own ON notifications.news
        USING (platform.owns_user_row(user_id)) WITH CHECK (platform.owns_user_row(user_id));
      CREATE POLICY news_watch ON notifications.news FOR SELECT
        USING (platform.is_system('watch-notifications'));
      GRANT SELECT, INSERT, UPDATE ON notifications.news TO ${appRole()};

      CREATE FUNCTION notifications.tell_news() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO notifications.news (user_id) SELECT DISTINCT user_id FROM changed
          ON CONFLICT (user_id) DO UPDATE SET changed_at = clock_timestamp();
          RETURN NULL;
        END $$;
      CREATE TRIGGER notifications_news_insert AFTER INSERT ON notifications.notifications
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
        EXECUTE FUNCTION notifications.tell_news();
      CREATE TRIGGER notifications_news_update AFTER UPDATE ON notifications.notifications
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
        EXECUTE FUNCTION notifications.tell_news();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER notifications_news_update ON notifications.notifications;
      DROP TRIGGER notifications_news_insert ON notifications.notifications;
      DROP FUNCTION notifications.tell_news();
      DROP TABLE notifications.news;
    `);
  }
}
