import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { CandidateSource } from '../review/rank-candidates.js';
import type { ItemOrigin } from '../review/review.repository.js';
import type { NormalisedBox } from './normalised-box.js';

export interface NewFacing {
  readonly id: string;
  readonly frameKey: string;
  readonly frameTimeMs: number;
  readonly cropKey: string;
  readonly box: NormalisedBox;
  readonly shelfBox: NormalisedBox;
  readonly views: number;
  readonly confidence: number;
}

export interface NewItem {
  readonly id: string;
  readonly productId: string | null;
  readonly label: string | null;
  readonly brand: string | null;
  readonly size: string | null;
  readonly barcode: string | null;
  readonly quantity: number;
  readonly confidence: number;
  readonly facings: readonly NewFacing[];
}

export interface FacingRow {
  readonly facing_id: string;
  readonly frame_s3_key: string;
  readonly frame_time_ms: number;
  readonly crop_s3_key: string;
  readonly box: NormalisedBox;
  readonly views: number;
  readonly confidence: number;
}

/** A facing in its place on the merged shelf, with the line it counts for. */
export interface ShelfFacingRow extends FacingRow {
  readonly item_id: string;
  readonly shelf_box: NormalisedBox;
}

/** A product that a line in doubt may be. */
export interface KeptCandidate {
  readonly productId: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly score: number;
  readonly source: CandidateSource;
}

export interface ItemRow extends Partial<FacingRow> {
  readonly id: string;
  readonly product_id: string | null;
  readonly product_name: string | null;
  readonly product_brand: string | null;
  readonly label: string | null;
  readonly brand: string | null;
  readonly barcode: string | null;
  /** The estimated total. */
  readonly quantity: number;
  readonly visible_units: number;
  readonly depth_factor: number;
  readonly item_confidence: number;
  readonly origin: ItemOrigin;
  readonly version: number;
  readonly reviewed_at: Date | null;
  /** The likeliest first; null when there are none, or a person has looked at the line. */
  readonly candidates: readonly KeptCandidate[] | null;
}

/** A shelf of thirty metres has about two thousand. */
const MOST_FACINGS = 5_000;

/** All SQL of the lines of a report and of the facings that prove them. */
@Injectable()
export class ItemsRepository {
  async insertAll(
    tx: Tx,
    session: { id: string; store_id: string },
    items: readonly NewItem[],
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.inventory_items
         (id, store_id, session_id, position, product_id, label, brand, size, barcode, quantity,
          visible_units, seen_product_id, seen_units, confidence)
       SELECT (i->>'id')::uuid, $1, $2, position, (i->>'productId')::uuid, i->>'label',
              i->>'brand', i->>'size', i->>'barcode', (i->>'quantity')::int,
              (i->>'quantity')::int, (i->>'productId')::uuid, (i->>'quantity')::int,
              (i->>'confidence')::real
         FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS list (i, position)`,
      [session.store_id, session.id, JSON.stringify(items)],
    );
    await tx.run(
      `INSERT INTO inventory.item_facings
         (id, store_id, item_id, frame_s3_key, frame_time_ms, crop_s3_key, box, shelf_box, views,
          confidence)
       SELECT (f->>'id')::uuid, $1, (i->>'id')::uuid, f->>'frameKey', (f->>'frameTimeMs')::int,
              f->>'cropKey', f->'box', f->'shelfBox', (f->>'views')::int, (f->>'confidence')::real
         FROM jsonb_array_elements($2::jsonb) AS i, jsonb_array_elements(i->'facings') AS f`,
      [session.store_id, JSON.stringify(items)],
    );
  }

  /** The lines of a session with each line's best evidence; or one of them. */
  list(tx: Tx, storeId: string, sessionId: string, itemId?: string): Promise<ItemRow[]> {
    return tx.query<ItemRow>(
      `SELECT i.id, i.product_id, p.name AS product_name, p.brand AS product_brand, i.label,
              i.brand, i.barcode, i.quantity, i.visible_units, i.depth_factor,
              i.confidence AS item_confidence, i.origin, i.version, i.reviewed_at,
              f.id AS facing_id, f.frame_s3_key, f.frame_time_ms, f.crop_s3_key, f.box, f.views,
              f.confidence, CASE WHEN i.reviewed_at IS NULL THEN (
                SELECT jsonb_agg(jsonb_build_object('productId', c.product_id, 'name', k.name,
                         'brand', k.brand, 'size', k.size, 'score', c.score, 'source', c.source)
                         ORDER BY c.place)
                  FROM inventory.item_candidates c
                  JOIN inventory.products k ON k.id = c.product_id AND k.store_id = c.store_id
                 WHERE c.store_id = $1 AND c.item_id = i.id AND k.archived_at IS NULL)
              END AS candidates
         FROM inventory.inventory_items i
         LEFT JOIN inventory.products p ON p.id = i.product_id AND p.store_id = i.store_id
         LEFT JOIN LATERAL (SELECT * FROM inventory.item_facings e
                             WHERE e.item_id = i.id AND e.store_id = i.store_id
                             ORDER BY e.confidence DESC, e.id LIMIT 1) f ON true
        WHERE i.store_id = $1 AND i.session_id = $2 AND i.deleted_at IS NULL
          AND ($3::uuid IS NULL OR i.id = $3) ORDER BY i.position`,
      [storeId, sessionId, itemId ?? null],
    );
  }

  /** The facings of one line; undefined when the line is not of this session. */
  async facings(
    tx: Tx,
    storeId: string,
    sessionId: string,
    itemId: string,
  ): Promise<FacingRow[] | undefined> {
    const item = await tx.find(
      `SELECT 1 FROM inventory.inventory_items
        WHERE id = $1 AND session_id = $2 AND store_id = $3`,
      [itemId, sessionId, storeId],
    );
    if (!item) return undefined;
    return tx.query<FacingRow>(
      `SELECT id AS facing_id, frame_s3_key, frame_time_ms, crop_s3_key, box, views, confidence
         FROM inventory.item_facings WHERE item_id = $1 AND store_id = $2
        ORDER BY confidence DESC, id`,
      [itemId, storeId],
    );
  }

  /** Every facing of a session, from left to right on the merged shelf. */
  shelf(tx: Tx, storeId: string, sessionId: string): Promise<ShelfFacingRow[]> {
    return tx.query<ShelfFacingRow>(
      `SELECT f.id AS facing_id, f.item_id, f.frame_s3_key, f.frame_time_ms, f.crop_s3_key, f.box, f.shelf_box,
              f.views, f.confidence
         FROM inventory.item_facings f
         JOIN inventory.inventory_items i ON i.id = f.item_id AND i.store_id = f.store_id
        WHERE i.store_id = $1 AND i.session_id = $2
        ORDER BY (f.shelf_box->>'x')::float8, f.id LIMIT ${MOST_FACINGS}`,
      [storeId, sessionId],
    );
  }
}
