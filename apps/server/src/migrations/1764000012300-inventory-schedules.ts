import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** Counts that come round by themselves, and what people are told of counts. */
export class InventorySchedules1764000012300 implements MigrationInterface {
  name = 'InventorySchedules1764000012300';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE inventory.count_schedules (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        name text NOT NULL CONSTRAINT count_schedules_name_check
          CHECK (length(name) BETWEEN 1 AND 120),
        kind text NOT NULL CONSTRAINT count_schedules_kind_check
          CHECK (kind IN ('FULL', 'ZONE', 'CATEGORY')),
        scope_value text,
        areas text[] NOT NULL DEFAULT '{}',
        blind boolean NOT NULL DEFAULT false,
        assigned_to uuid,
        every_days int NOT NULL CONSTRAINT count_schedules_days_check
          CHECK (every_days BETWEEN 1 AND 366),
        -- Hours that a count may take before its people are reminded.
        due_hours int NOT NULL DEFAULT 24 CONSTRAINT count_schedules_due_check
          CHECK (due_hours BETWEEN 1 AND 720),
        next_at timestamptz NOT NULL,
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT count_schedules_scope_check CHECK ((kind = 'FULL') = (scope_value IS NULL))
      );
      CREATE INDEX count_schedules_list_idx ON inventory.count_schedules (store_id, id);
      CREATE INDEX count_schedules_due_idx ON inventory.count_schedules (next_at) WHERE active;

      ALTER TABLE inventory.counts ADD COLUMN reminded_at timestamptz;
      CREATE INDEX counts_overdue_idx ON inventory.counts (due_at)
        WHERE status IN ('OPEN', 'REOPENED') AND reminded_at IS NULL;
    `);
    await runner.query(storePolicies({ schema: 'inventory', table: 'count_schedules', role }));
    // The scheduler finds what is due in every store; a job of the store does the rest.
    await runner.query(`
      CREATE POLICY count_schedules_due ON inventory.count_schedules FOR SELECT
        USING (platform.is_system('schedule-counts'));
      CREATE POLICY counts_overdue ON inventory.counts FOR SELECT
        USING (platform.is_system('schedule-counts'));
      -- The form of a kind alone: which kinds there are is known to the code that tells of them.
      ALTER TABLE notifications.notifications
        DROP CONSTRAINT notifications_kind_check,
        ADD CONSTRAINT notifications_kind_check CHECK (kind ~ '^[A-Z_]{3,40}$');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notifications.notifications NO FORCE ROW LEVEL SECURITY;
      DELETE FROM notifications.notifications WHERE kind LIKE 'COUNT_%';
      ALTER TABLE notifications.notifications FORCE ROW LEVEL SECURITY;
      ALTER TABLE notifications.notifications
        DROP CONSTRAINT notifications_kind_check,
        ADD CONSTRAINT notifications_kind_check CHECK (kind IN ('REPORT_READY', 'SESSION_FAILED',
          'PAYMENT_CONFIRMED', 'VOUCHER_EXPIRING', 'CREDITS_LOW', 'REFERRAL_REWARD',
          'INVITATION'));
      DROP POLICY counts_overdue ON inventory.counts;
      DROP INDEX inventory.counts_overdue_idx;
      ALTER TABLE inventory.counts DROP COLUMN reminded_at;
      DROP TABLE inventory.count_schedules;`);
  }
}
