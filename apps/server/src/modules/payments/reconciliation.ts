import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { log } from '../../platform/telemetry/logger.js';
import { VoucherExpiring } from './events/voucher-expiring.event.js';
import { processPaymentEventJob } from './jobs/process-payment-event.job.js';
import { OrderPayments } from './order-payments.js';
import { orderJob, OrderSync } from './order-sync.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import { PaymentEventsRepository } from './payment-events.repository.js';
import { PaymentProviders } from './payment-providers.js';
import { RefundSettlement } from './refund-settlement.js';

const RECONCILER: SystemActor = { kind: 'system', task: 'reconcile-payments' };

/** When something counts as stale, in seconds. */
export interface ReconciliationAges {
  /** A payment that was never confirmed to be opened, an event or a refund without its job. */
  readonly lost: number;
  /** An open order whose vendor was not asked for so long. */
  readonly unasked: number;
  /** A paid order whose vendor was not asked for so long: news of a refund made there can be lost. */
  readonly quiet: number;
}

export const RECONCILIATION_AGES: ReconciliationAges = {
  lost: 120,
  unasked: 900,
  quiet: 7 * 86_400,
};
/** Vendors give nothing back for longer (Stripe: https://docs.stripe.com/refunds). */
const REFUNDABLE_DAYS = 180;
/** Stripe forgets idempotency keys after a day: from then on asking again could charge again. */
const KEY_LIFE_MS = 20 * 3_600_000;
/** A card payment that nobody finished is given up after a day. */
const CARD_LIFE_MS = 24 * 3_600_000;
const REMIND_HOURS = 6;

/** Asks the vendors about what has gone quiet, and repairs what lost webhooks and crashes left. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly events: PaymentEventsRepository,
    private readonly providers: PaymentProviders,
    private readonly payments: OrderPayments,
    private readonly sync: OrderSync,
    private readonly settlement: RefundSettlement,
    private readonly outbox: Outbox,
  ) {}

  async run(given: Partial<ReconciliationAges> = {}): Promise<{ orders: number }> {
    const ages = { ...RECONCILIATION_AGES, ...given };
    const stale = await this.db.read(RECONCILER, (tx) => listStale(tx, ages));
    for (const order of stale) await this.quietly(order.id, () => this.repair(order));
    for (const refund of await this.db.read(RECONCILER, (tx) => listOpenRefunds(tx, ages.lost))) {
      await this.quietly(refund.id, () =>
        this.settlement.send(refund.id, orderJob(refund.user_id)),
      );
    }
    const paid = await this.db.read(RECONCILER, async (tx) => [
      ...(await listUnsure(tx, ages.lost)),
      ...(await listQuiet(tx, ages.quiet)),
    ]);
    for (const order of paid) await this.quietly(order.id, () => this.ask(order));
    await this.wakeForgotten(ages.lost);
    await this.remind();
    return { orders: stale.length };
  }

  private async repair(order: OrderRow): Promise<void> {
    const ref = { id: order.id, userId: order.user_id };
    const age = Date.now() - order.created_at.getTime();
    const provider = this.providers.get(order.provider);
    if (order.vendor_ref === null) {
      const isSafe = provider.repeatsSafely && age < KEY_LIFE_MS;
      await (isSafe ? this.payments.open(order) : this.payments.fail(order, 'vendor_unknown'));
      return;
    }
    const isAbandoned = order.method === 'CARD' && age > CARD_LIFE_MS;
    const state = isAbandoned
      ? await provider.cancelPayment(order.vendor_ref)
      : await provider.getPayment(order.vendor_ref);
    if (state) await this.sync.apply(ref, state);
    else await this.db.write(orderJob(order.user_id), (tx) => this.orders.touch(tx, order.id));
  }

  /** Hears once more what the vendor has on an order that was paid. */
  private async ask(order: OrderRow): Promise<void> {
    if (order.vendor_ref === null) return;
    const state = await this.providers.get(order.provider).getPayment(order.vendor_ref);
    if (state) await this.sync.apply({ id: order.id, userId: order.user_id }, state);
    else await this.db.write(orderJob(order.user_id), (tx) => this.orders.touch(tx, order.id));
  }

  private async wakeForgotten(olderThanSeconds: number): Promise<void> {
    await this.db.write(RECONCILER, async (tx) => {
      for (const eventId of await this.events.listForgotten(tx, olderThanSeconds)) {
        await this.outbox.enqueue(tx, processPaymentEventJob, { eventId });
      }
    });
  }

  private async remind(): Promise<void> {
    for (const order of await this.db.read(RECONCILER, listExpiring)) {
      await this.db.write(orderJob(order.user_id), async (tx) => {
        if (!(await this.orders.markReminded(tx, order.id))) return;
        const { id: orderId, user_id: userId, amount_centavos: amountCentavos } = order;
        const expiresAt = (order.expires_at ?? new Date()).toISOString();
        const payload = { orderId, userId, amountCentavos, expiresAt };
        await this.outbox.publish(tx, new VoucherExpiring(payload));
      });
    }
  }

  /** One order that cannot be repaired now does not keep the others from it. */
  private async quietly(id: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error, id }, 'reconciliation of a payment failed, trying again later');
    }
  }
}

