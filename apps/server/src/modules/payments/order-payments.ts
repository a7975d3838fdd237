import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { CardsRepository } from './cards.repository.js';
import { CardsService } from './cards.service.js';
import { orderJob, OrderSync } from './order-sync.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import { PaymentProviders } from './payment-providers.js';
import { PaymentVendorRefused, type PaymentRequest } from './payment-provider.port.js';
import { callVendor } from './vendor-errors.js';

const DAY_MS = 86_400_000;

/** Opens an order's payment at its vendor; asked again for the same order it is the same payment. */
@Injectable()
export class OrderPayments {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly cards: CardsRepository,
    private readonly cardsService: CardsService,
    private readonly providers: PaymentProviders,
    private readonly sync: OrderSync,
  ) {}

  /**
   * When the vendor refuses the order has failed; when it is away the order stays PENDING, and
   * reconciliation finds out what came of it.
   */
  async open(order: OrderRow): Promise<OrderRow> {
    const provider = this.providers.get(order.provider);
    const request = await this.requestOf(order);
    const state = await callVendor(async () => {
      try {
        return await provider.createPayment(request);
      } catch (error) {
        if (error instanceof PaymentVendorRefused) await this.fail(order, error.vendorCode);
        throw error;
      }
    });
    return this.sync.apply({ id: order.id, userId: order.user_id }, state);
  }

  /** @throws AppError `resource.not_found` when the card is not one of the person's */
  async assertCard(tx: Tx, userId: UserId, cardId: string | undefined): Promise<void> {
    if (cardId === undefined) return;
    if (!(await this.cards.find(tx, userId, cardId))) throw PlatformError.notFound();
  }

  /** Ends an order of which the vendor knows nothing. */
  async fail(order: OrderRow, failureCode: string): Promise<void> {
    await this.db.write(orderJob(order.user_id), (tx) =>
      this.orders.fail(tx, order.id, failureCode),
    );
  }

  private async requestOf(order: OrderRow): Promise<PaymentRequest> {
    const { payer_name: name, payer_email: email, payer_phone: phone } = order;
    const common = {
      orderId: order.id,
      userId: order.user_id,
      idempotencyKey: `order:${order.id}`,
      amountCentavos: order.amount_centavos,
      description: `${order.credits} créditos de MiInventario`,
      method: order.method,
      payer:
        name === null || email === null ? undefined : { name, email, phone: phone ?? undefined },
    };
    switch (order.method) {
      case 'CARD':
        return { ...common, ...(await this.cardOf(order)) };
      case 'OXXO':
        return { ...common, oxxoDays: oxxoDaysOf(order) };
      case 'SEVEN_ELEVEN':
        return { ...common, expiresAt: order.expires_at ?? undefined };
    }
  }

  private async cardOf(order: OrderRow): Promise<Partial<PaymentRequest>> {
    const { payment_method_id: cardId } = order;
    if (cardId === null && !order.save_card) return {};
    const customerRef = await this.cardsService.ensureCustomer({
      kind: 'user',
      userId: order.user_id,
      role: 'USER',
    });
    if (cardId === null) return { customerRef, saveCard: true };
    const card = await this.db.read(orderJob(order.user_id), (tx) =>
      this.cards.find(tx, order.user_id, cardId),
    );
    if (!card) throw PlatformError.notFound();
    return { customerRef, savedMethodRef: card.vendor_ref };
  }
}

/** The days that lead to the order's end; reckoned from the order, so that asking again is equal. */
function oxxoDaysOf(order: OrderRow): 1 | 2 {
  const lifeMs = (order.expires_at ?? order.created_at).getTime() - order.created_at.getTime();
  return lifeMs > 2 * DAY_MS ? 2 : 1;
}
