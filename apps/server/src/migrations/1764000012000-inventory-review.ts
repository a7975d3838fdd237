import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/**
 * What people do to the lines of a report: units seen and units behind them kept apart, lines added,
 * removed, merged and split, and every such act with its before and after.
 */
export class InventoryReview1764000012000 implements MigrationInterface {
  name = 'InventoryReview1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      ALTER TABLE inventory.inventory_items
        ADD COLUMN visible_units int CONSTRAINT inventory_items_visible_check
          CHECK (visible_units >= 0),
        ADD COLUMN depth_factor double precision NOT NULL DEFAULT 1
          CONSTRAINT inventory_items_depth_check CHECK (depth_factor BETWEEN 1 AND 1000),
        ADD COLUMN origin text NOT NULL DEFAULT 'CAMERA' CONSTRAINT inventory_items_origin_check
          CHECK (origin IN ('CAMERA', 'MANUAL', 'BARCODE', 'EXPECTED', 'SPLIT')),
        ADD COLUMN candidates jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN reviewed_at timestamptz,
        ADD COLUMN reviewed_by uuid,
        ADD COLUMN deleted_at timestamptz,
        ADD COLUMN merged_into uuid,
        ADD COLUMN split_from uuid,
        ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
      -- FORCE holds for the owner as well, who has to see every store's rows for this once.
      ALTER TABLE inventory.inventory_items NO FORCE ROW LEVEL SECURITY;
      UPDATE inventory.inventory_items SET visible_units = quantity;
      ALTER TABLE inventory.inventory_items FORCE ROW LEVEL SECURITY;
      ALTER TABLE inventory.inventory_items ALTER COLUMN visible_units SET NOT NULL;

      CREATE TABLE feedback.corrections (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        session_id uuid NOT NULL,
        item_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT corrections_kind_check CHECK (kind IN ('QUANTITY', 'DEPTH',
          'PRODUCT', 'NAMED', 'ACCEPTED', 'ADDED', 'REMOVED', 'RESTORED', 'MERGED', 'SPLIT')),
        before jsonb,
        after jsonb,
        -- Keys of the pictures that the person saw, best first.
        evidence jsonb NOT NULL DEFAULT '[]',
        provider text,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        status text NOT NULL DEFAULT 'PENDING' CONSTRAINT corrections_status_check
          CHECK (status IN ('PENDING', 'CONFIRMED', 'REJECTED')),
        reviewed_by uuid,
        reviewed_at timestamptz,
        learnt_at timestamptz,
        CONSTRAINT corrections_store_key UNIQUE (id, store_id),
        CONSTRAINT corrections_reviewed_check
          CHECK ((status = 'PENDING') = (reviewed_at IS NULL)),
        CONSTRAINT corrections_item_fkey FOREIGN KEY (item_id, store_id)
          REFERENCES inventory.inventory_items (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX corrections_list_idx ON feedback.corrections (store_id, status, id DESC);
      CREATE INDEX corrections_session_idx ON feedback.corrections (store_id, session_id, id DESC);
      CREATE INDEX corrections_item_idx ON feedback.corrections (item_id, id DESC);
    `);
    await runner.query(
      storePolicies({
        schema: 'feedback',
        table: 'corrections',
        role,
        commands: ['INSERT', 'UPDATE'],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE feedback.corrections;
      ALTER TABLE inventory.inventory_items
        DROP COLUMN visible_units, DROP COLUMN depth_factor, DROP COLUMN origin,
        DROP COLUMN candidates, DROP COLUMN reviewed_at, DROP COLUMN reviewed_by,
        DROP COLUMN deleted_at, DROP COLUMN merged_into, DROP COLUMN split_from,
        DROP COLUMN updated_at;`);
  }
}
