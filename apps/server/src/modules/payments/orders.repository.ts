import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import type { OrderStatus } from './order-status.js';
import type {
  Payer,
  PaymentMethodKind,
  PaymentState,
  ProviderName,
} from './payment-provider.port.js';

export interface OrderRow {
  id: string;
  user_id: UserId;
  package_id: string;
  credits: number;
  amount_centavos: number;
  base_centavos: number;
  iva_centavos: number;
  currency: 'MXN';
  method: PaymentMethodKind;
  provider: ProviderName;
  status: OrderStatus;
  vendor_ref: string | null;
  payer_name: string | null;
  payer_email: string | null;
  payer_phone: string | null;
  payment_method_id: string | null;
  save_card: boolean;
  voucher_reference: string | null;
  voucher_url: string | null;
  voucher_barcode_url: string | null;
  voucher_hours: number | null;
  expires_at: Date | null;
  failure_code: string | null;
  refunded_centavos: number;
  review_reason: string | null;
  card_fingerprint: string | null;
  reminded_at: Date | null;
  receipt_sent_at: Date | null;
  created_at: Date;
  paid_at: Date | null;
}

export interface NewOrder {
  readonly id: string;
  readonly userId: UserId;
  readonly packageId: string;
  readonly credits: number;
  readonly amountCentavos: number;
  readonly baseCentavos: number;
  readonly ivaCentavos: number;
  readonly method: PaymentMethodKind;
  readonly provider: ProviderName;
  readonly payer: { name: string; email: string; phone?: string | undefined } | undefined;
  readonly paymentMethodId: string | undefined;
  readonly saveCard: boolean;
  readonly expiresAt: Date | undefined;
}

const COLUMNS = `id, user_id, package_id, credits, amount_centavos, base_centavos, iva_centavos,
  currency, method, provider, status, vendor_ref, payer_name, payer_email, payer_phone,
  payment_method_id, save_card, voucher_reference, voucher_url, voucher_barcode_url, voucher_hours,
  expires_at, failure_code, refunded_centavos, review_reason, card_fingerprint, reminded_at,
  receipt_sent_at, created_at, paid_at`;

/** All SQL of orders. */
@Injectable()
export class OrdersRepository {
  async add(tx: Tx, order: NewOrder): Promise<OrderRow> {
    const row = await tx.find<OrderRow>(
      `INSERT INTO payments.payment_orders
         (id, user_id, package_id, credits, amount_centavos, base_centavos, iva_centavos, method,
          provider, payer_name, payer_email, payer_phone, payment_method_id, save_card, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       RETURNING ${COLUMNS}`,
      [
        order.id,
        order.userId,
        order.packageId,
        order.credits,
        order.amountCentavos,
        order.baseCentavos,
        order.ivaCentavos,
        order.method,
        order.provider,
        order.payer?.name ?? null,
        order.payer?.email ?? null,
        order.payer?.phone ?? null,
        order.paymentMethodId ?? null,
        order.saveCard,
        order.expiresAt ?? null,
      ],
    );
    if (!row) throw new Error('the order was not written');
    return row;
  }

  find(tx: Tx, id: string): Promise<OrderRow | undefined> {
    return tx.find<OrderRow>(`SELECT ${COLUMNS} FROM payments.payment_orders WHERE id = $1`, [id]);
  }

  /** The row, locked: always taken before the wallet's. */
  lock(tx: Tx, id: string): Promise<OrderRow | undefined> {
    return tx.find<OrderRow>(
      `SELECT ${COLUMNS} FROM payments.payment_orders WHERE id = $1 FOR UPDATE`,
      [id],
    );
  }

  /** The order of a vendor's payment; one whose reference was not stored yet by the id it carries. */
  findByVendor(
    tx: Tx,
    provider: ProviderName,
    vendorRef: string,
    orderId: string | undefined,
  ): Promise<OrderRow | undefined> {
    return tx.find<OrderRow>(
      `SELECT ${COLUMNS} FROM payments.payment_orders
        WHERE provider = $1 AND (vendor_ref = $2 OR (vendor_ref IS NULL AND id::text = $3))
        ORDER BY vendor_ref NULLS LAST LIMIT 1`,
      [provider, vendorRef, orderId ?? null],
    );
  }

