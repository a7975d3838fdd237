import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import type { NormalisedBox } from '../sessions/normalised-box.js';
import type { AnnotatedFrame } from './annotation.js';
import type { TruthFigures, TruthLine } from './truth.js';

export const TRUTH_STATUSES = ['SUBMITTED', 'ACCEPTED', 'REJECTED'] as const;
export type TruthStatus = (typeof TRUTH_STATUSES)[number];

export interface TruthRow {
  readonly id: string;
  readonly store_id: string;
  readonly session_id: string;
  readonly provider: string | null;
  readonly lines: TruthLine[];
  readonly facings: number;
  readonly unit_errors: number;
  readonly corrections: number;
  readonly status: TruthStatus;
  readonly version: number;
  readonly submitted_at: Date;
  readonly reviewed_at: Date | null;
  /** Boxes that staff have drawn; null until they do. */
  readonly annotations: AnnotatedFrame[] | null;
}

/** A product as people call it. */
export interface NamedProduct {
  readonly id: string;
  readonly name: string;
}

/** A photo by which a product is known. */
export interface TruthPicture {
  readonly product_id: string;
  readonly s3_key: string;
  readonly crop: NormalisedBox;
}

/** Counts of one provider in one week. */
export interface AccuracyRow {
  readonly week: string;
  readonly provider: string | null;
  readonly sessions: number;
  readonly facings: number;
  readonly unit_errors: number;
  readonly corrections: number;
}

/** More names than that nobody looks through. */
const MOST_PRODUCTS = 2_000;

const COLUMNS = `id, store_id, session_id, provider, lines, facings, unit_errors, corrections,
  status, version, submitted_at, reviewed_at, annotations`;

const ACCURACY = `SELECT to_char(date_trunc('week', submitted_at), 'YYYY-MM-DD') AS week, provider,
    count(*)::int AS sessions, sum(facings)::int AS facings, sum(unit_errors)::int AS unit_errors,
    sum(corrections)::int AS corrections
  FROM feedback.ground_truth`;

/** All SQL of reports whose truth people have confirmed. */
@Injectable()
export class TruthRepository {
  /**
   * Units per product of a report: what the provider saw, and what is visible by people's
   * corrections. What was answered about unseen products is left out: no film shows it.
   */
  lines(tx: Tx, storeId: string, sessionId: string): Promise<TruthLine[]> {
    return tx.query<TruthLine>(
      `SELECT u.product_id AS "productId", p.name, sum(u.seen)::int AS seen,
              sum(u.actual)::int AS actual
         FROM (SELECT seen_product_id AS product_id, seen_units AS seen, 0 AS actual
                 FROM inventory.inventory_items
                WHERE store_id = $1 AND session_id = $2 AND seen_units > 0
               UNION ALL
               SELECT product_id, 0, visible_units FROM inventory.inventory_items
                WHERE store_id = $1 AND session_id = $2 AND deleted_at IS NULL
                  AND origin <> 'EXPECTED') AS u
         LEFT JOIN inventory.products p ON p.id = u.product_id AND p.store_id = $1
        GROUP BY u.product_id, p.name ORDER BY u.product_id`,
      [storeId, sessionId],
    );
  }

