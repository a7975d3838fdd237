import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** Files that were asked for: reports, catalogues, lists and labels. */
export class InventoryExports1764000013300 implements MigrationInterface {
  name = 'InventoryExports1764000013300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inventory.report_exports (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        created_by uuid NOT NULL,
        kind text NOT NULL CONSTRAINT report_exports_kind_check
          CHECK (kind IN ('SESSION', 'CATALOGUE', 'VALUATION', 'LOW_STOCK', 'PURCHASE_LIST',
            'LABELS')),
        format text NOT NULL CONSTRAINT report_exports_format_check
          CHECK (format IN ('csv', 'xlsx', 'pdf')),
        params jsonb NOT NULL,
        language text NOT NULL CONSTRAINT report_exports_language_check
          CHECK (language IN ('es', 'en')),
        status text NOT NULL DEFAULT 'QUEUED' CONSTRAINT report_exports_status_check
          CHECK (status IN ('QUEUED', 'READY', 'FAILED')),
        s3_key text,
        size_bytes int,
        created_at timestamptz NOT NULL DEFAULT now(),
        ready_at timestamptz,
        CONSTRAINT report_exports_ready_check
          CHECK ((status = 'READY') = (s3_key IS NOT NULL AND ready_at IS NOT NULL))
      );
      CREATE INDEX report_exports_list_idx
        ON inventory.report_exports (store_id, created_at DESC, id DESC);
    `);
    await runner.query(
      storePolicies({
        schema: 'inventory',
        table: 'report_exports',
        role: appRole(),
        readScope: 'reports:export',
        writeScope: 'reports:export',
        commands: ['INSERT', 'UPDATE', 'DELETE'],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE inventory.report_exports`);
  }
}
