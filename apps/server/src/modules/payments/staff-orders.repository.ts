import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { OrderStatus } from './order-status.js';
import type { OrderRow } from './orders.repository.js';
import type { PaymentMethodKind } from './payment-provider.port.js';
import type { RefundRow } from './refunds.repository.js';

export interface StaffOrdersFilter {
  readonly status: OrderStatus | undefined;
  readonly method: PaymentMethodKind | undefined;
  readonly userId: string | undefined;
  /** Only what somebody should look at. */
  readonly review: boolean;
  readonly beforeId: string | undefined;
  readonly limit: number;
}

export interface DisputeRow {
  state: 'OPEN' | 'WON' | 'LOST';
  amount_centavos: number;
  credits: number;
  created_at: Date;
}

export interface OrderEventRow {
  type: string;
  received_at: Date;
  outcome: string | null;
}

/** An order with all that happened to it. */
export interface OrderFile {
  readonly order: OrderRow;
  readonly refundableCredits: number;
  readonly refunds: readonly RefundRow[];
  readonly disputes: readonly DisputeRow[];
  readonly events: readonly OrderEventRow[];
}

const EVENTS_SHOWN = 100;

/** What staff read across all people's orders. */
@Injectable()
export class StaffOrdersRepository {
  list(tx: Tx, filter: StaffOrdersFilter): Promise<OrderRow[]> {
    return tx.query<OrderRow>(
      `SELECT * FROM payments.payment_orders
        WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR method = $2)
          AND ($3::uuid IS NULL OR user_id = $3)
          AND (NOT $4::boolean OR review_reason IS NOT NULL)
          AND ($5::uuid IS NULL OR id < $5)
        ORDER BY id DESC LIMIT $6`,
      [
        filter.status ?? null,
        filter.method ?? null,
        filter.userId ?? null,
        filter.review,
        filter.beforeId ?? null,
        filter.limit,
      ],
    );
  }

  listDisputes(tx: Tx, orderId: string): Promise<DisputeRow[]> {
    return tx.query<DisputeRow>(
      `SELECT state, amount_centavos, credits, created_at FROM payments.disputes
        WHERE order_id = $1 ORDER BY id`,
      [orderId],
    );
  }

  listEvents(tx: Tx, orderId: string): Promise<OrderEventRow[]> {
    return tx.query<OrderEventRow>(
      `SELECT type, received_at, outcome FROM payments.payment_events
        WHERE order_id = $1 ORDER BY received_at, id LIMIT $2`,
      [orderId, EVENTS_SHOWN],
    );
  }
}
