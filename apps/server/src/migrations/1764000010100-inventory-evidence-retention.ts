import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which sessions have given up their evidence, and the task that looks for those that must. */
export class InventoryEvidenceRetention1764000010100 implements MigrationInterface {
  name = 'InventoryEvidenceRetention1764000010100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inventory.inventory_sessions ADD COLUMN evidence_removed_at timestamptz;
      CREATE INDEX inventory_sessions_evidence_idx ON inventory.inventory_sessions (created_at)
        WHERE evidence_removed_at IS NULL;
      CREATE POLICY inventory_sessions_expire ON inventory.inventory_sessions FOR SELECT
        USING (platform.is_system('expire-evidence'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY inventory_sessions_expire ON inventory.inventory_sessions;
      ALTER TABLE inventory.inventory_sessions DROP COLUMN evidence_removed_at;`);
  }
}
