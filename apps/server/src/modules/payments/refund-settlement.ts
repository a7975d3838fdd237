import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Outbox } from '../../platform/events/outbox.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { CreditsService } from '../credits/index.js';
import { PaymentRefunded } from './events/payment-refunded.event.js';
import { orderJob } from './order-sync.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import { PaymentProviders } from './payment-providers.js';
import {
  PaymentVendorRefused,
  PaymentVendorUnavailable,
  type RefundState,
} from './payment-provider.port.js';
import { RefundsRepository, type RefundRow } from './refunds.repository.js';

/** Sends refunds to the vendor and stores what came of them; each step may be repeated. */
@Injectable()
export class RefundSettlement {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly refunds: RefundsRepository,
    private readonly credits: CreditsService,
    private readonly providers: PaymentProviders,
    private readonly outbox: Outbox,
  ) {}

  /** A vendor that is away leaves the refund PENDING: reconciliation sends it again. */
  async send(refundId: string, actor: Actor): Promise<RefundRow> {
    const { refund, order } = await this.read(refundId, actor);
    if (refund.status !== 'PENDING' || order.vendor_ref === null) return refund;
    const state = await this.ask(refund, order, order.vendor_ref);
    if (state) await this.settle(refund, order, state);
    return (await this.read(refundId, actor)).refund;
  }

  private async read(
    refundId: string,
    actor: Actor,
  ): Promise<{ refund: RefundRow; order: OrderRow }> {
    return this.db.write(actor, async (tx) => {
      const refund = await this.refunds.lock(tx, refundId);
      const order = refund && (await this.orders.find(tx, refund.order_id));
      if (!order) throw PlatformError.notFound();
      return { refund, order };
    });
  }

  private async ask(
    refund: RefundRow,
    order: OrderRow,
    vendorRef: string,
  ): Promise<RefundState | undefined> {
    const provider = this.providers.get(order.provider);
    try {
      if (refund.vendor_ref !== null) {
        return await provider.getRefund({ vendorRef, refundRef: refund.vendor_ref });
      }
      const { id: refundId, amount_centavos: amountCentavos } = refund;
      return await provider.refund({ vendorRef, refundId, amountCentavos });
    } catch (error) {
      if (error instanceof PaymentVendorUnavailable) return undefined;
      if (error instanceof PaymentVendorRefused) return { vendorRef: '', status: 'failed' };
      throw error;
    }
  }

  private async settle(refund: RefundRow, order: OrderRow, state: RefundState): Promise<void> {
    await this.db.write(orderJob(refund.user_id), async (tx) => {
      const locked = await this.orders.lock(tx, order.id);
      const current = await this.refunds.lock(tx, refund.id);
      if (!locked || current?.status !== 'PENDING') return;
      const vendorRef = state.vendorRef === '' ? undefined : state.vendorRef;
      const {
        user_id: userId,
        order_id: orderId,
        credits,
        amount_centavos: amountCentavos,
      } = refund;
      switch (state.status) {
        case 'pending':
          return this.refunds.settle(tx, refund.id, 'PENDING', vendorRef);
        case 'failed':
          await this.refunds.settle(tx, refund.id, 'FAILED', vendorRef);
          await this.credits.orders.undoRefund(tx, {
            userId,
            orderId,
            credits,
            refundId: refund.id,
          });
          return;
        case 'succeeded': {
          await this.refunds.settle(tx, refund.id, 'SUCCEEDED', vendorRef);
          await this.orders.addRefunded(tx, orderId, amountCentavos);
          const isWhole = locked.refunded_centavos + amountCentavos === locked.amount_centavos;
          const payload = {
            orderId,
            userId,
            refundId: refund.id,
            amountCentavos,
            credits,
            isWhole,
          };
          await this.outbox.publish(tx, new PaymentRefunded(payload));
        }
      }
    });
  }
}
