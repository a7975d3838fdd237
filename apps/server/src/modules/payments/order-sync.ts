import { Injectable } from '@nestjs/common';
import type { JobActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { log } from '../../platform/telemetry/logger.js';
import { CreditsService } from '../credits/index.js';
import { PaymentPaid } from './events/payment-paid.event.js';
import { PaymentRefunded } from './events/payment-refunded.event.js';
import { sendReceiptJob } from './jobs/send-receipt.job.js';
import { creditsOfAmount } from './money.js';
import { nextOrderStep } from './order-status.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import type { PaymentState } from './payment-provider.port.js';
import { RefundsRepository } from './refunds.repository.js';

/** A job of the order's own user: what news about an order is worked on as. */
export function orderJob(userId: UserId): JobActor {
  return { kind: 'job', name: 'payments.sync-order', userId };
}

/** Brings an order in line with what its vendor says; safe to do again with old or repeated news. */
@Injectable()
export class OrderSync {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly refunds: RefundsRepository,
    private readonly credits: CreditsService,
    private readonly outbox: Outbox,
  ) {}

  /** Gives the order as it is afterwards. */
  async apply(ref: { id: string; userId: UserId }, state: PaymentState): Promise<OrderRow> {
    return this.db.write(orderJob(ref.userId), async (tx) => {
      const order = await this.orders.lock(tx, ref.id);
      if (!order) throw new Error('the order is out of this actor’s reach');
      if (order.vendor_ref !== null && order.vendor_ref !== state.vendorRef) {
        throw new Error('news of another payment than the order’s');
      }
      const after = await this.step(tx, order, state);
      await this.bookForeignRefund(tx, after, state);
      return after;
    });
  }

  private async step(tx: Tx, order: OrderRow, state: PaymentState): Promise<OrderRow> {
    const step = nextOrderStep(order.status, state.status);
    if (!step.isCredited) {
      const change = { status: step.status, reviewReason: undefined };
      return this.orders.applyState(tx, order, state, change);
    }
    const isWhole =
      state.currency === order.currency && state.receivedCentavos === order.amount_centavos;
    if (!isWhole) {
      log.error({ orderId: order.id }, 'an order was paid with another amount than asked');
      const change = { status: order.status, reviewReason: 'amount_mismatch' };
      return this.orders.applyState(tx, order, state, change);
    }
    const reviewReason = step.isLate ? 'paid_late' : undefined;
    const paid = await this.orders.applyState(tx, order, state, { status: 'PAID', reviewReason });
    await this.credits.orders.purchase(tx, {
      userId: order.user_id,
      orderId: order.id,
      credits: order.credits,
    });
    if (step.isLate) log.warn({ orderId: order.id, was: order.status }, 'an order was paid late');
    await this.outbox.publish(
      tx,
      new PaymentPaid({
        orderId: order.id,
        userId: order.user_id,
        credits: order.credits,
        amountCentavos: order.amount_centavos,
        method: order.method,
        isLate: step.isLate,
        cardFingerprint: paid.card_fingerprint,
      }),
    );
    await this.outbox.enqueue(tx, sendReceiptJob, { orderId: order.id, userId: order.user_id });
    return paid;
  }

  /** A refund made at the vendor's own desk, not by us: its credits are taken back too. */
  private async bookForeignRefund(tx: Tx, order: OrderRow, state: PaymentState): Promise<void> {
    if (order.status !== 'PAID' || state.refundedCentavos === 0) return;
    const known = await this.refunds.totals(tx, order.id);
    const amountCentavos = state.refundedCentavos - known.amountCentavos;
    if (amountCentavos <= 0) return;
    const share = creditsOfAmount(
      { amountCentavos: order.amount_centavos, credits: order.credits },
      amountCentavos,
    );
    const credits = Math.min(share, order.credits - known.credits);
    const id = newId();
    await this.refunds.add(tx, {
      id,
      orderId: order.id,
      userId: order.user_id,
      amountCentavos,
      credits,
      status: 'SUCCEEDED',
      reason: 'Reembolso hecho en el servicio de pagos',
      requestedBy: undefined,
    });
    await this.orders.addRefunded(tx, order.id, amountCentavos);
    await this.credits.orders.clawBack(tx, {
      userId: order.user_id,
      orderId: order.id,
      credits,
      key: `refund:${id}`,
      type: 'REFUND',
    });
    await this.outbox.publish(
      tx,
      new PaymentRefunded({
        orderId: order.id,
        userId: order.user_id,
        refundId: id,
        amountCentavos,
        credits,
        isWhole: order.refunded_centavos + amountCentavos === order.amount_centavos,
      }),
    );
  }
}
