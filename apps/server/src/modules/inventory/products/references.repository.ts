import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

export interface NormalisedCrop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ReferenceRow {
  readonly id: string;
  readonly product_id: string;
  readonly s3_key: string;
  readonly crop: NormalisedCrop;
}

export interface NewReference {
  readonly id: string;
  readonly storeId: string;
  readonly productId: string;
  readonly objectKey: string;
  readonly crop: NormalisedCrop;
  readonly descriptor: Uint8Array;
  /** The line whose evidence it is; a photo that somebody took has none. */
  readonly sourceItemId?: string;
}

/** What a provider is told of the store's products. */
export interface CatalogueRow {
  readonly product_id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly barcodes: string[];
  readonly aliases: string[];
  readonly descriptors: Buffer[];
}

const DESCRIPTOR_VERSION = 1;

/** All SQL of reference photos. */
@Injectable()
export class ReferencesRepository {
  async insert(tx: Tx, reference: NewReference): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.product_references
         (id, store_id, product_id, s3_key, crop, descriptor, descriptor_version, source,
          source_item_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8::uuid IS NULL THEN 'PHOTO' ELSE 'EVIDENCE' END,
               $8)`,
      [
        reference.id,
        reference.storeId,
        reference.productId,
        reference.objectKey,
        JSON.stringify(reference.crop),
        Buffer.from(reference.descriptor),
        DESCRIPTOR_VERSION,
        reference.sourceItemId ?? null,
      ],
    );
  }

  list(tx: Tx, storeId: string, productId: string): Promise<ReferenceRow[]> {
    return tx.query<ReferenceRow>(
      `SELECT id, product_id, s3_key, crop FROM inventory.product_references
        WHERE store_id = $1 AND product_id = $2 ORDER BY id`,
      [storeId, productId],
    );
  }

  remove(
    tx: Tx,
    storeId: string,
    productId: string,
    id: string,
  ): Promise<ReferenceRow | undefined> {
    return tx.find<ReferenceRow>(
      `DELETE FROM inventory.product_references
        WHERE store_id = $1 AND product_id = $2 AND id = $3
        RETURNING id, product_id, s3_key, crop`,
      [storeId, productId, id],
    );
  }

  /** The whole catalogue with its descriptors, for recognition. */
  catalogue(tx: Tx, storeId: string): Promise<CatalogueRow[]> {
    return tx.query<CatalogueRow>(
      `SELECT p.id AS product_id, p.name, p.brand, p.size,
         ARRAY(SELECT b.barcode FROM inventory.product_barcodes b
                WHERE b.store_id = $1 AND b.product_id = p.id) AS barcodes,
         ARRAY(SELECT a.alias FROM inventory.product_aliases a
                WHERE a.store_id = $1 AND a.product_id = p.id ORDER BY a.id) AS aliases,
         ARRAY(SELECT r.descriptor FROM inventory.product_references r
                WHERE r.store_id = $1 AND r.product_id = p.id ORDER BY r.id) AS descriptors
       FROM inventory.products p WHERE p.store_id = $1 AND p.archived_at IS NULL
       ORDER BY p.id`,
      [storeId],
    );
  }
}
