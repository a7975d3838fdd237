import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { ItemUnits } from './item-units.js';

/** A line as those who correct it see it. */
export interface ReviewItem {
  readonly id: string;
  readonly session_id: string;
  readonly product_id: string | null;
  readonly product_name: string | null;
  readonly label: string | null;
  readonly brand: string | null;
  readonly size: string | null;
  readonly barcode: string | null;
  readonly quantity: number;
  readonly visible_units: number;
  readonly depth_factor: number;
  readonly confidence: number;
  readonly origin: ItemOrigin;
  readonly version: number;
  readonly reviewed_at: Date | null;
  readonly reviewed_by: string | null;
  readonly deleted_at: Date | null;
  readonly merged_into: string | null;
  readonly updated_at: Date;
}

/** Where a line comes from: the film, a person, a code that was read, a question, another line. */
export const ITEM_ORIGINS = ['CAMERA', 'MANUAL', 'BARCODE', 'EXPECTED', 'SPLIT'] as const;
export type ItemOrigin = (typeof ITEM_ORIGINS)[number];

export interface AddedItem extends ItemUnits {
  readonly id: string;
  readonly storeId: string;
  readonly sessionId: string;
  readonly productId: string | null;
  readonly barcode: string | null;
  readonly origin: ItemOrigin;
  readonly userId: string;
  /** A line that is made from another keeps what was read of it. */
  readonly splitFrom?: string;
}

export function unitsOf(item: ReviewItem): ItemUnits {
  return {
    visibleUnits: item.visible_units,
    depthFactor: item.depth_factor,
    quantity: item.quantity,
  };
}

const COLUMNS = `i.id, i.session_id, i.product_id, i.label, i.brand, i.size, i.barcode, i.quantity,
  i.visible_units, i.depth_factor, i.confidence, i.origin, i.version, i.reviewed_at, i.reviewed_by,
  i.deleted_at, i.merged_into, i.updated_at`;

/** All SQL of changing a report's lines. */
@Injectable()
export class ReviewRepository {
  /** Lines of a session, removed ones included, in the order of their ids. */
  find(tx: Tx, storeId: string, sessionId: string, ids: readonly string[]): Promise<ReviewItem[]> {
    return tx.query<ReviewItem>(
      `SELECT ${COLUMNS}, p.name AS product_name FROM inventory.inventory_items i
         LEFT JOIN inventory.products p ON p.id = i.product_id AND p.store_id = i.store_id
        WHERE i.id = ANY ($3::uuid[]) AND i.session_id = $2 AND i.store_id = $1 ORDER BY i.id`,
      [storeId, sessionId, ids],
    );
  }

  /** A line that is known to be there, for it was just written or locked. */
  async get(tx: Tx, storeId: string, sessionId: string, id: string): Promise<ReviewItem> {
    const [item] = await this.find(tx, storeId, sessionId, [id]);
    if (!item) throw new Error('a line of a locked report is not there');
    return item;
  }

  /** Writes a line's product and units and marks it as reviewed by whoever acts. */
  async update(
    tx: Tx,
    storeId: string,
    id: string,
    next: ItemUnits & { productId: string | null; userId: string },
  ): Promise<void> {
    await tx.run(
      `UPDATE inventory.inventory_items
          SET product_id = $3, visible_units = $4, depth_factor = $5, quantity = $6,
              reviewed_at = now(), reviewed_by = $7, updated_at = now(), version = version + 1
        WHERE id = $1 AND store_id = $2`,
      [
        id,
        storeId,
        next.productId,
        next.visibleUnits,
        next.depthFactor,
        next.quantity,
        next.userId,
      ],
    );
  }

