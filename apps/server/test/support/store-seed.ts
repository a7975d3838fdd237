/** Tables that grow with a store: none of them may be read from end to end for one request. */
export const BIG_TABLES = [
  'products',
  'product_barcodes',
  'product_terms',
  'catalogue_words',
  'product_aliases',
  'stock_levels',
  'stock_movements',
  'inventory_sessions',
  'inventory_items',
  'item_facings',
  'item_candidates',
] as const;

export interface SeedSize {
  readonly products: number;
  readonly sessions: number;
  readonly linesPerSession: number;
}

const NOUNS =
  'Refresco Galletas Jabón Detergente Leche Yogurt Queso Jamón Arroz Frijol Azúcar Sal Aceite ' +
  'Atún Sardina Mayonesa Salsa Chiles Café Té Chocolate Cereal Pasta Sopa Harina Pan Tostadas ' +
  'Papas Cacahuates Chicles Paletas Agua Jugo Cerveza Servilletas Papel Pañales Champú Crema Pilas';
const KINDS =
  'natural clásico light entero sabor limón fresa naranja vainilla picante integral suave ' +
  'familiar económico premium tradicional deslactosado concentrado líquido polvo';

/** Runs one statement; `bare` without triggers and foreign keys. */
export interface SeedDoor {
  readonly bare: (sql: string, params: readonly unknown[]) => Promise<unknown>;
  readonly full: (sql: string, params: readonly unknown[]) => Promise<unknown>;
}

/**
 * Fills a store in bulk: rows first, and the words by which products are found in one go, when the
 * planner knows how many rows there are.
 */
export async function seedStore(
  door: SeedDoor,
  size: SeedSize,
  seed: number,
  owner: { readonly storeId: string; readonly userId: string },
): Promise<void> {
  for (const sql of seedStatements(size, seed)) {
    await door.bare(sql, sql.includes('$2') ? [owner.storeId, owner.userId] : [owner.storeId]);
  }
  await door.full('ANALYZE', []);
  for (const sql of TERMS) await door.bare(sql, [owner.storeId]);
}

/**
 * The words of all products as `inventory.refresh_terms` writes them, but with each name, brand,
 * size and category taken apart once: it does so for every product, and would take minutes.
 */
const TERMS = [
  `WITH words AS MATERIALIZED (
     SELECT text, word, position FROM (
       SELECT name AS text FROM inventory.products WHERE store_id = $1
       UNION SELECT brand FROM inventory.products WHERE store_id = $1
       UNION SELECT size FROM inventory.products WHERE store_id = $1
       UNION SELECT category FROM inventory.products WHERE store_id = $1) texts
     CROSS JOIN LATERAL inventory.words_of(text) WITH ORDINALITY AS found (word, position)
   ), found AS (
     SELECT p.id, w.word, CASE w.position WHEN 1 THEN 4 ELSE 3 END AS weight
       FROM inventory.products p JOIN words w ON w.text = p.name WHERE p.store_id = $1
     UNION ALL SELECT p.id, w.word, 2
       FROM inventory.products p JOIN words w ON w.text = p.brand WHERE p.store_id = $1
     UNION ALL SELECT p.id, w.word, 1
       FROM inventory.products p JOIN words w ON w.text = p.size WHERE p.store_id = $1
     UNION ALL SELECT p.id, w.word, 1
       FROM inventory.products p JOIN words w ON w.text = p.category WHERE p.store_id = $1
     UNION ALL SELECT a.product_id, word, 3
       FROM inventory.product_aliases a CROSS JOIN LATERAL inventory.words_of(a.alias) AS word
      WHERE a.store_id = $1
     UNION ALL SELECT b.product_id, lower(b.barcode), 5
       FROM inventory.product_barcodes b WHERE b.store_id = $1)
   INSERT INTO inventory.product_terms (store_id, term, product_id, weight)
     SELECT $1, word, id, max(weight) FROM found WHERE word <> '' GROUP BY word, id`,
  `INSERT INTO inventory.catalogue_words (store_id, word)
     SELECT DISTINCT $1::uuid, term FROM inventory.product_terms
      WHERE store_id = $1 AND term !~ '[0-9]' AND length(term) >= 3 ON CONFLICT DO NOTHING`,
];

/**
 * SQL that fills a store as people name their products: 40 kinds of goods, 400 brands, sizes, a
 * valid EAN-13 each, an alias for one in twenty, stock, three movements each, and sessions with
 * their lines and evidence. `seed` tells one store's numbers from another's.
 */
