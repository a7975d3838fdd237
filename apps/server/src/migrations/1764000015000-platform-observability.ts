import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/**
 * The trace and the subject that travel with an event or job; what backups were made; and the
 * reading of operational state (counts and ages, never payloads) by the task that collects it.
 */
export class PlatformObservability1764000015000 implements MigrationInterface {
  name = 'PlatformObservability1764000015000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      ALTER TABLE platform.outbox_events ADD COLUMN context jsonb NOT NULL DEFAULT '{}';
      CREATE POLICY outbox_events_measure ON platform.outbox_events FOR SELECT
        USING (platform.is_system('collect-metrics'));
      CREATE POLICY workers_measure ON platform.workers FOR SELECT
        USING (platform.is_system('collect-metrics'));
      CREATE POLICY payment_events_measure ON payments.payment_events FOR SELECT
        USING (platform.is_system('collect-metrics'));

      -- Written by those who make backups, as the owner; the product only reads how old the last is.
      CREATE TABLE platform.backups (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        label text NOT NULL,
        started_at timestamptz NOT NULL,
        finished_at timestamptz NOT NULL,
        size_bytes bigint NOT NULL CONSTRAINT backups_size_check CHECK (size_bytes > 0),
        CONSTRAINT backups_order_check CHECK (finished_at >= started_at)
      );
      CREATE INDEX backups_finished_idx ON platform.backups (finished_at DESC);
      ALTER TABLE platform.backups ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.backups FORCE ROW LEVEL SECURITY;
      CREATE POLICY backups_measure ON platform.backups FOR SELECT
        USING (platform.is_system('collect-metrics'));
      CREATE POLICY backups_record ON platform.backups FOR INSERT
        WITH CHECK (platform.is_system('record-backup'));
      GRANT SELECT ON platform.backups TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE platform.backups;
      DROP POLICY payment_events_measure ON payments.payment_events;
      DROP POLICY workers_measure ON platform.workers;
      DROP POLICY outbox_events_measure ON platform.outbox_events;
      ALTER TABLE platform.outbox_events DROP COLUMN context;
    `);
  }
}
