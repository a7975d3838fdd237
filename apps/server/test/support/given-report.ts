import type { StoreActor } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import type { TestDatabase } from './test-database.js';

export interface BuiltLine {
  readonly productId?: string | null;
  readonly label?: string | null;
  readonly barcode?: string | null;
  readonly quantity?: number;
  readonly confidence?: number;
}

export interface BuiltReport {
  readonly sessionId: string;
  /** Ids of the lines, in their order. */
  readonly itemIds: string[];
}

/** Products of a store by their names, past the services; gives their ids in that order. */
export async function givenProducts(
  database: TestDatabase,
  actor: StoreActor,
  names: readonly string[],
  fields: { category?: string; costCentavos?: number; priceCentavos?: number } = {},
): Promise<string[]> {
  const ids = names.map(() => newId());
  if (fields.category !== undefined) {
    await database.superuser(
      `INSERT INTO inventory.product_categories (id, store_id, name) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [newId(), actor.storeId, fields.category],
    );
  }
  await database.superuser(
    `INSERT INTO inventory.products (id, store_id, name, category, cost_centavos, price_centavos)
     SELECT id, $1, name, $4, $5, $6 FROM unnest($2::uuid[], $3::text[]) AS list (id, name)`,
    [
      actor.storeId,
      ids,
      names,
      fields.category ?? null,
      fields.costCentavos ?? null,
      fields.priceCentavos ?? null,
    ],
  );
  return ids;
}

/** A counted session with its lines, each facing with a picture's key, as the worker leaves it. */
export async function givenReport(
  database: TestDatabase,
  actor: StoreActor,
  lines: readonly BuiltLine[],
  { area = null }: { area?: string | null } = {},
): Promise<BuiltReport> {
  const sessionId = newId();
  await database.superuser(
    `INSERT INTO inventory.inventory_sessions
       (id, store_id, created_by, payer_user_id, name, area, status, ready_at, percent, provider,
        totals)
     VALUES ($1, $2, $3, $4, 'Conteo', $5, 'READY', now(), 100, 'local', '{}')`,
    [sessionId, actor.storeId, actor.userId, actor.payerUserId, area],
  );
  const itemIds: string[] = [];
  for (const [index, line] of lines.entries()) {
    const id = newId();
    itemIds.push(id);
    const quantity = line.quantity ?? 1;
    await database.superuser(
      `INSERT INTO inventory.inventory_items
         (id, store_id, session_id, position, product_id, label, barcode, quantity, visible_units,
          seen_product_id, seen_units, confidence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $5, $8, $9)`,
      [
        id,
        actor.storeId,
        sessionId,
        index + 1,
        line.productId ?? null,
        line.label ?? null,
        line.barcode ?? null,
        quantity,
        line.confidence ?? 0.9,
      ],
    );
    await database.superuser(
      `INSERT INTO inventory.item_facings
         (id, store_id, item_id, frame_s3_key, frame_time_ms, crop_s3_key, box, shelf_box, views,
          confidence)
       SELECT gen_random_uuid(), $1, $2::uuid, 'frames/1.jpg', 1000, 'crops/' || $2::uuid::text || '/' || n || '.jpg',
              '{"x":0.1,"y":0.1,"width":0.1,"height":0.3}', '{}', 4, 0.9 - n * 0.001
         FROM generate_series(1, $3::int) AS n`,
      [actor.storeId, id, quantity],
    );
  }
  return { sessionId, itemIds };
}
