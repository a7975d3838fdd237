import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The outbox remembers what has not been done yet, not only what has not been handed over: a queue
 * that loses its jobs gets them again.
 */
export class OutboxRecovery1764000016000 implements MigrationInterface {
  name = 'OutboxRecovery1764000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When to look next whether it has been done; null once it has.
      ALTER TABLE platform.outbox_events ADD COLUMN check_at timestamptz;
      CREATE INDEX outbox_events_unsettled_idx ON platform.outbox_events (check_at)
        WHERE check_at IS NOT NULL;
      UPDATE platform.outbox_events SET check_at = now() + interval '1 minute'
       WHERE relayed_at > now() - interval '1 hour';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX platform.outbox_events_unsettled_idx;
      ALTER TABLE platform.outbox_events DROP COLUMN check_at;
    `);
  }
}
