import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** Catalogues that were sent as a file: what each line would change, and whether it was applied. */
export class InventoryImports1764000013200 implements MigrationInterface {
  name = 'InventoryImports1764000013200';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE inventory.catalogue_imports (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        created_by uuid NOT NULL,
        format text NOT NULL CONSTRAINT catalogue_imports_format_check
          CHECK (format IN ('csv', 'xlsx')),
        status text NOT NULL DEFAULT 'PREVIEW' CONSTRAINT catalogue_imports_status_check
          CHECK (status IN ('PREVIEW', 'APPLIED')),
        columns text[] NOT NULL,
        ignored_columns text[] NOT NULL,
        new_count int NOT NULL,
        changed_count int NOT NULL,
        unchanged_count int NOT NULL,
        error_count int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        applied_at timestamptz,
        CONSTRAINT catalogue_imports_store_key UNIQUE (id, store_id),
        CONSTRAINT catalogue_imports_applied_check
          CHECK ((status = 'APPLIED') = (applied_at IS NOT NULL))
      );
      CREATE INDEX catalogue_imports_list_idx
        ON inventory.catalogue_imports (store_id, created_at DESC, id DESC);

      CREATE TABLE inventory.catalogue_import_lines (
        store_id uuid NOT NULL,
        import_id uuid NOT NULL,
        line int NOT NULL,
        outcome text NOT NULL CONSTRAINT catalogue_import_lines_outcome_check
          CHECK (outcome IN ('NEW', 'CHANGED', 'UNCHANGED', 'ERROR')),
        -- Of a new product the id that it will have; no key, since it is not there yet.
        product_id uuid,
        product_version int,
        name text,
        wanted jsonb NOT NULL,
        changes jsonb NOT NULL,
        faults jsonb NOT NULL,
        CONSTRAINT catalogue_import_lines_pkey PRIMARY KEY (import_id, line),
        CONSTRAINT catalogue_import_lines_import_fkey FOREIGN KEY (import_id, store_id)
          REFERENCES inventory.catalogue_imports (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX catalogue_import_lines_outcome_idx
        ON inventory.catalogue_import_lines (import_id, outcome, line);
    `);
    for (const table of ['catalogue_imports', 'catalogue_import_lines']) {
      await runner.query(
        storePolicies({
          schema: 'inventory',
          table,
          role,
          readScope: 'catalog:write',
          writeScope: 'catalog:write',
        }),
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE inventory.catalogue_import_lines; DROP TABLE inventory.catalogue_imports;`);
  }
}
