import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** What a line in doubt may be, as it looked when the film was counted; goes with the line. */
export class InventoryCandidates1764000021200 implements MigrationInterface {
  name = 'InventoryCandidates1764000021200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inventory.item_candidates (
        store_id uuid NOT NULL,
        item_id uuid NOT NULL,
        -- 1 is the likeliest.
        place smallint NOT NULL CONSTRAINT item_candidates_place_check
          CHECK (place BETWEEN 1 AND 5),
        product_id uuid NOT NULL,
        score real NOT NULL CONSTRAINT item_candidates_score_check CHECK (score BETWEEN 0 AND 1),
        source text NOT NULL CONSTRAINT item_candidates_source_check
          CHECK (source IN ('current', 'barcode', 'name', 'look')),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT item_candidates_pkey PRIMARY KEY (item_id, place),
        CONSTRAINT item_candidates_item_fkey FOREIGN KEY (item_id, store_id)
          REFERENCES inventory.inventory_items (id, store_id) ON DELETE CASCADE,
        CONSTRAINT item_candidates_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX item_candidates_product_idx ON inventory.item_candidates (product_id);
    `);
    await runner.query(
      storePolicies({
        schema: 'inventory',
        table: 'item_candidates',
        role: appRole(),
        commands: ['INSERT', 'DELETE'],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE inventory.item_candidates;`);
  }
}
