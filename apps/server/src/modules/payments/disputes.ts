import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { log } from '../../platform/telemetry/logger.js';
import { CreditsService } from '../credits/index.js';
import { PaymentChargedBack } from './events/payment-charged-back.event.js';
import { creditsOfAmount } from './money.js';
import { orderJob } from './order-sync.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import type { DisputeNotice } from './payment-provider.port.js';
import { RefundsRepository } from './refunds.repository.js';

interface DisputeRow {
  id: string;
  credits: number;
  state: DisputeNotice['state'];
}

/** Chargebacks: the credits go with the money, and come back when the dispute is won. */
@Injectable()
export class Disputes {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly refunds: RefundsRepository,
    private readonly credits: CreditsService,
    private readonly outbox: Outbox,
  ) {}

  /** Safe in any order: a dispute that was heard of as closed does not open again. */
  async apply(ref: { id: string; userId: UserId }, notice: DisputeNotice): Promise<void> {
    await this.db.write(orderJob(ref.userId), async (tx) => {
      const order = await this.orders.lock(tx, ref.id);
      if (!order) throw new Error('the order is out of this actor’s reach');
      const known = await tx.find<DisputeRow>(
        `SELECT id, credits, state FROM payments.disputes WHERE vendor_ref = $1`,
        [notice.disputeRef],
      );
      if (!known) return this.open(tx, order, notice);
      if (known.state === 'OPEN' && notice.state !== 'OPEN') {
        await this.close(tx, order, known, notice.state);
      }
    });
  }

  private async open(tx: Tx, order: OrderRow, notice: DisputeNotice): Promise<void> {
    const id = newId();
    const isTaken = notice.state !== 'WON';
    const refunded = await this.refunds.totals(tx, order.id);
    const disputed = await tx.find<{ credits: number }>(
      `SELECT coalesce(sum(credits), 0)::bigint AS credits FROM payments.disputes
        WHERE order_id = $1 AND state <> 'WON'`,
      [order.id],
    );
    const left = order.credits - refunded.credits - (disputed?.credits ?? 0);
    const share = creditsOfAmount(
      { amountCentavos: order.amount_centavos, credits: order.credits },
      notice.amountCentavos,
    );
    const credits = isTaken ? Math.max(0, Math.min(left, share)) : 0;
    await tx.run(
      `INSERT INTO payments.disputes
         (id, order_id, user_id, vendor_ref, amount_centavos, credits, state, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $7 = 'OPEN' THEN NULL ELSE now() END)`,
      [
        id,
        order.id,
        order.user_id,
        notice.disputeRef,
        notice.amountCentavos,
        credits,
        notice.state,
      ],
    );
    if (!isTaken) return;
    const { taken, owed } = await this.credits.orders.clawBack(tx, {
      userId: order.user_id,
      orderId: order.id,
      credits,
      key: `chargeback:${id}`,
      type: 'CHARGEBACK',
    });
    log.warn({ orderId: order.id, taken, owed }, 'a payment was disputed');
    const payload = { orderId: order.id, userId: order.user_id, credits };
    await this.outbox.publish(tx, new PaymentChargedBack(payload));
  }

  private async close(
    tx: Tx,
    order: OrderRow,
    dispute: DisputeRow,
    state: 'WON' | 'LOST',
  ): Promise<void> {
    await tx.run(`UPDATE payments.disputes SET state = $2, closed_at = now() WHERE id = $1`, [
      dispute.id,
      state,
    ]);
    if (state === 'LOST') return;
    await this.credits.orders.reinstate(tx, {
      userId: order.user_id,
      orderId: order.id,
      credits: dispute.credits,
      key: `chargeback-won:${dispute.id}`,
    });
  }
}