  async insert(tx: Tx, item: AddedItem): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.inventory_items
         (id, store_id, session_id, position, product_id, label, brand, size, barcode, quantity,
          visible_units, depth_factor, confidence, origin, split_from, reviewed_at, reviewed_by)
       SELECT $1, $2, $3,
              (SELECT coalesce(max(position), 0) + 1 FROM inventory.inventory_items
                WHERE store_id = $2 AND session_id = $3),
              $4, o.label, o.brand, o.size, coalesce($5, o.barcode), $6, $7, $8,
              coalesce(o.confidence, 1), $9, $10, now(), $11
         FROM (SELECT 1) AS one
         LEFT JOIN inventory.inventory_items o ON o.id = $10::uuid AND o.store_id = $2`,
      [
        item.id,
        item.storeId,
        item.sessionId,
        item.productId,
        item.barcode,
        item.quantity,
        item.visibleUnits,
        item.depthFactor,
        item.origin,
        item.splitFrom ?? null,
        item.userId,
      ],
    );
  }

  /** Takes lines out of the report; they stay stored, so that they can be put back. */
  async remove(
    tx: Tx,
    storeId: string,
    ids: readonly string[],
    mergedInto: string | null,
  ): Promise<void> {
    await tx.run(
      `UPDATE inventory.inventory_items
          SET deleted_at = now(), merged_into = $3, updated_at = now(), version = version + 1
        WHERE id = ANY ($2::uuid[]) AND store_id = $1`,
      [storeId, ids, mergedInto],
    );
  }

  async restore(tx: Tx, storeId: string, id: string): Promise<void> {
    await tx.run(
      `UPDATE inventory.inventory_items
          SET deleted_at = NULL, updated_at = now(), version = version + 1
        WHERE id = $2 AND store_id = $1`,
      [storeId, id],
    );
  }

  /** Gives the facings of some lines to another. */
  async moveFacings(
    tx: Tx,
    storeId: string,
    fromIds: readonly string[],
    toId: string,
  ): Promise<void> {
    await tx.run(
      `UPDATE inventory.item_facings SET item_id = $3
        WHERE item_id = ANY ($2::uuid[]) AND store_id = $1`,
      [storeId, fromIds, toId],
    );
  }

  /**
   * Gives some facings of a line to another: those named, or else the least sure ones.
   * @returns how many were given
   */
  splitFacings(
    tx: Tx,
    storeId: string,
    split: { fromId: string; toId: string; facingIds: readonly string[]; count: number },
  ): Promise<number> {
    return tx.run(
      `UPDATE inventory.item_facings SET item_id = $3
        WHERE store_id = $1 AND id IN (
          SELECT id FROM inventory.item_facings
           WHERE store_id = $1 AND item_id = $2
             AND (cardinality($4::uuid[]) = 0 OR id = ANY ($4::uuid[]))
           ORDER BY confidence, id LIMIT $5)`,
      [storeId, split.fromId, split.toId, split.facingIds, split.count],
    );
  }

  /** Keys of a line's pictures, best first, at most three. */
  async evidence(tx: Tx, storeId: string, itemId: string): Promise<string[]> {
    const rows = await tx.query<{ crop_s3_key: string }>(
      `SELECT crop_s3_key FROM inventory.item_facings WHERE item_id = $1 AND store_id = $2
        ORDER BY confidence DESC, id LIMIT 3`,
      [itemId, storeId],
    );
    return rows.map((row) => row.crop_s3_key);
  }

  /** The product of the catalogue that has an id or a barcode. */
  findProduct(
    tx: Tx,
    storeId: string,
    by: { id: string } | { barcode: string },
  ): Promise<{ id: string; name: string } | undefined> {
    return 'id' in by
      ? tx.find(
          `SELECT id, name FROM inventory.products
            WHERE id = $2 AND store_id = $1 AND archived_at IS NULL`,
          [storeId, by.id],
        )
      : tx.find(
          `SELECT p.id, p.name FROM inventory.product_barcodes b
             JOIN inventory.products p ON p.id = b.product_id AND p.store_id = b.store_id
            WHERE b.store_id = $1 AND b.barcode = $2 AND p.archived_at IS NULL`,
          [storeId, by.barcode],
        );
  }

  /** Brings the totals of a session in line with its lines. */
  async refreshTotals(tx: Tx, storeId: string, sessionId: string): Promise<void> {
    await tx.run(
      `UPDATE inventory.inventory_sessions SET version = version + 1, totals = (
         SELECT jsonb_build_object(
                  'products', count(DISTINCT coalesce(product_id::text, barcode, label, id::text))
                    FILTER (WHERE named),
                  'units', coalesce(sum(quantity) FILTER (WHERE named), 0),
                  'unrecognised', coalesce(sum(quantity) FILTER (WHERE NOT named), 0))
           FROM (SELECT id, product_id, barcode, label, quantity,
                        product_id IS NOT NULL OR barcode IS NOT NULL OR label IS NOT NULL AS named
                   FROM inventory.inventory_items
                  WHERE store_id = $1 AND session_id = $2 AND deleted_at IS NULL) AS lines)
        WHERE store_id = $1 AND id = $2`,
      [storeId, sessionId],
    );
  }
}
