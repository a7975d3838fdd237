import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { PackagesRepository } from '../credits/index.js';
import { OrderPayments } from './order-payments.js';
import { OrderSync } from './order-sync.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import { PaymentProviders } from './payment-providers.js';
import type { Payer, PaymentMethodKind, PaymentState } from './payment-provider.port.js';
import { PaymentsError } from './payments.errors.js';
import { splitIva } from './money.js';
import { callVendor } from './vendor-errors.js';
import { cashExpiry, oxxoExpiry } from './voucher-expiry.js';

export interface NewOrderRequest {
  readonly packageId: string;
  readonly method: PaymentMethodKind;
  readonly payer?: Payer | undefined;
  readonly paymentMethodId?: string | undefined;
  readonly saveCard?: boolean | undefined;
}

/** One cash voucher: https://docs.stripe.com/payments/oxxo and Conekta's own limit, in centavos. */
const CASH_LIMITS = { minimum: 1_000, maximum: 1_000_000 } as const;

/** Buying credits: store the intent, ask the vendor, store the outcome. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly packages: PackagesRepository,
    private readonly providers: PaymentProviders,
    private readonly payments: OrderPayments,
    private readonly sync: OrderSync,
    private readonly settings: Settings,
  ) {}

  /**
   * Opens an order and its payment at the vendor. A cash order that names no payer takes the one
   * of the last cash order.
   * @throws AppError `payments.not_configured`, `payments.payer_required`,
   *   `payments.amount_not_allowed`, `payments.vendor_unavailable`, `payments.vendor_refused`
   */
  async create(actor: UserActor, request: NewOrderRequest): Promise<OrderRow> {
    const provider = this.providers.forMethod(request.method);
    const payer = request.payer ?? (await this.knownPayer(actor, request.method));
    assertPayer(request.method, payer);
    const expiresAt = await this.expiryOf(request.method, new Date());
    const order = await this.db.write(actor, async (tx) => {
      const bought = await this.packages.findActive(tx, request.packageId);
      if (!bought) throw PlatformError.notFound();
      assertCashAmount(request.method, bought.priceCentavos);
      await this.payments.assertCard(tx, actor.userId, request.paymentMethodId);
      return this.orders.add(tx, {
        id: newId(),
        userId: actor.userId,
        packageId: bought.id,
        credits: bought.credits,
        ...splitIva(bought.priceCentavos),
        method: request.method,
        provider: provider.name,
        payer,
        paymentMethodId: request.paymentMethodId,
        saveCard: request.saveCard ?? false,
        expiresAt,
      });
    });
    return this.payments.open(order);
  }

  /** @throws AppError `resource.not_found` */
  async get(actor: UserActor, id: string): Promise<OrderRow> {
    const order = await this.db.read(actor, (tx) => this.orders.find(tx, id));
    if (!order) throw PlatformError.notFound();
    return order;
  }

  list(actor: UserActor, options: { beforeId: string | undefined; limit: number }) {
    return this.db.read(actor, (tx) => this.orders.list(tx, actor.userId, options));
  }

  /** What the app needs to finish a card payment at the vendor; asked anew, never stored. */
  async action(
    actor: UserActor,
    id: string,
  ): Promise<{ clientSecret: string; publishableKey: string }> {
    const order = await this.get(actor, id);
    const isOpen = order.status === 'PENDING' || order.status === 'REQUIRES_ACTION';
    if (!isOpen || order.vendor_ref === null) throw PaymentsError.orderNotOpen();
    const state = await this.refreshState(order, order.vendor_ref);
    if (state?.clientSecret === undefined) throw PaymentsError.orderNotOpen();
    return {
      clientSecret: state.clientSecret,
      publishableKey: this.providers.publishableKey ?? '',
    };
  }

  /**
   * Gives an open order up. One that was paid meanwhile is paid, and says so.
   * @throws AppError `payments.order_not_open`
   */
  async cancel(actor: UserActor, id: string): Promise<OrderRow> {
    const order = await this.get(actor, id);
    if (order.status === 'CANCELED') return order;
    const { vendor_ref: vendorRef } = order;
    const isOpen = order.status === 'PENDING' || order.status === 'REQUIRES_ACTION';
    if (!isOpen || vendorRef === null) throw PaymentsError.orderNotOpen();
    const provider = this.providers.get(order.provider);
    const state = await callVendor(() => provider.cancelPayment(vendorRef));
    const ref = { id: order.id, userId: order.user_id };
    return this.sync.apply(ref, state);
  }

  /** Name and e-mail are asked at the first cash purchase; later ones know them. */
  knownPayer(actor: UserActor, method: PaymentMethodKind): Promise<Payer | undefined> {
    if (method === 'CARD') return Promise.resolve(undefined);
    return this.db.read(actor, (tx) => this.orders.findLastPayer(tx, actor.userId));
  }

  private refreshState(order: OrderRow, vendorRef: string): Promise<PaymentState | undefined> {
    const provider = this.providers.get(order.provider);
    return callVendor(() => provider.getPayment(vendorRef));
  }

  private async expiryOf(method: PaymentMethodKind, now: Date): Promise<Date | undefined> {
    switch (method) {
      case 'CARD':
        return undefined;
      case 'OXXO':
        return oxxoExpiry(now, await this.settings.get('payments.oxxo_days'));
      case 'SEVEN_ELEVEN':
        return cashExpiry(now, await this.settings.get('payments.cash_hours'));
    }
  }
}

/** Vendors need a name and an e-mail for cash; Conekta a phone besides. */
function assertPayer(method: PaymentMethodKind, payer: Payer | undefined): void {
  if (method === 'CARD') return;
  const isComplete =
    payer !== undefined && (method !== 'SEVEN_ELEVEN' || payer.phone !== undefined);
  if (!isComplete) throw PaymentsError.payerRequired();
}

function assertCashAmount(method: PaymentMethodKind, amountCentavos: number): void {
  if (method === 'CARD') return;
  if (amountCentavos < CASH_LIMITS.minimum || amountCentavos > CASH_LIMITS.maximum) {
    throw PaymentsError.amountNotAllowed({
      minimum: CASH_LIMITS.minimum / 100,
      maximum: CASH_LIMITS.maximum / 100,
    });
  }
}
