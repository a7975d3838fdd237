import { Injectable } from '@nestjs/common';
import type { AdminActor } from '../../platform/database/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { CreditsService } from '../credits/index.js';
import { refundAmount } from './money.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import { PaymentProviders } from './payment-providers.js';
import { PaymentsError } from './payments.errors.js';
import { RefundSettlement } from './refund-settlement.js';
import { RefundsRepository, type RefundRow } from './refunds.repository.js';

/**
 * Refunds by staff. The rule: unspent credits of that order alone go back, each at its share of the
 * price; all of them give back all that is left of it. Cash cannot go back and is made good by an
 * adjustment of credits instead.
 */
@Injectable()
export class RefundsService {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly refunds: RefundsRepository,
    private readonly credits: CreditsService,
    private readonly providers: PaymentProviders,
    private readonly settlement: RefundSettlement,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Takes the credits, then sends the money; what the vendor refuses is given back.
   * @throws AppError `payments.order_not_paid`, `payments.cash_not_refundable`,
   *   `credits.refund_too_large`
   */
  async request(
    actor: AdminActor,
    options: { orderId: string; credits: number | undefined },
  ): Promise<RefundRow> {
    const refundId = newId();
    await this.db.write(actor, async (tx) => {
      const order = await this.orders.lock(tx, options.orderId);
      if (!order) throw PlatformError.notFound();
      this.assertRefundable(order);
      await this.book(tx, order, { refundId, credits: options.credits, reason: actor.reason });
    });
    return this.settlement.send(refundId, actor);
  }

  private assertRefundable(order: OrderRow): void {
    if (order.status !== 'PAID') throw PaymentsError.orderNotPaid();
    const provider = this.providers.get(order.provider);
    if (provider.notRefundable.includes(order.method)) throw PaymentsError.cashNotRefundable();
  }

  private async book(
    tx: Tx,
    order: OrderRow,
    wanted: { refundId: string; credits: number | undefined; reason: string },
  ): Promise<void> {
    const ref = { userId: order.user_id, orderId: order.id };
    const credits = wanted.credits ?? (await this.credits.orders.refundable(tx, ref));
    if (credits === 0) throw PaymentsError.orderNotPaid();
    const known = await this.refunds.totals(tx, order.id);
    const amountCentavos = refundAmount({
      amountCentavos: order.amount_centavos,
      refundedCentavos: known.amountCentavos,
      orderCredits: order.credits,
      refundedCredits: known.credits,
      credits,
    });
    if (amountCentavos <= 0) throw PaymentsError.orderNotPaid();
    await this.credits.orders.refund(tx, { ...ref, credits, refundId: wanted.refundId });
    await this.refunds.add(tx, {
      id: wanted.refundId,
      orderId: order.id,
      userId: order.user_id,
      amountCentavos,
      credits,
      status: 'PENDING',
      reason: wanted.reason,
      requestedBy: tx.actor.kind === 'admin' ? tx.actor.userId : undefined,
    });
    const after = { refundId: wanted.refundId, amountCentavos, credits };
    await this.audit.record(tx, { action: 'order.refunded', target: `order:${order.id}`, after });
  }
}
