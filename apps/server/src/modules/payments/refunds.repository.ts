import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';

export interface RefundRow {
  id: string;
  order_id: string;
  user_id: UserId;
  amount_centavos: number;
  credits: number;
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  vendor_ref: string | null;
  reason: string;
  created_at: Date;
}

export interface NewRefund {
  readonly id: string;
  readonly orderId: string;
  readonly userId: UserId;
  readonly amountCentavos: number;
  readonly credits: number;
  readonly status: 'PENDING' | 'SUCCEEDED';
  readonly reason: string;
  readonly requestedBy: string | undefined;
}

const COLUMNS =
  'id, order_id, user_id, amount_centavos, credits, status, vendor_ref, reason, created_at';

/** All SQL of refunds and disputes. */
@Injectable()
export class RefundsRepository {
  async add(tx: Tx, refund: NewRefund): Promise<void> {
    await tx.run(
      `INSERT INTO payments.refunds
         (id, order_id, user_id, amount_centavos, credits, status, reason, requested_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        refund.id,
        refund.orderId,
        refund.userId,
        refund.amountCentavos,
        refund.credits,
        refund.status,
        refund.reason,
        refund.requestedBy ?? null,
      ],
    );
  }

  lock(tx: Tx, id: string): Promise<RefundRow | undefined> {
    return tx.find<RefundRow>(`SELECT ${COLUMNS} FROM payments.refunds WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
  }

  listOfOrder(tx: Tx, orderId: string): Promise<RefundRow[]> {
    return tx.query<RefundRow>(
      `SELECT ${COLUMNS} FROM payments.refunds WHERE order_id = $1 ORDER BY id`,
      [orderId],
    );
  }

  async settle(
    tx: Tx,
    id: string,
    status: RefundRow['status'],
    vendorRef: string | undefined,
  ): Promise<void> {
    await tx.run(
      `UPDATE payments.refunds
          SET status = $2, vendor_ref = coalesce($3, vendor_ref), updated_at = now()
        WHERE id = $1`,
      [id, status, vendorRef ?? null],
    );
  }

  /** What is refunded or on its way, in money and in credits. */
  async totals(tx: Tx, orderId: string): Promise<{ amountCentavos: number; credits: number }> {
    const row = await tx.find<{ amount: number; credits: number }>(
      `SELECT coalesce(sum(amount_centavos), 0)::bigint AS amount,
              coalesce(sum(credits), 0)::bigint AS credits
         FROM payments.refunds WHERE order_id = $1 AND status <> 'FAILED'`,
      [orderId],
    );
    return { amountCentavos: row?.amount ?? 0, credits: row?.credits ?? 0 };
  }
}
