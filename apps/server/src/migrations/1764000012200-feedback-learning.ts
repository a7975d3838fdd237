import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** References that come from evidence, and reports whose truth people have confirmed. */
export class FeedbackLearning1764000012200 implements MigrationInterface {
  name = 'FeedbackLearning1764000012200';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      ALTER TABLE inventory.product_references
        ADD COLUMN source text NOT NULL DEFAULT 'PHOTO'
          CONSTRAINT product_references_source_check CHECK (source IN ('PHOTO', 'EVIDENCE')),
        ADD COLUMN source_item_id uuid;
      CREATE INDEX product_references_item_idx
        ON inventory.product_references (store_id, source_item_id)
        WHERE source_item_id IS NOT NULL;

      -- What the provider had seen, which corrections do not change: what it is judged by.
      ALTER TABLE inventory.inventory_items
        ADD COLUMN seen_product_id uuid,
        ADD COLUMN seen_units int NOT NULL DEFAULT 0;
      -- FORCE holds for the owner as well, who has to see every store's rows for this once.
      ALTER TABLE inventory.inventory_items NO FORCE ROW LEVEL SECURITY;
      UPDATE inventory.inventory_items SET seen_product_id = product_id, seen_units = quantity
       WHERE origin = 'CAMERA' AND version = 1;
      ALTER TABLE inventory.inventory_items FORCE ROW LEVEL SECURITY;

      CREATE TABLE feedback.ground_truth (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        session_id uuid NOT NULL,
        provider text,
        -- What the provider had counted, what is true, and how far apart the two are.
        lines jsonb NOT NULL,
        facings int NOT NULL CONSTRAINT ground_truth_facings_check CHECK (facings >= 0),
        unit_errors int NOT NULL CONSTRAINT ground_truth_errors_check CHECK (unit_errors >= 0),
        corrections int NOT NULL CONSTRAINT ground_truth_corrections_check
          CHECK (corrections >= 0),
        submitted_by uuid,
        submitted_at timestamptz NOT NULL DEFAULT now(),
        status text NOT NULL DEFAULT 'SUBMITTED' CONSTRAINT ground_truth_status_check
          CHECK (status IN ('SUBMITTED', 'ACCEPTED', 'REJECTED')),
        reviewed_by uuid,
        reviewed_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT ground_truth_session_key UNIQUE (store_id, session_id),
        CONSTRAINT ground_truth_reviewed_check
          CHECK ((status = 'SUBMITTED') = (reviewed_at IS NULL)),
        CONSTRAINT ground_truth_session_fkey FOREIGN KEY (session_id, store_id)
          REFERENCES inventory.inventory_sessions (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX ground_truth_list_idx ON feedback.ground_truth (status, id DESC);
      CREATE INDEX ground_truth_store_idx ON feedback.ground_truth (store_id, submitted_at DESC);
    `);
    await runner.query(
      storePolicies({
        schema: 'feedback',
        table: 'ground_truth',
        role,
        commands: ['INSERT', 'UPDATE'],
      }),
    );
    // Staff decide which truth the recogniser is judged by.
    await runner.query(`
      CREATE POLICY ground_truth_review ON feedback.ground_truth FOR UPDATE
        USING (platform.is_admin()) WITH CHECK (platform.is_admin());
      CREATE POLICY ground_truth_export ON feedback.ground_truth FOR SELECT
        USING (platform.is_system('export-ground-truth') AND status = 'ACCEPTED');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE feedback.ground_truth;
      ALTER TABLE inventory.product_references DROP COLUMN source, DROP COLUMN source_item_id;
      ALTER TABLE inventory.inventory_items DROP COLUMN seen_product_id, DROP COLUMN seen_units;`);
  }
}
