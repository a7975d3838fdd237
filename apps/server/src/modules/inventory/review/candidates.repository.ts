import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { NormalisedBox } from '../sessions/normalised-box.js';

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