  /** Stores a report's truth; one that is confirmed anew is reviewed anew. */
  async submit(
    tx: Tx,
    truth: {
      id: string;
      storeId: string;
      sessionId: string;
      provider: string | null;
      lines: readonly TruthLine[];
      figures: TruthFigures;
      userId: string;
    },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO feedback.ground_truth AS g
         (id, store_id, session_id, provider, lines, facings, unit_errors, corrections,
          submitted_by)
       SELECT $1, $2, $3, $4, $5, $6, $7, count(*), $8 FROM feedback.corrections
        WHERE store_id = $2 AND session_id = $3 AND kind <> 'ACCEPTED'
       ON CONFLICT (store_id, session_id) DO UPDATE
         SET lines = EXCLUDED.lines, facings = EXCLUDED.facings,
             unit_errors = EXCLUDED.unit_errors, corrections = EXCLUDED.corrections,
             submitted_by = EXCLUDED.submitted_by, submitted_at = now(), status = 'SUBMITTED',
             reviewed_by = NULL, reviewed_at = NULL, version = g.version + 1`,
      [
        truth.id,
        truth.storeId,
        truth.sessionId,
        truth.provider,
        JSON.stringify(truth.lines),
        truth.figures.facings,
        truth.figures.unitErrors,
        truth.userId,
      ],
    );
  }

  /** Of every store, newest first, one more than the limit. */
  list(
    tx: Tx,
    filter: { status?: TruthStatus | undefined },
    page: { cursor: Cursor | undefined; limit: number },
  ): Promise<TruthRow[]> {
    return tx.query<TruthRow>(
      `SELECT ${COLUMNS} FROM feedback.ground_truth
        WHERE status = ANY ($1::text[]) AND ($2::uuid IS NULL OR id < $2)
        ORDER BY id DESC LIMIT $3`,
      [filter.status ? [filter.status] : TRUTH_STATUSES, page.cursor?.id ?? null, page.limit + 1],
    );
  }

  find(tx: Tx, id: string): Promise<TruthRow | undefined> {
    return tx.find<TruthRow>(`SELECT ${COLUMNS} FROM feedback.ground_truth WHERE id = $1`, [id]);
  }

  async review(
    tx: Tx,
    id: string,
    verdict: { status: 'ACCEPTED' | 'REJECTED'; userId: string },
  ): Promise<void> {
    await tx.run(
      `UPDATE feedback.ground_truth
          SET status = $2, reviewed_by = $3, reviewed_at = now(), version = version + 1
        WHERE id = $1`,
      [id, verdict.status, verdict.userId],
    );
  }

  async annotate(tx: Tx, id: string, frames: readonly AnnotatedFrame[]): Promise<void> {
    await tx.run(
      `UPDATE feedback.ground_truth SET annotations = $2::jsonb, version = version + 1 WHERE id = $1`,
      [id, JSON.stringify(frames)],
    );
  }

  /** What packs of a store can be named, by name; those that were taken off its list included. */
  products(tx: Tx, storeId: string): Promise<NamedProduct[]> {
    return tx.query<NamedProduct>(
      `SELECT id, name FROM inventory.products WHERE store_id = $1
        ORDER BY name, id LIMIT ${MOST_PRODUCTS}`,
      [storeId],
    );
  }

  /** Which of these products are the store's own. */
  async ownProducts(tx: Tx, storeId: string, ids: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM inventory.products WHERE store_id = $1 AND id = ANY ($2::uuid[])`,
      [storeId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** By week and provider, oldest first: of one store, or of all. */
  accuracy(tx: Tx, storeId: string | null, weeks: number): Promise<AccuracyRow[]> {
    const since = `submitted_at > now() - $1 * interval '1 week' AND status <> 'REJECTED'`;
    const grouped = `GROUP BY 1, 2 ORDER BY 1, 2`;
    return storeId === null
      ? tx.query<AccuracyRow>(`${ACCURACY} WHERE ${since} ${grouped}`, [weeks])
      : tx.query<AccuracyRow>(`${ACCURACY} WHERE ${since} AND store_id = $2 ${grouped}`, [
          weeks,
          storeId,
        ]);
  }

  /** Photos of some products, less those that a report's own film had taught. */
  pictures(
    tx: Tx,
    storeId: string,
    productIds: readonly string[],
    sessionId: string,
  ): Promise<TruthPicture[]> {
    return tx.query<TruthPicture>(
      `SELECT r.product_id, r.s3_key, r.crop FROM inventory.product_references r
        WHERE r.store_id = $1 AND r.product_id = ANY ($2::uuid[])
          AND NOT EXISTS (SELECT 1 FROM inventory.inventory_items i
                           WHERE i.id = r.source_item_id AND i.store_id = $1
                             AND i.session_id = $3)
        ORDER BY r.product_id, r.id`,
      [storeId, productIds, sessionId],
    );
  }

  /** A barcode of each product that has one. */
  async barcodes(
    tx: Tx,
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await tx.query<{ product_id: string; barcode: string }>(
      `SELECT product_id, min(barcode) AS barcode FROM inventory.product_barcodes
        WHERE store_id = $1 AND product_id = ANY ($2::uuid[]) GROUP BY product_id`,
      [storeId, productIds],
    );
    return new Map(rows.map((row) => [row.product_id, row.barcode]));
  }
}
