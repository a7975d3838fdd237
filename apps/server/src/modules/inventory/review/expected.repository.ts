import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

export const EXPECTED_ANSWERS = ['ZERO', 'NOT_IN_FILM', 'QUANTITY'] as const;
/** There is none; the film does not show its place; there are so many. */
export type ExpectedAnswer = (typeof EXPECTED_ANSWERS)[number];

export interface AnswerRow {
  readonly product_id: string;
  readonly answer: ExpectedAnswer;
  readonly item_id: string | null;
}

/** All SQL of what people answered about products that were expected and not seen. */
@Injectable()
export class ExpectedRepository {
  list(tx: Tx, storeId: string, sessionId: string): Promise<AnswerRow[]> {
    return tx.query<AnswerRow>(
      `SELECT product_id, answer, item_id FROM inventory.expected_answers
        WHERE store_id = $1 AND session_id = $2`,
      [storeId, sessionId],
    );
  }

  async put(
    tx: Tx,
    storeId: string,
    answer: AnswerRow & { sessionId: string; userId: string },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.expected_answers
         (store_id, session_id, product_id, answer, item_id, answered_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (session_id, product_id) DO UPDATE
         SET answer = $4, item_id = $5, answered_by = $6, answered_at = now()`,
      [storeId, answer.sessionId, answer.product_id, answer.answer, answer.item_id, answer.userId],
    );
  }

  async remove(tx: Tx, storeId: string, sessionId: string, productId: string): Promise<void> {
    await tx.run(
      `DELETE FROM inventory.expected_answers
        WHERE store_id = $1 AND session_id = $2 AND product_id = $3`,
      [storeId, sessionId, productId],
    );
  }
}
