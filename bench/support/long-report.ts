import pg from 'pg';
import type { TestProduct } from '../../tools/e2e/support/test-product.js';

/**
 * Lines beside those of a real report: every one with a facing whose pictures are those of a real line,
 * one in five doubtful. Written around the service, so it is for a database that is thrown away.
 */
const LINES = `
  SET session_replication_role = replica;
  CREATE TEMP TABLE model AS
    SELECT i.store_id, i.session_id, f.frame_s3_key, f.frame_time_ms, f.crop_s3_key, f.box,
           f.shelf_box
      FROM inventory.inventory_items i JOIN inventory.item_facings f ON f.item_id = i.id
     WHERE i.session_id = current_setting('bench.session')::uuid LIMIT 1;
  CREATE TEMP TABLE line AS
    SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS product_id
      FROM generate_series(1, current_setting('bench.lines')::int) AS n;
  INSERT INTO inventory.products (id, store_id, name, brand)
    SELECT product_id, store_id, 'Producto de prueba ' || n, 'Marca ' || n % 40 FROM line, model;
  INSERT INTO inventory.inventory_items
      (id, store_id, session_id, product_id, position, label, brand, quantity, visible_units, confidence)
    SELECT line.id, store_id, session_id, product_id, 1000 + n, 'Producto de prueba ' || n, 'Marca ' || n % 40,
           1 + n % 24, 1 + n % 24, CASE WHEN n % 5 = 0 THEN 0.6 ELSE 0.97 END
      FROM line, model;
  INSERT INTO inventory.item_facings
      (id, store_id, item_id, frame_s3_key, frame_time_ms, crop_s3_key, box, shelf_box, views,
       confidence)
    SELECT gen_random_uuid(), store_id, line.id, frame_s3_key, frame_time_ms, crop_s3_key, box,
           shelf_box, 5, 0.9
      FROM line, model;
`;

/** Makes the report of a counted session longer by so many lines. */
export async function lengthenReport(
  product: TestProduct,
  sessionId: string,
  lines: number,
): Promise<void> {
  if (product.postgres === undefined) throw new Error('the database is not ours');
  const client = new pg.Client({ connectionString: product.postgres.superuserUrl });
  await client.connect();
  try {
    await client.query(
      `SELECT set_config('bench.session', $1, false), set_config('bench.lines', $2, false)`,
      [sessionId, String(lines)],
    );
    await client.query(LINES);
  } finally {
    await client.end();
  }
}
