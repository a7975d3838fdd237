import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/**
 * Confirmed counts as immutable snapshots, stock by area, and what moved it. Counts gain areas,
 * assignment, review and approval.
 */
export class InventoryStock1764000012100 implements MigrationInterface {
  name = 'InventoryStock1764000012100';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE inventory.count_settings (
        store_id uuid PRIMARY KEY REFERENCES tenancy.stores (id),
        needs_approval boolean NOT NULL DEFAULT false,
        blind boolean NOT NULL DEFAULT false,
        version int NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      ALTER TABLE inventory.counts
        DROP CONSTRAINT counts_status_check,
        ADD CONSTRAINT counts_status_check CHECK (status IN
          ('OPEN', 'IN_REVIEW', 'APPROVED', 'CONFIRMED', 'REOPENED', 'CANCELED')),
        ADD CONSTRAINT counts_scope_check CHECK ((kind = 'FULL') = (scope_value IS NULL)),
        ADD COLUMN areas text[] NOT NULL DEFAULT '{}',
        ADD COLUMN blind boolean NOT NULL DEFAULT false,
        ADD COLUMN needs_approval boolean NOT NULL DEFAULT false,
        ADD COLUMN assigned_to uuid,
        ADD COLUMN note text CONSTRAINT counts_note_check CHECK (length(note) <= 500),
        ADD COLUMN schedule_id uuid,
        ADD COLUMN due_at timestamptz,
        ADD COLUMN submitted_by uuid,
        ADD COLUMN submitted_at timestamptz,
        ADD COLUMN approved_by uuid,
        ADD COLUMN approved_at timestamptz,
        ADD COLUMN confirmed_by uuid,
        ADD COLUMN snapshot_id uuid,
        ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
        ADD CONSTRAINT counts_confirmed_check
          CHECK ((status = 'CONFIRMED') = (snapshot_id IS NOT NULL));
      CREATE INDEX counts_newest_idx ON inventory.counts (store_id, id DESC);

      ALTER TABLE inventory.inventory_sessions
        ADD COLUMN snapshot_id uuid,
        ADD COLUMN confirmed_at timestamptz;
      CREATE INDEX inventory_sessions_by_count_idx ON inventory.inventory_sessions
        (store_id, count_id) WHERE count_id IS NOT NULL;

      CREATE TABLE inventory.count_snapshots (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        count_id uuid,
        session_id uuid,
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT count_snapshots_kind_check
          CHECK (kind IN ('SESSION', 'FULL', 'ZONE', 'CATEGORY')),
        scope_value text,
        areas text[] NOT NULL,
        totals jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        confirmed_by uuid NOT NULL,
        confirmed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT count_snapshots_store_key UNIQUE (id, store_id),
        CONSTRAINT count_snapshots_of_check CHECK (num_nonnulls(count_id, session_id) = 1),
        CONSTRAINT count_snapshots_count_fkey FOREIGN KEY (count_id, store_id)
          REFERENCES inventory.counts (id, store_id),
        CONSTRAINT count_snapshots_session_fkey FOREIGN KEY (session_id, store_id)
          REFERENCES inventory.inventory_sessions (id, store_id)
      );
      CREATE INDEX count_snapshots_list_idx ON inventory.count_snapshots (store_id, id DESC);

      -- A snapshot is never changed: that it was taken back is a row of its own.
      CREATE TABLE inventory.snapshot_reversals (
        snapshot_id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        reason text NOT NULL CONSTRAINT snapshot_reversals_reason_check
          CHECK (length(reason) BETWEEN 1 AND 500),
        reversed_by uuid NOT NULL,
        reversed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT snapshot_reversals_snapshot_fkey FOREIGN KEY (snapshot_id, store_id)
          REFERENCES inventory.count_snapshots (id, store_id)
      );

      CREATE TABLE inventory.snapshot_lines (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        snapshot_id uuid NOT NULL,
        product_id uuid,
        area text NOT NULL,
        name text NOT NULL,
        brand text,
        size text,
        category text,
        barcode text,
        outcome text NOT NULL CONSTRAINT snapshot_lines_outcome_check CHECK (outcome IN
          ('MATCHED', 'SHORT', 'OVER', 'NEW', 'NOT_SEEN', 'NOT_IN_FILM', 'OUT_OF_SCOPE',
           'UNNAMED')),
        expected int,
        counted int,
        visible_units int,
        depth_factor double precision,
        cost_centavos bigint,
        price_centavos bigint,
        -- Units that came and went by other acts while the count ran.
        moved int NOT NULL DEFAULT 0,
        CONSTRAINT snapshot_lines_snapshot_fkey FOREIGN KEY (snapshot_id, store_id)
          REFERENCES inventory.count_snapshots (id, store_id)
      );
      CREATE INDEX snapshot_lines_snapshot_idx
        ON inventory.snapshot_lines (store_id, snapshot_id, id);
      CREATE INDEX snapshot_lines_product_idx
        ON inventory.snapshot_lines (store_id, product_id, snapshot_id DESC);

      CREATE TABLE inventory.stock_area_levels (
        store_id uuid NOT NULL,
        product_id uuid NOT NULL,
        -- Empty: counts that name no area.
        area text NOT NULL CONSTRAINT stock_area_levels_area_check CHECK (length(area) <= 80),
        quantity int NOT NULL CONSTRAINT stock_area_levels_quantity_check CHECK (quantity >= 0),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT stock_area_levels_pkey PRIMARY KEY (store_id, area, product_id),
        CONSTRAINT stock_area_levels_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX stock_area_levels_product_idx
        ON inventory.stock_area_levels (store_id, product_id);
      -- FORCE holds for the owner as well, who has to see every store's rows for this once.
      ALTER TABLE inventory.stock_levels NO FORCE ROW LEVEL SECURITY;
      INSERT INTO inventory.stock_area_levels (store_id, product_id, area, quantity, updated_at)
        SELECT store_id, product_id, '', quantity, updated_at FROM inventory.stock_levels;
      ALTER TABLE inventory.stock_levels FORCE ROW LEVEL SECURITY;

      ALTER TABLE inventory.stock_movements
        DROP CONSTRAINT stock_movements_reason_check,
        ADD CONSTRAINT stock_movements_reason_check CHECK (reason IN ('COUNT', 'REVERSAL',
          'ADJUSTMENT', 'PURCHASE', 'SALE', 'RETURN', 'WASTE')),
        ADD COLUMN area text NOT NULL DEFAULT '',
        ADD COLUMN note text CONSTRAINT stock_movements_note_check CHECK (length(note) <= 500),
        ADD COLUMN snapshot_id uuid;
      CREATE INDEX stock_movements_newest_idx ON inventory.stock_movements (store_id, id DESC);
      CREATE INDEX stock_movements_of_product_idx
        ON inventory.stock_movements (store_id, product_id, id DESC);
      CREATE INDEX stock_movements_snapshot_idx ON inventory.stock_movements
        (store_id, snapshot_id) WHERE snapshot_id IS NOT NULL;

      CREATE TABLE inventory.expected_answers (
        store_id uuid NOT NULL,
        session_id uuid NOT NULL,
        product_id uuid NOT NULL,
        answer text NOT NULL CONSTRAINT expected_answers_answer_check
          CHECK (answer IN ('ZERO', 'NOT_IN_FILM', 'QUANTITY')),
        item_id uuid,
        answered_by uuid NOT NULL,
        answered_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT expected_answers_pkey PRIMARY KEY (session_id, product_id),
        CONSTRAINT expected_answers_session_fkey FOREIGN KEY (session_id, store_id)
          REFERENCES inventory.inventory_sessions (id, store_id) ON DELETE CASCADE,
        CONSTRAINT expected_answers_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );
    `);
    for (const table of ['stock_area_levels', 'expected_answers']) {
      await runner.query(storePolicies({ schema: 'inventory', table, role }));
    }
    for (const table of ['count_snapshots', 'snapshot_reversals', 'snapshot_lines']) {
      await runner.query(storePolicies({ schema: 'inventory', table, role, commands: ['INSERT'] }));
    }
    await runner.query(
      storePolicies({
        schema: 'inventory',
        table: 'count_settings',
        role,
        writeScope: 'store:manage',
        commands: ['INSERT', 'UPDATE'],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE inventory.expected_answers; DROP TABLE inventory.snapshot_lines;
      DROP TABLE inventory.snapshot_reversals; DROP TABLE inventory.count_snapshots;
      DROP TABLE inventory.stock_area_levels; DROP TABLE inventory.count_settings;
      DROP INDEX inventory.stock_movements_newest_idx, inventory.stock_movements_of_product_idx,
        inventory.stock_movements_snapshot_idx;
      ALTER TABLE inventory.stock_movements NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE inventory.counts NO FORCE ROW LEVEL SECURITY;
      DELETE FROM inventory.stock_movements WHERE reason NOT IN ('COUNT', 'ADJUSTMENT');
      ALTER TABLE inventory.stock_movements
        DROP CONSTRAINT stock_movements_reason_check,
        ADD CONSTRAINT stock_movements_reason_check CHECK (reason IN ('COUNT', 'ADJUSTMENT')),
        DROP COLUMN area, DROP COLUMN note, DROP COLUMN snapshot_id;
      DROP INDEX inventory.inventory_sessions_by_count_idx, inventory.counts_newest_idx;
      ALTER TABLE inventory.inventory_sessions DROP COLUMN snapshot_id, DROP COLUMN confirmed_at;
      UPDATE inventory.counts SET status = 'OPEN' WHERE status = 'CANCELED';
      ALTER TABLE inventory.stock_movements FORCE ROW LEVEL SECURITY;
      ALTER TABLE inventory.counts FORCE ROW LEVEL SECURITY;
      ALTER TABLE inventory.counts
        DROP CONSTRAINT counts_confirmed_check, DROP CONSTRAINT counts_scope_check,
        DROP CONSTRAINT counts_status_check,
        ADD CONSTRAINT counts_status_check CHECK (status IN
          ('OPEN', 'IN_REVIEW', 'APPROVED', 'CONFIRMED', 'REOPENED')),
        DROP COLUMN areas, DROP COLUMN blind, DROP COLUMN needs_approval, DROP COLUMN assigned_to,
        DROP COLUMN note, DROP COLUMN schedule_id, DROP COLUMN due_at, DROP COLUMN submitted_by,
        DROP COLUMN submitted_at, DROP COLUMN approved_by, DROP COLUMN approved_at,
        DROP COLUMN confirmed_by, DROP COLUMN snapshot_id, DROP COLUMN updated_at;`);
  }
}