function seedStatements(size: SeedSize, seed: number): string[] {
  const { products, sessions, linesPerSession } = size;
  const id = (kind: number, n: string): string =>
    `(lpad(to_hex(${seed * 16 + kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  const word = (words: string, n: string): string =>
    `(string_to_array('${words}', ' '))[1 + (${n}) % ${words.split(' ').length}]`;
  return [
    `INSERT INTO inventory.product_categories (id, store_id, name)
       SELECT ${id(1, 'n')}, $1, 'Categoría ' || n FROM generate_series(1, 40) n`,
    `INSERT INTO inventory.products (id, store_id, name, brand, size, category, cost_centavos,
         price_centavos, minimum_stock)
       SELECT ${id(2, 'n')}, $1, ${word(NOUNS, 'n')} || ' ' || ${word(KINDS, 'n / 40')},
              'Marca' || chr(97 + (n / 7) % 20) || chr(97 + (n / 3) % 20),
              (1 + n % 20) * 50 || ' ml', 'Categoría ' || 1 + n % 40, 500 + n % 9000,
              700 + n % 12000, CASE WHEN n % 10 = 0 THEN 12 ELSE 0 END
         FROM generate_series(1, ${products}) n`,
    // Words of brands and names that the forty kinds of goods above do not have.
    `INSERT INTO inventory.catalogue_words (store_id, word)
       SELECT $1, 'palabra' || translate(to_hex(n * 7919), '0123456789', 'ghijklmnop')
         FROM generate_series(1, ${Math.round(products / 5)}) n ON CONFLICT DO NOTHING`,
    `INSERT INTO inventory.product_barcodes (store_id, product_id, barcode)
       SELECT $1, ${id(2, 'n')}, code || (10 - (SELECT sum(substr(code, p, 1)::int *
              CASE WHEN p % 2 = 0 THEN 3 ELSE 1 END) FROM generate_series(1, 12) p) % 10) % 10
         FROM (SELECT n, '${700 + seed}' || lpad(n::text, 9, '0') AS code
                 FROM generate_series(1, ${products}) n) codes`,
    `INSERT INTO inventory.product_aliases (id, store_id, product_id, alias, source)
       SELECT ${id(3, 'n')}, $1, ${id(2, 'n')}, 'Apodo ' || to_hex(n * 7919), 'MANUAL'
         FROM generate_series(20, ${products}, 20) n`,
    `INSERT INTO inventory.stock_levels (store_id, product_id, quantity)
       SELECT $1, ${id(2, 'n')}, n % 60 FROM generate_series(1, ${products}) n`,
    `INSERT INTO inventory.stock_movements (id, store_id, product_id, delta, quantity_after,
         reason, created_at)
       SELECT ${id(4, 'n * 3 + m')}, $1, ${id(2, 'n')}, CASE m WHEN 0 THEN 30 ELSE -(n % 3) END,
              n % 60, 'COUNT', now() - (30 - m * 10) * interval '1 day'
         FROM generate_series(1, ${products}) n, generate_series(0, 2) m`,
    `INSERT INTO inventory.inventory_sessions (id, store_id, created_by, payer_user_id, name,
         status, percent, totals, created_at, ready_at)
       SELECT ${id(5, 'n')}, $1, $2, $2, 'Conteo ' || n, 'READY', 100,
              '{"products": ${linesPerSession}, "units": 100, "unrecognised": 0}',
              now() - n * interval '3 hours', now() - n * interval '3 hours'
         FROM generate_series(1, ${sessions}) n`,
    `INSERT INTO inventory.inventory_items (id, store_id, session_id, position, product_id,
         quantity, visible_units, confidence)
       SELECT ${id(6, `n * ${linesPerSession} + l`)}, $1, ${id(5, 'n')}, l,
              ${id(2, `1 + (n * 31 + l) % ${products}`)}, 1 + l % 9, 1 + l % 9, 0.5 + (l % 50) / 100.0
         FROM generate_series(1, ${sessions}) n, generate_series(1, ${linesPerSession}) l`,
    `INSERT INTO inventory.item_candidates (store_id, item_id, place, product_id, score, source)
       SELECT $1, ${id(6, `n * ${linesPerSession} + l`)}, c, ${id(2, `1 + (n + l + c) % ${products}`)},
              0.9 / c, 'look'
         FROM generate_series(1, ${sessions}) n, generate_series(5, ${linesPerSession}, 5) l,
              generate_series(1, 5) c`,
    `INSERT INTO inventory.item_facings (id, store_id, item_id, frame_s3_key, frame_time_ms,
         crop_s3_key, box, shelf_box, views, confidence)
       SELECT ${id(7, 'n')}, $1, ${id(6, 'n')}, 'frames/1.jpg', 1000, 'crops/1.jpg',
              '{"x":0.1,"y":0.1,"width":0.1,"height":0.2}',
              '{"x":1,"y":1,"width":1,"height":2}', 3, 0.9
         FROM generate_series(${linesPerSession + 1}, ${(sessions + 1) * linesPerSession}) n`,
  ];
}

/** The barcode that `seedStatements` gives to the n-th product. */
export function seededBarcode(seed: number, n: number): string {
  const digits = `${700 + seed}${String(n).padStart(9, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 1 ? 3 : 1),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
