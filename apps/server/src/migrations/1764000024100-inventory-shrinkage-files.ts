import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What went missing in a time, and what differs between two counts, as files. */
export class InventoryShrinkageFiles1764000024100 implements MigrationInterface {
  name = 'InventoryShrinkageFiles1764000024100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inventory.report_exports
        DROP CONSTRAINT report_exports_kind_check,
        ADD CONSTRAINT report_exports_kind_check CHECK (kind IN ('SESSION', 'COUNT', 'CATALOGUE',
          'VALUATION', 'LOW_STOCK', 'PURCHASE_LIST', 'SHRINKAGE', 'VARIANCE', 'LABELS'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inventory.report_exports NO FORCE ROW LEVEL SECURITY;
      DELETE FROM inventory.report_exports WHERE kind IN ('SHRINKAGE', 'VARIANCE');
      ALTER TABLE inventory.report_exports FORCE ROW LEVEL SECURITY;
      ALTER TABLE inventory.report_exports
        DROP CONSTRAINT report_exports_kind_check,
        ADD CONSTRAINT report_exports_kind_check CHECK (kind IN ('SESSION', 'COUNT', 'CATALOGUE',
          'VALUATION', 'LOW_STOCK', 'PURCHASE_LIST', 'LABELS'));`);
  }
}
