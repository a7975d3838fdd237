import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

const IN_STORE = `store_id = (SELECT platform.ctx_store())`;
const READERS = `${IN_STORE}
  AND (SELECT platform.has_scope('inventory:read', 'catalog:write', 'inventory:write'))`;
const WRITERS = `${IN_STORE}
  AND (SELECT platform.has_scope('catalog:write', 'inventory:write'))`;

/**
 * The words by which products are found. Below row security PostgreSQL uses an index only with
 * operators that cannot leak what they compare: those of trigrams can, = and < of text cannot. So
 * products are found by words in a plain index, and trigrams mend a typed word against the words
 * of the store alone (docs/adr/0015-search-under-row-security.md).
 */
export class InventorySearchTerms1764000013100 implements MigrationInterface {
  name = 'InventorySearchTerms1764000013100';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      -- Letters and digits apart, so that 600ml and 600 ml are the same.
      CREATE FUNCTION inventory.words_of(text) RETURNS SETOF text LANGUAGE sql IMMUTABLE
        PARALLEL SAFE ROWS 6 AS $$
          SELECT left(found[1], 40)
            FROM regexp_matches(inventory.search_text($1), '[^\\s[:punct:]0-9]+|[0-9]+', 'g')
              AS found $$;
      GRANT EXECUTE ON FUNCTION inventory.words_of(text) TO ${role};

      CREATE TABLE inventory.product_terms (
        store_id uuid NOT NULL,
        term text COLLATE "C" NOT NULL,
        product_id uuid NOT NULL,
        weight smallint NOT NULL,
        CONSTRAINT product_terms_pkey PRIMARY KEY (store_id, term, product_id) INCLUDE (weight),
        CONSTRAINT product_terms_product_fkey FOREIGN KEY (product_id, store_id)
          REFERENCES inventory.products (id, store_id) ON DELETE CASCADE
      );
      CREATE INDEX product_terms_product_idx ON inventory.product_terms (store_id, product_id);

      -- Every word that a store has ever used; one that is no longer used finds nothing.
      CREATE TABLE inventory.catalogue_words (
        store_id uuid NOT NULL REFERENCES tenancy.stores (id) ON DELETE CASCADE,
        word text COLLATE "C" NOT NULL,
        CONSTRAINT catalogue_words_pkey PRIMARY KEY (store_id, word)
      );
    `);
    await runner.query(refreshFunction(role));
    await runner.query(TRIGGERS);
    for (const table of ['product_terms', 'catalogue_words']) {
      await runner.query(`
        ALTER TABLE inventory.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE inventory.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_select ON inventory.${table} FOR SELECT
          USING (${READERS});
        CREATE POLICY ${table}_insert ON inventory.${table} FOR INSERT WITH CHECK (${WRITERS});
        GRANT SELECT, INSERT ON inventory.${table} TO ${role};`);
    }
    await runner.query(`
      CREATE POLICY product_terms_delete ON inventory.product_terms FOR DELETE USING (${WRITERS});
      GRANT DELETE ON inventory.product_terms TO ${role};
      DROP INDEX inventory.products_search_idx;`);
    await runner.query(BACKFILL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER product_aliases_terms_delete ON inventory.product_aliases;
      DROP TRIGGER product_aliases_terms_update ON inventory.product_aliases;
      DROP TRIGGER product_aliases_terms_insert ON inventory.product_aliases;
      DROP TRIGGER product_barcodes_terms_delete ON inventory.product_barcodes;
      DROP TRIGGER product_barcodes_terms_update ON inventory.product_barcodes;
      DROP TRIGGER product_barcodes_terms_insert ON inventory.product_barcodes;
      DROP TRIGGER products_terms_update ON inventory.products;
      DROP TRIGGER products_terms_insert ON inventory.products;
      DROP FUNCTION inventory.names_inserted(); DROP FUNCTION inventory.names_updated();
      DROP FUNCTION inventory.names_deleted(); DROP FUNCTION inventory.products_inserted();
      DROP FUNCTION inventory.products_updated();
      DROP FUNCTION inventory.refresh_terms(uuid[]);
      DROP TABLE inventory.catalogue_words; DROP TABLE inventory.product_terms;
      DROP FUNCTION inventory.words_of(text);
      CREATE INDEX products_search_idx ON inventory.products USING gin
        (store_id, inventory.search_text(name || ' ' || coalesce(brand, '') || ' ' ||
          coalesce(size, '')) gin_trgm_ops);`);
  }
}

