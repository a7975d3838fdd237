import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** Products of a store, their barcodes and the reference photos they are recognised by. */
export class InventoryCatalogue1764000006000 implements MigrationInterface {
  name = 'InventoryCatalogue1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      -- unaccent is not IMMUTABLE by itself, because dictionaries may change; ours does not.
      CREATE FUNCTION inventory.search_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT lower(public.unaccent('public.unaccent', $1)) $$;
      GRANT EXECUTE ON FUNCTION inventory.search_text(text) TO ${role};

      CREATE TABLE inventory.products (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        name text NOT NULL CONSTRAINT products_name_check CHECK (length(name) BETWEEN 1 AND 200),
        brand text CONSTRAINT products_brand_check CHECK (length(brand) <= 100),
        size text CONSTRAINT products_size_check CHECK (length(size) <= 50),
        category text CONSTRAINT products_category_check CHECK (length(category) <= 100),
        cost_centavos bigint CONSTRAINT products_cost_check CHECK (cost_centavos >= 0),
        price_centavos bigint CONSTRAINT products_price_check CHECK (price_centavos >= 0),
        minimum_stock int NOT NULL DEFAULT 0 CONSTRAINT products_minimum_check
          CHECK (minimum_stock >= 0),
        version int NOT NULL DEFAULT 1,
        archived_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT products_store_key UNIQUE (id, store_id)
      );
      CREATE INDEX products_list_idx ON inventory.products (store_id, name, id)
        WHERE archived_at IS NULL;
      CREATE INDEX products_search_idx ON inventory.products USING gin
        (store_id, inventory.search_text(name || ' ' || coalesce(brand, '') || ' ' ||
          coalesce(size, '')) gin_trgm_ops);

      CREATE TABLE inventory.product_barcodes (
        store_id uuid NOT NULL,
        barcode text NOT NULL CONSTRAINT product_barcodes_form_check
          CHECK (barcode ~ '^[0-9A-Za-z-]{4,48}$'),
        product_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT product_barcodes_store_key PRIMARY KEY (store_id, barcode),
        CONSTRAINT product_barcodes_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX product_barcodes_product_idx ON inventory.product_barcodes (product_id);

      CREATE TABLE inventory.product_references (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        product_id uuid NOT NULL,
        s3_key text NOT NULL,
        crop jsonb NOT NULL,
        descriptor bytea NOT NULL,
        descriptor_version int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT product_references_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX product_references_product_idx
        ON inventory.product_references (store_id, product_id);
    `);
    for (const table of ['products', 'product_barcodes', 'product_references']) {
      await runner.query(
        storePolicies({ schema: 'inventory', table, role, writeScope: 'catalog:write' }),
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE inventory.product_references; DROP TABLE inventory.product_barcodes;
      DROP TABLE inventory.products; DROP FUNCTION inventory.search_text(text);`);
  }
}
