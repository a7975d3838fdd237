import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { log } from '../../platform/telemetry/logger.js';
import { Disputes } from './disputes.js';
import { OrderSync } from './order-sync.js';
import { OrdersRepository } from './orders.repository.js';
import { PaymentEventsRepository, type PaymentEventRow } from './payment-events.repository.js';
import { PaymentProviders } from './payment-providers.js';
import type { PaymentNotice } from './payment-provider.port.js';

const PROCESSOR: SystemActor = { kind: 'system', task: 'process-payment-events' };

interface Outcome {
  readonly outcome: 'ignored' | 'applied' | 'unknown_order' | 'unknown_payment';
  readonly orderId?: string;
}

/**
 * Works on stored events. An event only says where to look: the vendor is asked what the payment is
 * now, so that late, repeated and disordered events all lead to the same order.
 */
@Injectable()
export class PaymentEvents {
  constructor(
    private readonly db: Db,
    private readonly events: PaymentEventsRepository,
    private readonly orders: OrdersRepository,
    private readonly providers: PaymentProviders,
    private readonly sync: OrderSync,
    private readonly disputes: Disputes,
  ) {}

  /** @throws Error when the order is not known yet and the job may be tried again */
  async process(eventRowId: string, options: { isLastAttempt: boolean }): Promise<void> {
    const event = await this.db.read(PROCESSOR, (tx) => this.events.find(tx, eventRowId));
    if (!event || event.processed_at !== null) return;
    const done = await this.work(event);
    if (done.outcome === 'unknown_order') {
      if (!options.isLastAttempt) throw new Error(`no order yet for the event ${event.event_id}`);
      log.error({ provider: event.provider, type: event.type }, 'an event of an unknown order');
    }
    await this.db.write(PROCESSOR, (tx) =>
      this.events.finish(tx, eventRowId, done.outcome, done.orderId),
    );
  }

  private async work(event: PaymentEventRow): Promise<Outcome> {
    const provider = this.providers.get(event.provider);
    const notice = provider.readNotice({
      eventId: event.event_id,
      type: event.type,
      payload: event.payload,
    });
    if (notice.kind === 'ignored') return { outcome: 'ignored' };
    return this.apply(event, notice);
  }

  private async apply(
    event: PaymentEventRow,
    notice: Exclude<PaymentNotice, { kind: 'ignored' }>,
  ): Promise<Outcome> {
    const order = await this.db.read(PROCESSOR, (tx) =>
      this.orders.findByVendor(tx, event.provider, notice.vendorRef, notice.orderId),
    );
    if (!order) return { outcome: 'unknown_order' };
    const state = await this.providers.get(event.provider).getPayment(notice.vendorRef);
    if (!state) return { outcome: 'unknown_payment', orderId: order.id };
    const ref = { id: order.id, userId: order.user_id };
    await this.sync.apply(ref, state);
    if (notice.kind === 'dispute') await this.disputes.apply(ref, notice.dispute);
    return { outcome: 'applied', orderId: order.id };
  }
}