/** Weights: a barcode 5, the first word of the name 4, name and alias 3, brand 2, the rest 1. */
function refreshFunction(role: string): string {
  return `
    CREATE FUNCTION inventory.refresh_terms(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM inventory.product_terms t USING inventory.products p
        WHERE p.id = ANY (ids) AND t.store_id = p.store_id AND t.product_id = p.id;
      INSERT INTO inventory.product_terms (store_id, term, product_id, weight)
        SELECT p.store_id, found.term, p.id, max(found.weight)
          FROM inventory.products p
          CROSS JOIN LATERAL (
            SELECT word AS term, CASE position WHEN 1 THEN 4 ELSE 3 END AS weight
              FROM inventory.words_of(p.name) WITH ORDINALITY AS name (word, position)
            UNION ALL SELECT word, 2 FROM inventory.words_of(p.brand) AS word
            UNION ALL SELECT word, 1 FROM inventory.words_of(p.size) AS word
            UNION ALL SELECT word, 1 FROM inventory.words_of(p.category) AS word
            UNION ALL SELECT word, 3 FROM inventory.product_aliases a
              CROSS JOIN LATERAL inventory.words_of(a.alias) AS word
              WHERE a.store_id = p.store_id AND a.product_id = p.id
            UNION ALL SELECT lower(b.barcode), 5 FROM inventory.product_barcodes b
              WHERE b.store_id = p.store_id AND b.product_id = p.id
          ) found
         WHERE p.id = ANY (ids) AND p.archived_at IS NULL AND found.term <> ''
         GROUP BY p.store_id, found.term, p.id;
      -- In order, so that two writers who bring the same words wait and do not lock each other.
      INSERT INTO inventory.catalogue_words (store_id, word)
        SELECT DISTINCT t.store_id, t.term FROM inventory.products p
          JOIN inventory.product_terms t ON t.store_id = p.store_id AND t.product_id = p.id
         WHERE p.id = ANY (ids) AND t.term !~ '[0-9]' AND length(t.term) >= 3
         ORDER BY 1, 2
        ON CONFLICT DO NOTHING;
    END $$;
    GRANT EXECUTE ON FUNCTION inventory.refresh_terms(uuid[]) TO ${role};`;
}

const TRIGGERS = `
  CREATE FUNCTION inventory.products_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM inventory.refresh_terms(ARRAY(SELECT id FROM new_rows));
    RETURN NULL;
  END $$;
  CREATE FUNCTION inventory.products_updated() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE ids uuid[];
  BEGIN
    ids := ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
      WHERE (n.name, n.brand, n.size, n.category, n.archived_at)
        IS DISTINCT FROM (o.name, o.brand, o.size, o.category, o.archived_at));
    IF cardinality(ids) > 0 THEN PERFORM inventory.refresh_terms(ids); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER products_terms_insert AFTER INSERT ON inventory.products
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION inventory.products_inserted();
  CREATE TRIGGER products_terms_update AFTER UPDATE ON inventory.products
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION inventory.products_updated();

  -- Barcodes and aliases: whatever product has gained or lost one.
  CREATE FUNCTION inventory.names_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM inventory.refresh_terms(ARRAY(SELECT DISTINCT product_id FROM new_rows));
    RETURN NULL;
  END $$;
  CREATE FUNCTION inventory.names_updated() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM inventory.refresh_terms(ARRAY(
      SELECT product_id FROM new_rows UNION SELECT product_id FROM old_rows));
    RETURN NULL;
  END $$;
  CREATE FUNCTION inventory.names_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM inventory.refresh_terms(ARRAY(SELECT DISTINCT product_id FROM old_rows));
    RETURN NULL;
  END $$;
  ${['product_barcodes', 'product_aliases'].map(namesTriggers).join('\n')}`;

function namesTriggers(table: string): string {
  return `
  CREATE TRIGGER ${table}_terms_insert AFTER INSERT ON inventory.${table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION inventory.names_inserted();
  CREATE TRIGGER ${table}_terms_update AFTER UPDATE ON inventory.${table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION inventory.names_updated();
  CREATE TRIGGER ${table}_terms_delete AFTER DELETE ON inventory.${table}
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION inventory.names_deleted();`;
}

/** FORCE holds for the owner as well, who has to see every store's rows for this once. */
const BACKFILL = (() => {
  const tables = [
    'products',
    'product_aliases',
    'product_barcodes',
    'product_terms',
    'catalogue_words',
  ];
  const each = (force: string): string =>
    tables.map((table) => `ALTER TABLE inventory.${table} ${force} ROW LEVEL SECURITY;`).join('\n');
  return `${each('NO FORCE')}
    SELECT inventory.refresh_terms(ARRAY(SELECT id FROM inventory.products));
    ${each('FORCE')}`;
})();
