import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** Tables of a store from which nobody else may remove rows. */
const TABLES = [
  'stock_movements',
  'catalogue_words',
  'count_snapshots',
  'snapshot_reversals',
  'snapshot_lines',
  'count_settings',
];

/**
 * The end of a store with its owner's account: the job that carries the store's id removes what is
 * otherwise kept for good: the history of its stock, the counts that were confirmed, the words of
 * its catalogue and how it counts.
 */
export class InventoryClosing1764000019900 implements MigrationInterface {
  name = 'InventoryClosing1764000019900';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    for (const table of TABLES) {
      await runner.query(`
        CREATE POLICY ${table}_close ON inventory.${table} FOR DELETE
          USING (platform.ctx_actor() = 'job' AND platform.ctx('purpose') = 'remove-store-data'
            AND store_id = platform.ctx_store());
        GRANT DELETE ON inventory.${table} TO ${role};`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const role = appRole();
    for (const table of TABLES) {
      await runner.query(`
        REVOKE DELETE ON inventory.${table} FROM ${role};
        DROP POLICY ${table}_close ON inventory.${table};`);
    }
  }
}
