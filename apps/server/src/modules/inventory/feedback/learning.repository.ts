import { Injectable } from '@nestjs/common';
import type { EvidenceFacing } from '@miinventario/recognition';
import type { Tx } from '../../../platform/database/tx.js';

/** One picture of a line. */
export interface TaughtFacing extends EvidenceFacing {
  readonly crop_s3_key: string;
}

/** A line as far as it can teach something. */
export interface TaughtItem {
  readonly id: string;
  readonly session_id: string;
  /** null when it was removed, or nobody has named it. */
  readonly product_id: string | null;
  readonly label: string | null;
  readonly barcode: string | null;
  /** Whether people gave it its product, rather than the camera. */
  readonly is_taught: boolean;
}

/** All SQL of learning from corrected lines. */
@Injectable()
export class LearningRepository {
  find(tx: Tx, storeId: string, itemId: string): Promise<TaughtItem | undefined> {
    return tx.find<TaughtItem>(
      `SELECT i.id, i.session_id, i.label, i.barcode,
              CASE WHEN i.deleted_at IS NULL AND p.archived_at IS NULL THEN i.product_id END
                AS product_id,
              EXISTS (SELECT 1 FROM feedback.corrections c
                       WHERE c.item_id = i.id AND c.store_id = i.store_id
                         AND c.status <> 'REJECTED' AND c.kind IN ('NAMED', 'PRODUCT', 'MERGED', 'SPLIT', 'ADDED')
                         AND c.after->>'productId' = i.product_id::text) AS is_taught
         FROM inventory.inventory_items i
         LEFT JOIN inventory.products p ON p.id = i.product_id AND p.store_id = i.store_id
        WHERE i.id = $2 AND i.store_id = $1`,
      [storeId, itemId],
    );
  }

  facings(tx: Tx, storeId: string, itemId: string): Promise<TaughtFacing[]> {
    return tx.query<TaughtFacing>(
      `SELECT crop_s3_key, box, views FROM inventory.item_facings
        WHERE store_id = $1 AND item_id = $2`,
      [storeId, itemId],
    );
  }

  /** Lines of some reports that people have corrected and that can teach something. */
  async corrected(tx: Tx, storeId: string, sessionIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ item_id: string }>(
      `SELECT DISTINCT item_id FROM feedback.corrections
        WHERE store_id = $1 AND session_id = ANY ($2::uuid[]) AND learnt_at IS NULL
          AND kind IN ('NAMED', 'PRODUCT', 'MERGED', 'SPLIT')`,
      [storeId, sessionIds],
    );
    return rows.map((row) => row.item_id);
  }

  /** What a line taught about another product than its own, taken out again; gives the pictures. */
  async unlearn(
    tx: Tx,
    storeId: string,
    itemId: string,
    productId: string | null,
  ): Promise<string[]> {
    const rows = await tx.query<{ s3_key: string }>(
      `WITH gone AS (
         DELETE FROM inventory.product_references
          WHERE store_id = $1 AND source_item_id = $2
            AND ($3::uuid IS NULL OR product_id <> $3) RETURNING s3_key)
       SELECT s3_key FROM gone`,
      [storeId, itemId, productId],
    );
    return rows.map((row) => row.s3_key);
  }

  async hasLearnt(tx: Tx, storeId: string, itemId: string): Promise<boolean> {
    const row = await tx.find(
      `SELECT 1 FROM inventory.product_references WHERE store_id = $1 AND source_item_id = $2`,
      [storeId, itemId],
    );
    return row !== undefined;
  }

  /** Evidence pictures of a product beyond the newest `keep`, taken out; gives them. */
  async dropOldest(tx: Tx, storeId: string, productId: string, keep: number): Promise<string[]> {
    const rows = await tx.query<{ s3_key: string }>(
      `WITH gone AS (
         DELETE FROM inventory.product_references WHERE store_id = $1 AND id IN (
           SELECT id FROM inventory.product_references
            WHERE store_id = $1 AND product_id = $2 AND source = 'EVIDENCE'
            ORDER BY id DESC OFFSET $3) RETURNING s3_key)
       SELECT s3_key FROM gone`,
      [storeId, productId, keep],
    );
    return rows.map((row) => row.s3_key);
  }

  /** A code that was read on a named line becomes the product's, unless it has an owner. */
  async learnBarcode(tx: Tx, storeId: string, productId: string, barcode: string): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.product_barcodes (store_id, product_id, barcode)
       VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [storeId, productId, barcode],
    );
  }

  async markLearnt(tx: Tx, storeId: string, itemId: string): Promise<void> {
    await tx.run(
      `UPDATE feedback.corrections SET learnt_at = now()
        WHERE store_id = $1 AND item_id = $2 AND learnt_at IS NULL`,
      [storeId, itemId],
    );
  }
}
