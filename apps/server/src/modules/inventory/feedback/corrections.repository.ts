import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';

export const CORRECTION_KINDS = [
  'QUANTITY',
  'DEPTH',
  'PRODUCT',
  'NAMED',
  'ACCEPTED',
  'ADDED',
  'REMOVED',
  'RESTORED',
  'MERGED',
  'SPLIT',
] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const CORRECTION_STATUSES = ['PENDING', 'CONFIRMED', 'REJECTED'] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];

/** A line before or after a correction. */
export interface CorrectedState {
  readonly productId: string | null;
  readonly productName: string | null;
  readonly label: string | null;
  readonly barcode: string | null;
  readonly visibleUnits: number;
  readonly depthFactor: number;
  readonly quantity: number;
  /** Of a merge: the lines that went into it. */
  readonly itemIds?: readonly string[];
}

export interface NewCorrection {
  readonly id: string;
  readonly storeId: string;
  readonly sessionId: string;
  readonly itemId: string;
  readonly kind: CorrectionKind;
  readonly before: CorrectedState | null;
  readonly after: CorrectedState | null;
  /** Keys of the pictures that were shown. */
  readonly evidence: readonly string[];
  readonly provider: string | null;
  readonly userId: string;
}

export interface CorrectionRow {
  readonly id: string;
  readonly session_id: string;
  readonly item_id: string;
  readonly kind: CorrectionKind;
  readonly before: CorrectedState | null;
  readonly after: CorrectedState | null;
  readonly evidence: string[];
  readonly provider: string | null;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly status: CorrectionStatus;
  readonly reviewed_at: Date | null;
  readonly learnt_at: Date | null;
}

const COLUMNS = `id, session_id, item_id, kind, before, after, evidence, provider, created_by,
  created_at, status, reviewed_at, learnt_at`;

/** All SQL of what people correct. */
@Injectable()
export class CorrectionsRepository {
  async insert(tx: Tx, correction: NewCorrection): Promise<void> {
    await tx.run(
      `INSERT INTO feedback.corrections
         (id, store_id, session_id, item_id, kind, before, after, evidence, provider, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        correction.id,
        correction.storeId,
        correction.sessionId,
        correction.itemId,
        correction.kind,
        correction.before && JSON.stringify(correction.before),
        correction.after && JSON.stringify(correction.after),
        JSON.stringify(correction.evidence),
        correction.provider,
        correction.userId,
      ],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<CorrectionRow | undefined> {
    return tx.find<CorrectionRow>(
      `SELECT ${COLUMNS} FROM feedback.corrections WHERE id = $1 AND store_id = $2`,
      [id, storeId],
    );
  }

  /** Corrections of a store or of one session, newest first, one more than the limit. */
  list(
    tx: Tx,
    storeId: string,
    filter: { sessionId?: string | undefined; status?: CorrectionStatus | undefined },
    page: { cursor: Cursor | undefined; limit: number },
  ): Promise<CorrectionRow[]> {
    const params: unknown[] = [storeId, page.limit + 1];
    const where = ['store_id = $1'];
    if (filter.sessionId) where.push(`session_id = $${params.push(filter.sessionId)}`);
    if (filter.status) where.push(`status = $${params.push(filter.status)}`);
    if (page.cursor) where.push(`id < $${params.push(page.cursor.id)}::uuid`);
    return tx.query<CorrectionRow>(
      `SELECT ${COLUMNS} FROM feedback.corrections WHERE ${where.join(' AND ')}
        ORDER BY id DESC LIMIT $2`,
      params,
    );
  }

  /** Judges corrections that wait for it: one, or all of some reports. */
  async review(
    tx: Tx,
    storeId: string,
    which: { id: string } | { sessionIds: readonly string[] },
    verdict: { status: 'CONFIRMED' | 'REJECTED'; userId: string },
  ): Promise<void> {
    const [where, value] =
      'id' in which
        ? ['id = $2', which.id]
        : [`session_id = ANY ($2::uuid[]) AND status = 'PENDING'`, which.sessionIds];
    await tx.run(
      `UPDATE feedback.corrections SET status = $3, reviewed_by = $4, reviewed_at = now()
        WHERE store_id = $1 AND ${where}`,
      [storeId, value, verdict.status, verdict.userId],
    );
  }
}
