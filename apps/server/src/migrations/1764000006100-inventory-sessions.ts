import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** Counts, their sessions (one film each), what was found, and the stock that follows from it. */
export class InventorySessions1764000006100 implements MigrationInterface {
  name = 'InventorySessions1764000006100';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE inventory.counts (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        name text NOT NULL CONSTRAINT counts_name_check CHECK (length(name) BETWEEN 1 AND 120),
        kind text NOT NULL CONSTRAINT counts_kind_check
          CHECK (kind IN ('FULL', 'ZONE', 'CATEGORY')),
        scope_value text,
        status text NOT NULL DEFAULT 'OPEN' CONSTRAINT counts_status_check
          CHECK (status IN ('OPEN', 'IN_REVIEW', 'APPROVED', 'CONFIRMED', 'REOPENED')),
        reopen_reason text,
        version int NOT NULL DEFAULT 1,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        confirmed_at timestamptz,
        CONSTRAINT counts_store_key UNIQUE (id, store_id),
        CONSTRAINT counts_reopen_check CHECK (status <> 'REOPENED' OR reopen_reason IS NOT NULL)
      );
      CREATE INDEX counts_list_idx ON inventory.counts (store_id, created_at DESC, id DESC);

      CREATE TABLE inventory.inventory_sessions (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        count_id uuid,
        created_by uuid NOT NULL,
        payer_user_id uuid NOT NULL,
        name text NOT NULL CONSTRAINT inventory_sessions_name_check
          CHECK (length(name) BETWEEN 1 AND 120),
        area text CONSTRAINT inventory_sessions_area_check CHECK (length(area) <= 80),
        status text NOT NULL DEFAULT 'CREATED' CONSTRAINT inventory_sessions_status_check
          CHECK (status IN ('CREATED', 'UPLOADING', 'UPLOADED', 'WAITING_CREDITS', 'QUEUED',
            'EXTRACTING', 'DETECTING', 'MERGING', 'READY', 'FAILED', 'CANCELED', 'EXPIRED')),
        percent int NOT NULL DEFAULT 0 CONSTRAINT inventory_sessions_percent_check
          CHECK (percent BETWEEN 0 AND 100),
        eta_seconds int CONSTRAINT inventory_sessions_eta_check CHECK (eta_seconds >= 0),
        credits int CONSTRAINT inventory_sessions_credits_check CHECK (credits >= 0),
        charged boolean NOT NULL DEFAULT false,
        failure_code text,
        failure_s3_key text,
        advice jsonb NOT NULL DEFAULT '[]',
        provider text,
        totals jsonb,
        version int NOT NULL DEFAULT 1,
        progress_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        queued_at timestamptz,
        ready_at timestamptz,
        CONSTRAINT inventory_sessions_store_key UNIQUE (id, store_id),
        CONSTRAINT inventory_sessions_failure_check
          CHECK ((status = 'FAILED') = (failure_code IS NOT NULL)),
        CONSTRAINT inventory_sessions_ready_check
          CHECK ((status = 'READY') = (ready_at IS NOT NULL)),
        CONSTRAINT inventory_sessions_count_fkey FOREIGN KEY (count_id, store_id)
          REFERENCES inventory.counts (id, store_id)
      );
      CREATE INDEX inventory_sessions_list_idx
        ON inventory.inventory_sessions (store_id, created_at DESC, id DESC);
      CREATE INDEX inventory_sessions_running_idx ON inventory.inventory_sessions (progress_at)
        WHERE status IN ('UPLOADED', 'QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING');
      CREATE INDEX inventory_sessions_waiting_idx ON inventory.inventory_sessions (payer_user_id)
        WHERE status = 'WAITING_CREDITS';

      CREATE TABLE inventory.inventory_items (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        session_id uuid NOT NULL,
        product_id uuid,
        position int NOT NULL,
        label text,
        brand text,
        size text,
        barcode text,
        quantity int NOT NULL CONSTRAINT inventory_items_quantity_check CHECK (quantity >= 0),
        confidence real NOT NULL CONSTRAINT inventory_items_confidence_check
          CHECK (confidence BETWEEN 0 AND 1),
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT inventory_items_store_key UNIQUE (id, store_id),
        CONSTRAINT inventory_items_session_fkey FOREIGN KEY (session_id, store_id)
          REFERENCES inventory.inventory_sessions (id, store_id) ON DELETE CASCADE,
        CONSTRAINT inventory_items_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id)
      );
      CREATE INDEX inventory_items_session_idx
        ON inventory.inventory_items (store_id, session_id, position);
      CREATE INDEX inventory_items_product_idx ON inventory.inventory_items (store_id, product_id);

      CREATE TABLE inventory.item_facings (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        item_id uuid NOT NULL,
        frame_s3_key text NOT NULL,
        frame_time_ms int NOT NULL,
        crop_s3_key text NOT NULL,
        box jsonb NOT NULL,
        shelf_box jsonb NOT NULL,
        views int NOT NULL,
        confidence real NOT NULL,
        CONSTRAINT item_facings_item_fkey FOREIGN KEY (item_id, store_id)
          REFERENCES inventory.inventory_items (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX item_facings_item_idx ON inventory.item_facings (store_id, item_id);

      CREATE TABLE inventory.stock_levels (
        store_id uuid NOT NULL,
        product_id uuid NOT NULL,
        quantity int NOT NULL CONSTRAINT stock_levels_quantity_check CHECK (quantity >= 0),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT stock_levels_pkey PRIMARY KEY (store_id, product_id),
        CONSTRAINT stock_levels_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );

      CREATE TABLE inventory.stock_movements (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        product_id uuid NOT NULL,
        delta int NOT NULL,
        quantity_after int NOT NULL CONSTRAINT stock_movements_after_check
          CHECK (quantity_after >= 0),
        reason text NOT NULL CONSTRAINT stock_movements_reason_check
          CHECK (reason IN ('COUNT', 'ADJUSTMENT')),
        count_id uuid,
        session_id uuid,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT stock_movements_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id)
      );
      CREATE INDEX stock_movements_product_idx
        ON inventory.stock_movements (store_id, product_id, created_at DESC);
    `);
    const own = ['counts', 'inventory_sessions', 'inventory_items', 'item_facings', 'stock_levels'];
    for (const table of own)
      await runner.query(storePolicies({ schema: 'inventory', table, role }));
    await runner.query(
      storePolicies({
        schema: 'inventory',
        table: 'stock_movements',
        role,
        commands: ['INSERT'],
      }),
    );
    // The sweeper finds sessions whose work has stopped, and what waits for a payer's credits.
    await runner.query(`
      CREATE POLICY inventory_sessions_sweep ON inventory.inventory_sessions FOR SELECT
        USING (platform.is_system('sweep-sessions', 'resume-waiting'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE inventory.stock_movements; DROP TABLE inventory.stock_levels;
      DROP TABLE inventory.item_facings; DROP TABLE inventory.inventory_items;
      DROP TABLE inventory.inventory_sessions; DROP TABLE inventory.counts;`);
  }
}
