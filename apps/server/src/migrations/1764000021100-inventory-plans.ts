import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes that hold all that the sums of one store ask for, so that neither a product's row nor a
 * neighbour's is read for them: worth of the stock, what is low, the pace at which things go, and
 * the films that wait for somebody.
 */
export class InventoryPlans1764000021100 implements MigrationInterface {
  name = 'InventoryPlans1764000021100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX products_worth_idx ON inventory.products (store_id, id)
        INCLUDE (category, cost_centavos, price_centavos, minimum_stock)
        WHERE archived_at IS NULL;
      CREATE INDEX products_minimum_idx ON inventory.products (store_id, name, id)
        INCLUDE (minimum_stock) WHERE archived_at IS NULL AND minimum_stock > 0;
      CREATE INDEX stock_levels_units_idx ON inventory.stock_levels (store_id, product_id)
        INCLUDE (quantity);
      DROP INDEX inventory.stock_movements_product_idx;
      CREATE INDEX stock_movements_pace_idx
        ON inventory.stock_movements (store_id, product_id, created_at DESC)
        INCLUDE (delta, reason);
      CREATE INDEX inventory_sessions_waiting_for_idx
        ON inventory.inventory_sessions (store_id, status)
        WHERE snapshot_id IS NULL AND status NOT IN ('FAILED', 'CANCELED', 'EXPIRED');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX inventory.inventory_sessions_waiting_for_idx;
      DROP INDEX inventory.stock_movements_pace_idx;
      CREATE INDEX stock_movements_product_idx
        ON inventory.stock_movements (store_id, product_id, created_at DESC);
      DROP INDEX inventory.stock_levels_units_idx;
      DROP INDEX inventory.products_minimum_idx;
      DROP INDEX inventory.products_worth_idx;`);
  }
}
