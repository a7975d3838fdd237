import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Confirmed counts as files; and files that nobody fetches any more go. */
export class InventoryCountFiles1764000021300 implements MigrationInterface {
  name = 'InventoryCountFiles1764000021300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inventory.report_exports
        DROP CONSTRAINT report_exports_kind_check,
        ADD CONSTRAINT report_exports_kind_check CHECK (kind IN ('SESSION', 'COUNT', 'CATALOGUE',
          'VALUATION', 'LOW_STOCK', 'PURCHASE_LIST', 'LABELS'));
      CREATE INDEX report_exports_age_idx ON inventory.report_exports (created_at);
      CREATE POLICY report_exports_expire ON inventory.report_exports FOR SELECT
        USING ((SELECT platform.is_system('expire-exports')));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY report_exports_expire ON inventory.report_exports;
      DROP INDEX inventory.report_exports_age_idx;
      ALTER TABLE inventory.report_exports NO FORCE ROW LEVEL SECURITY;
      DELETE FROM inventory.report_exports WHERE kind = 'COUNT';
      ALTER TABLE inventory.report_exports FORCE ROW LEVEL SECURITY;
      ALTER TABLE inventory.report_exports
        DROP CONSTRAINT report_exports_kind_check,
        ADD CONSTRAINT report_exports_kind_check CHECK (kind IN ('SESSION', 'CATALOGUE',
          'VALUATION', 'LOW_STOCK', 'PURCHASE_LIST', 'LABELS'));`);
  }
}
