import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

export interface LabelledProduct {
  readonly id: string;
  readonly name: string;
  readonly price_centavos: number | null;
  readonly barcode: string | null;
}

/** What labels need of products. */
@Injectable()
export class LabelsRepository {
  /** The products of these ids that are in the catalogue, each with its first barcode. */
  products(tx: Tx, storeId: string, ids: readonly string[]): Promise<LabelledProduct[]> {
    return tx.query<LabelledProduct>(
      `SELECT p.id, concat_ws(' ', p.name, p.brand, p.size) AS name, p.price_centavos,
              (SELECT b.barcode FROM inventory.product_barcodes b
                WHERE b.store_id = $1 AND b.product_id = p.id
                ORDER BY b.created_at, b.barcode LIMIT 1) AS barcode
         FROM inventory.products p
        WHERE p.store_id = $1 AND p.id = ANY ($2::uuid[]) AND p.archived_at IS NULL`,
      [storeId, ids],
    );
  }
}