function listStale(tx: Tx, ages: ReconciliationAges): Promise<OrderRow[]> {
  return tx.query<OrderRow>(
    `SELECT * FROM payments.payment_orders
      WHERE status IN ('PENDING', 'REQUIRES_ACTION')
        AND checked_at < now() - interval '1 second' * CASE
              WHEN vendor_ref IS NULL OR status = 'PENDING' OR expires_at < now() THEN $1::int
              ELSE $2::int END
      ORDER BY checked_at LIMIT 100`,
    [ages.lost, ages.unasked],
  );
}

/**
 * Paid orders with a refund that was settled since the vendor was last asked, or shortly before:
 * while ours was on its way, a refund made at the vendor's desk could not be told from it.
 */
function listUnsure(tx: Tx, olderThanSeconds: number): Promise<OrderRow[]> {
  return tx.query<OrderRow>(
    `SELECT o.* FROM payments.payment_orders o
      WHERE o.status = 'PAID' AND EXISTS (
        SELECT 1 FROM payments.refunds r
         WHERE r.order_id = o.id AND r.status <> 'PENDING'
           AND r.updated_at < now() - $1 * interval '1 second'
           AND o.checked_at < r.updated_at + $1 * interval '1 second')
      ORDER BY o.checked_at LIMIT 100`,
    [olderThanSeconds],
  );
}

/** Paid orders that can still be refunded and whose vendor was not asked for long. */
function listQuiet(tx: Tx, unaskedSeconds: number): Promise<OrderRow[]> {
  return tx.query<OrderRow>(
    `SELECT * FROM payments.payment_orders
      WHERE status = 'PAID' AND checked_at < now() - $1 * interval '1 second'
        AND paid_at > now() - $2 * interval '1 day'
      ORDER BY checked_at LIMIT 200`,
    [unaskedSeconds, REFUNDABLE_DAYS],
  );
}

function listOpenRefunds(
  tx: Tx,
  olderThanSeconds: number,
): Promise<Array<Pick<OrderRow, 'id' | 'user_id'>>> {
  return tx.query(
    `SELECT id, user_id FROM payments.refunds
      WHERE status = 'PENDING' AND updated_at < now() - $1 * interval '1 second'
      ORDER BY updated_at LIMIT 100`,
    [olderThanSeconds],
  );
}

function listExpiring(tx: Tx): Promise<OrderRow[]> {
  return tx.query<OrderRow>(
    `SELECT * FROM payments.payment_orders
      WHERE status = 'REQUIRES_ACTION' AND reminded_at IS NULL
        AND expires_at BETWEEN now() AND now() + $1 * interval '1 hour' LIMIT 100`,
    [REMIND_HOURS],
  );
}
