import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** Categories and aliases of their own, sizes that can be compared, photos and merged products. */
export class InventoryCatalogueDepth1764000013050 implements MigrationInterface {
  name = 'InventoryCatalogueDepth1764000013050';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE inventory.product_categories (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        name text NOT NULL CONSTRAINT product_categories_name_check
          CHECK (length(name) BETWEEN 1 AND 100),
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT product_categories_name_key UNIQUE (store_id, name)
      );
      CREATE UNIQUE INDEX product_categories_alike_key
        ON inventory.product_categories (store_id, inventory.search_text(name));

      CREATE TABLE inventory.product_aliases (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        product_id uuid NOT NULL,
        alias text NOT NULL CONSTRAINT product_aliases_alias_check
          CHECK (length(alias) BETWEEN 1 AND 200),
        source text NOT NULL CONSTRAINT product_aliases_source_check
          CHECK (source IN ('MANUAL', 'CORRECTION', 'IMPORT', 'MERGE')),
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT product_aliases_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );
      -- One name names one product: otherwise it could not be matched by it.
      CREATE UNIQUE INDEX product_aliases_alike_key
        ON inventory.product_aliases (store_id, inventory.search_text(alias));
      CREATE INDEX product_aliases_product_idx
        ON inventory.product_aliases (store_id, product_id, created_at);

      ALTER TABLE inventory.products
        ADD COLUMN size_amount numeric(12, 3) CONSTRAINT products_size_amount_check
          CHECK (size_amount > 0),
        ADD COLUMN size_unit text CONSTRAINT products_size_unit_check
          CHECK (size_unit IN ('ml', 'l', 'g', 'kg', 'oz', 'pz', 'm')),
        ADD COLUMN photo_s3_key text,
        ADD COLUMN merged_into_id uuid,
        ADD CONSTRAINT products_size_parts_check
          CHECK ((size_amount IS NULL) = (size_unit IS NULL)),
        ADD CONSTRAINT products_merged_check
          CHECK (merged_into_id IS NULL OR archived_at IS NOT NULL),
        ADD CONSTRAINT products_merged_fkey FOREIGN KEY (merged_into_id, store_id)
          REFERENCES inventory.products (id, store_id);
      CREATE INDEX products_category_idx ON inventory.products (store_id, category, name, id)
        WHERE archived_at IS NULL;
      CREATE INDEX products_archived_idx ON inventory.products (store_id, name, id)
        WHERE archived_at IS NOT NULL;
      CREATE INDEX products_merged_idx ON inventory.products (merged_into_id)
        WHERE merged_into_id IS NOT NULL;

      -- FORCE holds for the owner as well, who has to see every store's rows for this once.
      ALTER TABLE inventory.products NO FORCE ROW LEVEL SECURITY;
      UPDATE inventory.products p SET category = alike.name
        FROM (SELECT store_id, inventory.search_text(category) AS key, min(category) AS name
                FROM inventory.products WHERE category IS NOT NULL GROUP BY 1, 2) alike
       WHERE alike.store_id = p.store_id AND alike.key = inventory.search_text(p.category)
         AND p.category <> alike.name;
      INSERT INTO inventory.product_categories (id, store_id, name)
        SELECT gen_random_uuid(), store_id, category FROM inventory.products
         WHERE category <> '' GROUP BY store_id, category;
      UPDATE inventory.products SET category = NULL WHERE category = '';
      ALTER TABLE inventory.products FORCE ROW LEVEL SECURITY;

      -- By name, not by id: a category that is renamed takes its products along.
      ALTER TABLE inventory.products ADD CONSTRAINT products_category_fkey
        FOREIGN KEY (store_id, category)
        REFERENCES inventory.product_categories (store_id, name)
        ON UPDATE CASCADE ON DELETE SET NULL (category);
    `);
    for (const table of ['product_categories', 'product_aliases']) {
      await runner.query(
        storePolicies({ schema: 'inventory', table, role, writeScope: 'catalog:write' }),
      );
    }
    // Who may correct a count may also teach the name that the correction confirms.
    await runner.query(`
      CREATE POLICY product_aliases_learn ON inventory.product_aliases FOR INSERT
        WITH CHECK (source = 'CORRECTION'
          AND platform.has_store_scope(store_id, 'inventory:write'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inventory.products
        DROP CONSTRAINT products_category_fkey,
        DROP COLUMN size_amount, DROP COLUMN size_unit, DROP COLUMN photo_s3_key,
        DROP COLUMN merged_into_id;
      DROP INDEX inventory.products_category_idx, inventory.products_archived_idx;
      DROP TABLE inventory.product_aliases; DROP TABLE inventory.product_categories;`);
  }
}
