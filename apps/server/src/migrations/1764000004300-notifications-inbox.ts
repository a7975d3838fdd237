import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

function own(table: string, role: string, commands: string): string {
  const name = `notifications.${table}`;
  return `
    ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_own ON ${name}
      USING (platform.owns_user_row(user_id)) WITH CHECK (platform.owns_user_row(user_id));
    GRANT ${commands} ON ${name} TO ${role};`;
}

/** What people are told, where it reaches them, and what they want to hear of. */
export class NotificationsInbox1764000004300 implements MigrationInterface {
  name = 'NotificationsInbox1764000004300';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE notifications.notifications (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT notifications_user_fkey REFERENCES auth.users (id),
        kind text NOT NULL CONSTRAINT notifications_kind_check CHECK (kind IN (
          'REPORT_READY', 'SESSION_FAILED', 'PAYMENT_CONFIRMED', 'VOUCHER_EXPIRING',
          'CREDITS_LOW', 'REFERRAL_REWARD', 'INVITATION')),
        -- The facts; the text is made of them in the reader's language.
        facts jsonb NOT NULL,
        dedupe_key text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        CONSTRAINT notifications_once_key UNIQUE (user_id, dedupe_key)
      );
      CREATE INDEX notifications_list_idx ON notifications.notifications (user_id, id DESC);
      CREATE INDEX notifications_unread_idx ON notifications.notifications (user_id)
        WHERE read_at IS NULL;

      CREATE TABLE notifications.push_devices (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT push_devices_user_fkey REFERENCES auth.users (id),
        kind text NOT NULL CONSTRAINT push_devices_kind_check CHECK (kind IN ('FCM', 'WEB')),
        -- The token of FCM, or the endpoint of a Web Push subscription.
        token text NOT NULL CONSTRAINT push_devices_token_check CHECK (length(token) <= 2000),
        p256dh text,
        auth text,
        created_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT push_devices_token_key UNIQUE (user_id, token),
        CONSTRAINT push_devices_web_check
          CHECK (kind <> 'WEB' OR (p256dh IS NOT NULL AND auth IS NOT NULL))
      );

      CREATE TABLE notifications.preferences (
        user_id uuid PRIMARY KEY CONSTRAINT preferences_user_fkey REFERENCES auth.users (id),
        channels jsonb NOT NULL DEFAULT '{}',
        quiet_from int CONSTRAINT preferences_from_check CHECK (quiet_from BETWEEN 0 AND 23),
        quiet_to int CONSTRAINT preferences_to_check CHECK (quiet_to BETWEEN 0 AND 23),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT preferences_quiet_check CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
      );

      CREATE TABLE notifications.deliveries (
        notification_id uuid NOT NULL
          CONSTRAINT deliveries_notification_fkey REFERENCES notifications.notifications (id),
        user_id uuid NOT NULL,
        -- 'email', or 'push:' and the device.
        target text NOT NULL,
        outcome text NOT NULL CONSTRAINT deliveries_outcome_check
          CHECK (outcome IN ('SENT', 'DEAD', 'REFUSED')),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT deliveries_once_key PRIMARY KEY (notification_id, target)
      );
    `);
    await runner.query(own('notifications', role, 'SELECT, INSERT, UPDATE'));
    await runner.query(own('push_devices', role, 'SELECT, INSERT, UPDATE, DELETE'));
    await runner.query(own('preferences', role, 'SELECT, INSERT, UPDATE'));
    await runner.query(own('deliveries', role, 'SELECT, INSERT'));
    // A telephone that changes hands tells its new owner alone.
    await runner.query(`
      CREATE POLICY push_devices_take_over ON notifications.push_devices FOR DELETE
        USING (platform.is_system('take-over-device'));
      CREATE POLICY push_devices_take_over_select ON notifications.push_devices FOR SELECT
        USING (platform.is_system('take-over-device'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE notifications.deliveries; DROP TABLE notifications.preferences;
      DROP TABLE notifications.push_devices; DROP TABLE notifications.notifications;`);
  }
}
