import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import sharp from 'sharp';
import type { TestProduct } from './test-product.js';

/** Keys of the pictures that stand for every frame and every pack. */
const FRAME_KEY = 'busy-month/frame.jpg';
const PACK_KEY = 'busy-month/pack.jpg';
const FRAME = { width: 1280, height: 720 };
/** Packs of the picture, from left to right. */
const PACKS = ['#c8402c', '#e0882a', '#2e8b6f', '#4e9fcb', '#7a5ab5', '#c05a86'];
const PACK = { width: 150, height: 380, top: 180, step: 195, left: 90 };

/**
 * A month of business, for pictures and for lists that have something in them: people, stores,
 * films, orders and what they cost. It is written around the ledger, so it is for a database that
 * is thrown away; chance begins at the same place each time.
 */
const BUSY_MONTH = `
  SET session_replication_role = replica;
  SELECT setseed(0.42);
  CREATE TEMP TABLE people AS
    SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS store_id,
           (ARRAY['María','José','Guadalupe','Juan','Rosa','Luis','Carmen','Jorge','Lucía','Pedro',
                  'Elena','Raúl'])[1 + n % 12] || ' ' ||
           (ARRAY['Hernández','García','Martínez','López','González','Ramírez','Flores'])[1 + n % 7]
             AS name,
           (ARRAY['La Esperanza','El Ahorro','Don Beto','La Central','San Judas','La Guadalupana',
                  'El Sol','Los Compadres','La Flor','Mi Ranchito','La Económica'])[1 + n % 11]
             AS store,
           (ARRAY['abarrotes','papelería','farmacia','ferretería'])[1 + n % 4] AS giro,
           now() - (random() * 30) * interval '1 day' AS at
      FROM generate_series(1, 48) AS n;
  -- Lists go by ids, which tell the time.
  UPDATE people SET id = uuidv7(at - now()), store_id = uuidv7(at - now());
  INSERT INTO auth.users (id, name, email, email_verified_at, created_at)
    SELECT id, name, 'cliente' || n || '@ejemplo.mx', at, at FROM people;
  UPDATE auth.users u SET status = 'SUSPENDED' FROM people p WHERE p.id = u.id AND p.n % 19 = 0;
  INSERT INTO billing.credit_wallets (user_id, balance) SELECT id, 3 + n % 40 FROM people;
  INSERT INTO tenancy.stores (id, owner_id, name, giro, created_at)
    SELECT store_id, id, store, giro, at FROM people;
  INSERT INTO tenancy.store_users (store_id, user_id, role, scopes, display_name)
    SELECT store_id, id, 'OWNER', ARRAY['inventory:read'], name FROM people;

  CREATE TEMP TABLE films AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS hold_id, p.id AS user_id, p.store_id,
           p.at + random() * (now() - p.at) AS at, random() AS luck,
           (ARRAY['Refrescos','Botanas','Lácteos','Limpieza','Abarrotes','Dulces'])[1 + (k % 6)]
             AS name,
           CASE WHEN k % 3 = 0 THEN 'claude' ELSE 'local' END AS provider,
           (12 + random() * 70)::int AS units, 20 + random() * 75 AS seconds
      FROM people p, generate_series(1, 8) AS k WHERE p.n % 5 <> 0;
  UPDATE films SET id = uuidv7(at - now());
  INSERT INTO inventory.inventory_sessions
      (id, store_id, created_by, payer_user_id, name, status, percent, failure_code, provider,
       credits, charged, totals, created_at, queued_at, ready_at)
    SELECT id, store_id, user_id, user_id, name, state, CASE state WHEN 'READY' THEN 100 ELSE 40 END,
           CASE state WHEN 'FAILED' THEN 'sessions.processing_failed' END, provider, 1,
           state = 'READY',
           CASE state WHEN 'READY'
             THEN jsonb_build_object('products', units / 3, 'units', units, 'unrecognised', units / 20)
           END, at, at, CASE state WHEN 'READY' THEN at + seconds * interval '1 second' END
      FROM (SELECT *, CASE WHEN luck < 0.05 THEN 'FAILED' WHEN luck < 0.06 THEN 'DETECTING'
                           ELSE 'READY' END AS state FROM films) AS f;
  INSERT INTO inventory.inventory_items
      (id, store_id, session_id, position, label, quantity, visible_units, confidence)
    SELECT gen_random_uuid(), store_id, id, 1, name, units, units, 0.86 + luck * 0.13 FROM films
     WHERE luck >= 0.06;
  INSERT INTO inventory.item_facings
      (id, store_id, item_id, frame_s3_key, frame_time_ms, crop_s3_key, box, shelf_box, views,
       confidence)
    SELECT gen_random_uuid(), i.store_id, i.id, '${FRAME_KEY}', 1000 + 2500 * (n / 6),
           '${PACK_KEY}',
           jsonb_build_object(
             'x', (${PACK.left} + n % 6 * ${PACK.step}) / ${FRAME.width}::float,
             'y', ${PACK.top} / ${FRAME.height}::float,
             'width', ${PACK.width} / ${FRAME.width}::float,
             'height', ${PACK.height} / ${FRAME.height}::float),
           jsonb_build_object('x', n * ${PACK.step}, 'y', 0,
             'width', ${PACK.width}, 'height', ${PACK.height}),
           5, 0.9
      FROM inventory.inventory_items i JOIN films ON films.id = i.session_id,
           generate_series(0, 11) AS n;
  INSERT INTO inventory.products (id, store_id, name)
    SELECT gen_random_uuid(), store_id, brand FROM people,
           unnest(ARRAY['Agua 1 L', 'Galletas de avena', 'Jabón de barra']) AS brand;
  INSERT INTO billing.cogs_records
      (id, session_id, store_id, user_id, kind, provider, cost_micro_usd, latency_ms,
       idempotency_key, created_at)
    SELECT gen_random_uuid(), id, store_id, user_id, 'AI', provider,
           CASE provider WHEN 'claude' THEN (9000 + luck * 9000)::int ELSE 0 END,
           (seconds * 600)::int, 'ai:' || id, at FROM films
    UNION ALL
    SELECT gen_random_uuid(), id, store_id, user_id, 'COMPUTE', 'worker', 700 + (luck * 600)::int,
           NULL, 'compute:' || id, at FROM films;

  CREATE TEMP TABLE sales AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS lot_id, p.id AS user_id, k.id AS package_id,
           k.credits, k.price_centavos AS price, p.at + random() * (now() - p.at) AS at, p.n
      FROM people p CROSS JOIN generate_series(1, 2) AS g
      JOIN LATERAL (SELECT * FROM billing.credit_packages ORDER BY position
                     OFFSET (p.n + g) % (SELECT count(*) FROM billing.credit_packages) LIMIT 1) k
        ON true WHERE p.n % 3 <> 0;
  UPDATE sales SET id = uuidv7(at - now());
  INSERT INTO payments.payment_orders
      (id, user_id, package_id, credits, amount_centavos, base_centavos, iva_centavos, method,
       provider, status, vendor_ref, created_at, paid_at, review_reason)
    SELECT id, user_id, package_id, credits, price, price - price * 16 / 116, price * 16 / 116,
           (ARRAY['CARD','OXXO','SEVEN_ELEVEN'])[1 + n % 3],
           CASE WHEN n % 3 = 2 THEN 'conekta' ELSE 'stripe' END,
           CASE WHEN n % 13 = 1 THEN 'EXPIRED' ELSE 'PAID' END, 'pi_' || id, at,
           CASE WHEN n % 13 <> 1 THEN at END, CASE WHEN n % 23 = 2 THEN 'paid_late' END
      FROM sales;
  INSERT INTO billing.credit_lots (id, user_id, kind, transaction_id, order_id, granted, remaining)
    SELECT lot_id, user_id, 'PAID', gen_random_uuid(), id, credits, credits FROM sales
     WHERE n % 13 <> 1;
  INSERT INTO billing.credit_holds
      (id, session_id, user_id, store_id, credits, state, created_at, settled_at)
    SELECT hold_id, id, user_id, store_id, 1, 'CAPTURED', at, at FROM films WHERE luck >= 0.06;
  INSERT INTO billing.credit_hold_lots (hold_id, attempt, lot_id, user_id, credits)
    SELECT f.hold_id, 1, s.lot_id, f.user_id, 1 FROM films f
      JOIN LATERAL (SELECT lot_id FROM sales WHERE user_id = f.user_id LIMIT 1) s ON true
     WHERE f.luck >= 0.06;
  INSERT INTO referrals.referral_rewards
      (id, user_id, referred_id, order_id, credits, status, review_reason, created_at)
    SELECT gen_random_uuid(), p.id, q.id, s.id, 1, 'REVIEW',
           (ARRAY['shared_device','shared_card','burst'])[1 + p.n % 3], now() - p.n * interval '1 hour'
      FROM people p JOIN people q ON q.n = p.n + 1
      JOIN LATERAL (SELECT id FROM sales WHERE user_id = q.id LIMIT 1) s ON true WHERE p.n < 8;
  INSERT INTO feedback.ground_truth
      (id, store_id, session_id, provider, lines, facings, unit_errors, corrections, submitted_at)
    SELECT uuidv7(at - now()), store_id, id, provider,
           jsonb_build_array(jsonb_build_object('productId', NULL, 'name', name,
             'seen', units, 'actual', units)),
           units, CASE WHEN luck > 0.7 THEN 1 + (luck * 3)::int ELSE 0 END, 1, at
      FROM films WHERE luck > 0.3;
`;

