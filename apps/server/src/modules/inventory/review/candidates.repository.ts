import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { NormalisedBox } from '../sessions/normalised-box.js';
import type { Candidate } from './rank-candidates.js';

export interface CandidateProduct {
  readonly id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly photo_key: string | null;
}

/** A product whose photos can be compared with a picture. */
export interface ComparedProduct {
  readonly productId: string;
  readonly references: Buffer[];
}

/** Below this a line is shown as one to look at (`confidenceLevel`). */
const SURE = 0.8;

/** All SQL of what a line may be. */
@Injectable()
export class CandidatesRepository {
  /** The picture of a line that shows most of it. */
  bestFacing(
    tx: Tx,
    storeId: string,
    itemId: string,
  ): Promise<{ crop_s3_key: string; box: NormalisedBox } | undefined> {
    return tx.find(
      `SELECT crop_s3_key, box FROM inventory.item_facings
        WHERE store_id = $1 AND item_id = $2 ORDER BY confidence DESC, id LIMIT 1`,
      [storeId, itemId],
    );
  }

  /**
   * Products worth comparing by their photos, at most `limit`: those that the stock or the report
   * has where the film was taken, then those that were photographed last.
   */
  compared(
    tx: Tx,
    storeId: string,
    where: { sessionId: string; area: string },
    limit: number,
  ): Promise<ComparedProduct[]> {
    return tx.query<ComparedProduct>(
      `WITH near AS (
         (SELECT product_id, 0 AS rank, NULL::uuid AS newest FROM inventory.inventory_items
           WHERE store_id = $1 AND session_id = $2 AND product_id IS NOT NULL)
         UNION ALL
         (SELECT product_id, 1, NULL FROM inventory.stock_area_levels
           WHERE store_id = $1 AND area = $3 ORDER BY updated_at DESC LIMIT $4)
         UNION ALL
         (SELECT product_id, 2, id FROM inventory.product_references
           WHERE store_id = $1 ORDER BY id DESC LIMIT $4)
       ), pool AS (
         SELECT product_id FROM near GROUP BY product_id
          ORDER BY min(rank), max(newest::text) DESC NULLS LAST, product_id LIMIT $4)
       SELECT p.id AS "productId",
              ARRAY(SELECT r.descriptor FROM inventory.product_references r
                     WHERE r.store_id = $1 AND r.product_id = p.id
                     ORDER BY r.id DESC LIMIT 3) AS references
         FROM pool JOIN inventory.products p ON p.id = pool.product_id AND p.store_id = $1
        WHERE p.archived_at IS NULL`,
      [storeId, where.sessionId, where.area, limit],
    );
  }

  /** Lines that nobody has looked at, that name nothing or are not sure, and have none yet. */
  async doubtful(tx: Tx, storeId: string, sessionId: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT i.id FROM inventory.inventory_items i
        WHERE i.store_id = $1 AND i.session_id = $2 AND i.deleted_at IS NULL
          AND i.reviewed_at IS NULL AND (i.product_id IS NULL OR i.confidence < ${SURE})
          AND NOT EXISTS (SELECT 1 FROM inventory.item_candidates c WHERE c.item_id = i.id)
        ORDER BY i.product_id IS NOT NULL, i.quantity DESC, i.position LIMIT $3`,
      [storeId, sessionId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Keeps them with the line in their order, in place of any earlier ones. */
  async keep(tx: Tx, storeId: string, itemId: string, found: readonly Candidate[]): Promise<void> {
    await tx.run(`DELETE FROM inventory.item_candidates WHERE store_id = $1 AND item_id = $2`, [
      storeId,
      itemId,
    ]);
    await tx.run(
      `INSERT INTO inventory.item_candidates (store_id, item_id, place, product_id, score, source)
       SELECT $1, $2, c.place, c."productId", c.score, c.source
         FROM jsonb_to_recordset($3::jsonb)
           AS c (place smallint, "productId" uuid, score real, source text)`,
      [
        storeId,
        itemId,
        JSON.stringify(
          found.map(({ productId, score, source }, index) => ({
            place: index + 1,
            productId,
            score,
            source,
          })),
        ),
      ],
    );
  }

  products(tx: Tx, storeId: string, ids: readonly string[]): Promise<CandidateProduct[]> {
    return tx.query<CandidateProduct>(
      `SELECT p.id, p.name, p.brand, p.size,
              (SELECT r.s3_key FROM inventory.product_references r
                WHERE r.store_id = p.store_id AND r.product_id = p.id
                ORDER BY r.id LIMIT 1) AS photo_key
         FROM inventory.products p
        WHERE p.store_id = $1 AND p.id = ANY ($2::uuid[]) AND p.archived_at IS NULL`,
      [storeId, ids],
    );
  }
}