  list(
    tx: Tx,
    userId: UserId,
    options: { beforeId: string | undefined; limit: number },
  ): Promise<OrderRow[]> {
    return tx.query<OrderRow>(
      `SELECT ${COLUMNS} FROM payments.payment_orders
        WHERE user_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [userId, options.beforeId ?? null, options.limit],
    );
  }

  /** Who paid in cash last, to be asked no second time. */
  async findLastPayer(tx: Tx, userId: UserId): Promise<Payer | undefined> {
    const row = await tx.find<{ name: string; email: string; phone: string | null }>(
      `SELECT payer_name AS name, payer_email AS email, payer_phone AS phone
         FROM payments.payment_orders
        WHERE user_id = $1 AND payer_name IS NOT NULL AND payer_email IS NOT NULL
        ORDER BY (payer_phone IS NOT NULL) DESC, id DESC LIMIT 1`,
      [userId],
    );
    return row && { name: row.name, email: row.email, phone: row.phone ?? undefined };
  }

  /** Stores what the vendor says, beside the status that follows from it. */
  async applyState(
    tx: Tx,
    order: OrderRow,
    state: PaymentState,
    change: { status: OrderStatus; reviewReason: string | undefined },
  ): Promise<OrderRow> {
    const row = await tx.find<OrderRow>(
      `UPDATE payments.payment_orders
          SET status = $2, vendor_ref = $3, updated_at = now(), checked_at = now(),
              version = version + 1,
              paid_at = CASE WHEN $2 = 'PAID' THEN coalesce(paid_at, now()) ELSE paid_at END,
              voucher_reference = coalesce($4, voucher_reference),
              voucher_url = coalesce($5, voucher_url),
              voucher_barcode_url = coalesce($6, voucher_barcode_url),
              expires_at = coalesce($7, expires_at),
              failure_code = coalesce($8, failure_code),
              review_reason = coalesce($9, review_reason),
              card_fingerprint = coalesce($10, card_fingerprint)
        WHERE id = $1 RETURNING ${COLUMNS}`,
      [
        order.id,
        change.status,
        state.vendorRef,
        state.voucher?.reference ?? null,
        state.voucher?.url ?? null,
        state.voucher?.barcodeUrl ?? null,
        state.voucher?.expiresAt ?? null,
        state.failureCode ?? null,
        change.reviewReason ?? null,
        state.cardFingerprint ?? null,
      ],
    );
    if (!row) throw new Error('the order is out of this actor’s reach');
    return row;
  }

  async fail(tx: Tx, id: string, failureCode: string): Promise<void> {
    await tx.run(
      `UPDATE payments.payment_orders
          SET status = 'FAILED', failure_code = $2, updated_at = now(), version = version + 1
        WHERE id = $1 AND status = 'PENDING'`,
      [id, failureCode],
    );
  }

  async addRefunded(tx: Tx, id: string, amountCentavos: number): Promise<void> {
    await tx.run(
      `UPDATE payments.payment_orders
          SET refunded_centavos = refunded_centavos + $2, updated_at = now(),
              version = version + 1,
              status = CASE WHEN refunded_centavos + $2 = amount_centavos THEN 'REFUNDED'
                            ELSE status END
        WHERE id = $1`,
      [id, amountCentavos],
    );
  }

  async touch(tx: Tx, id: string): Promise<void> {
    await tx.run(`UPDATE payments.payment_orders SET checked_at = now() WHERE id = $1`, [id]);
  }

  async markReminded(tx: Tx, id: string): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE payments.payment_orders SET reminded_at = now()
        WHERE id = $1 AND reminded_at IS NULL AND status = 'REQUIRES_ACTION'`,
      [id],
    );
    return changed === 1;
  }

  async markReceiptSent(tx: Tx, id: string): Promise<void> {
    await tx.run(`UPDATE payments.payment_orders SET receipt_sent_at = now() WHERE id = $1`, [id]);
  }
}