/** Fills the database of a throwaway product, and draws the pictures that its rows name. */
export async function playBusyMonth(product: TestProduct): Promise<void> {
  if (!product.postgres) throw new Error('the product has no database of its own');
  await drawPictures(join(product.dataDir, 'server', 'objects', 'data'));
  const client = new pg.Client({ connectionString: product.postgres.superuserUrl });
  await client.connect();
  try {
    await client.query(BUSY_MONTH);
  } finally {
    await client.end();
  }
}

async function drawPictures(objects: string): Promise<void> {
  await mkdir(join(objects, 'busy-month'), { recursive: true });
  const { width, height } = FRAME;
  const packs = PACKS.map(
    (fill, index) =>
      `<rect x="${PACK.left + index * PACK.step}" y="${PACK.top}" width="${PACK.width}" ` +
      `height="${PACK.height}" rx="14" fill="${fill}"/>`,
  );
  const shelf = `<rect y="${PACK.top + PACK.height}" width="${width}" height="40" fill="#96673a"/>`;
  const wall = `<rect width="${width}" height="${height}" fill="#efe6d4"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${wall}${shelf}${packs.join('')}</svg>`;
  const frame = sharp(Buffer.from(svg));
  await frame.clone().jpeg().toFile(join(objects, FRAME_KEY));
  const cut = { left: PACK.left, top: PACK.top, width: PACK.width, height: PACK.height };
  await frame.clone().extract(cut).jpeg().toFile(join(objects, PACK_KEY));
}
