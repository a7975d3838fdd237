import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of which a list or report of one store reads many rows. */
const TABLES = [
  'products',
  'product_barcodes',
  'product_references',
  'product_aliases',
  'product_categories',
  'inventory_sessions',
  'inventory_items',
  'item_facings',
  'stock_levels',
  'stock_movements',
] as const;

/** Reading asks once per statement who acts where, and not once per row; who may read is the same. */
export class InventoryReadPolicies1764000013400 implements MigrationInterface {
  name = 'InventoryReadPolicies1764000013400';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        ALTER POLICY ${table}_select ON inventory.${table} USING (
          (store_id = (SELECT platform.ctx_store())
            AND (SELECT platform.has_scope('inventory:read')))
          OR (SELECT platform.is_admin()))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        ALTER POLICY ${table}_select ON inventory.${table} USING (
          platform.has_store_scope(store_id, 'inventory:read') OR platform.is_admin())`);
    }
  }
}
