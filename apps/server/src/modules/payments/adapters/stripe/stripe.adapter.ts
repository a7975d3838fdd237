import Stripe from 'stripe';
import type { StripeConfig } from '../../../../config/app-config.js';
import {
  PaymentVendorRefused,
  PaymentVendorUnavailable,
  type CardVault,
  type PaymentNotice,
  type PaymentProvider,
  type PaymentRequest,
  type PaymentState,
  type RefundRequest,
  type RefundState,
  type SavedCard,
  type SignedEvent,
  type VendorEventLog,
  type WebhookRequest,
} from '../../payment-provider.port.js';
import { toNotice, toPaymentState, toRefundState, toSavedCard } from './stripe.mapper.js';

const TIMEOUT_MS = 20_000;
/** Stripe's own advice for how old a signed webhook may be. */
const WEBHOOK_TOLERANCE_SECONDS = 300;
/** The charge tells what was refunded and whose card it was. */
const EXPAND = ['latest_charge'];

/** Cards and OXXO through Stripe's official SDK. */
export class StripeAdapter implements PaymentProvider, CardVault, VendorEventLog {
  readonly name = 'stripe';
  readonly methods = ['CARD', 'OXXO'] as const;
  /** https://docs.stripe.com/payments/oxxo: no refunds, no disputes. */
  readonly notRefundable = ['OXXO'] as const;
  readonly repeatsSafely = true;
  private readonly stripe: Stripe;

  constructor(private readonly config: StripeConfig) {
    const url = new URL(config.apiUrl);
    this.stripe = new Stripe(config.secretKey, {
      host: url.hostname,
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      protocol: url.protocol === 'https:' ? 'https' : 'http',
      maxNetworkRetries: 2,
      timeout: TIMEOUT_MS,
      telemetry: false,
      appInfo: { name: 'MiInventario' },
    });
  }

  async createPayment(request: PaymentRequest): Promise<PaymentState> {
    const options = { idempotencyKey: request.idempotencyKey };
    try {
      const intent = await this.stripe.paymentIntents.create(toIntentParams(request), options);
      return toPaymentState(intent);
    } catch (error) {
      const declined = declinedIntent(error);
      if (!declined) throw toVendorError(error);
      // A saved card that is declined ends the attempt: the next one is an order of its own.
      return { ...toPaymentState(declined), status: 'failed' };
    }
  }

  async getPayment(vendorRef: string): Promise<PaymentState | undefined> {
    try {
      const intent = await this.stripe.paymentIntents.retrieve(vendorRef, { expand: EXPAND });
      return toPaymentState(intent);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw toVendorError(error);
    }
  }

  async cancelPayment(vendorRef: string): Promise<PaymentState> {
    try {
      return toPaymentState(await this.stripe.paymentIntents.cancel(vendorRef));
    } catch (error) {
      // It cannot be canceled any more: what it has become is the answer.
      const state = isUnexpectedState(error) ? await this.getPayment(vendorRef) : undefined;
      if (state) return state;
      throw toVendorError(error);
    }
  }

  async refund(request: RefundRequest): Promise<RefundState> {
    try {
      const refund = await this.stripe.refunds.create(
        {
          payment_intent: request.vendorRef,
          amount: request.amountCentavos,
          metadata: { refund_id: request.refundId },
        },
        { idempotencyKey: `refund:${request.refundId}` },
      );
      return toRefundState(refund);
    } catch (error) {
      throw toVendorError(error);
    }
  }

  async getRefund({ refundRef }: { refundRef: string }): Promise<RefundState | undefined> {
    try {
      return toRefundState(await this.stripe.refunds.retrieve(refundRef));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw toVendorError(error);
    }
  }

  async verifyWebhook({ rawBody, headers }: WebhookRequest): Promise<SignedEvent | undefined> {
    const signature = headers['stripe-signature'];
    if (typeof signature !== 'string') return undefined;
    try {
      const event = this.stripe.webhooks.constructEvent(
        rawBody,
        signature,
        this.config.webhookSecret,
        WEBHOOK_TOLERANCE_SECONDS,
      );
      const payload = JSON.parse(rawBody.toString('utf8')) as Record<string, unknown>;
      return { eventId: event.id, type: event.type, payload };
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) return undefined;
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  readNotice(event: SignedEvent): PaymentNotice {
    return toNotice(event);
  }

  /** https://docs.stripe.com/api/events/list: events are kept for 30 days; `*` stands for a group. */
  async *disputeEvents(since: Date): AsyncGenerator<SignedEvent> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    const params = { type: 'charge.dispute.*', created, limit: 100 };
    try {
      for await (const event of this.stripe.events.list(params)) {
        yield { eventId: event.id, type: event.type, payload: { ...event } };
      }
    } catch (error) {
      throw toVendorError(error);
    }
  }

  async createCustomer(person: { userId: string; name: string; email?: string }): Promise<string> {
    try {
      const customer = await this.stripe.customers.create(
        {
          name: person.name,
          ...(person.email === undefined ? {} : { email: person.email }),
          metadata: { user_id: person.userId },
        },
        { idempotencyKey: `customer:${person.userId}` },
      );
      return customer.id;
    } catch (error) {
      throw toVendorError(error);
    }
  }

  async createSetup(customerRef: string): Promise<{ clientSecret: string; vendorRef: string }> {
    try {
      const setup = await this.stripe.setupIntents.create({
        customer: customerRef,
        allowed_payment_method_types: ['card'],
        usage: 'off_session',
      });
      return { clientSecret: setup.client_secret ?? '', vendorRef: setup.id };
    } catch (error) {
      throw toVendorError(error);
    }
  }

  async listCards(customerRef: string): Promise<SavedCard[]> {
    try {
      const list = await this.stripe.customers.listPaymentMethods(customerRef, {
        type: 'card',
        limit: 20,
      });
      return list.data.map(toSavedCard).filter((card) => card !== undefined);
    } catch (error) {
      throw toVendorError(error);
    }
  }

  async removeCard(vendorRef: string): Promise<void> {
    try {
      await this.stripe.paymentMethods.detach(vendorRef);
    } catch (error) {
      if (!isMissing(error)) throw toVendorError(error);
    }
  }

  /** https://docs.stripe.com/api/customers/delete: cards go with the customer. */
  async removeCustomer(customerRef: string): Promise<void> {
    try {
      await this.stripe.customers.del(customerRef);
    } catch (error) {
      if (!isMissing(error)) throw toVendorError(error);
    }
  }
}

function toIntentParams(request: PaymentRequest): Stripe.PaymentIntentCreateParams {
  const common: Stripe.PaymentIntentCreateParams = {
    amount: request.amountCentavos,
    currency: 'mxn',
    description: request.description,
    metadata: { order_id: request.orderId, user_id: request.userId },
  };
  if (request.method === 'OXXO') {
    const { name = '', email = '' } = request.payer ?? {};
    return {
      ...common,
      allowed_payment_method_types: ['oxxo'],
      payment_method_data: { type: 'oxxo', billing_details: { name, email } },
      payment_method_options: { oxxo: { expires_after_days: request.oxxoDays ?? 2 } },
      confirm: true,
    };
  }
  const card: Stripe.PaymentIntentCreateParams = {
    ...common,
    allowed_payment_method_types: ['card'],
    ...(request.customerRef === undefined ? {} : { customer: request.customerRef }),
    ...(request.saveCard ? { setup_future_usage: 'off_session' as const } : {}),
  };
  if (request.savedMethodRef === undefined) return card;
  return { ...card, payment_method: request.savedMethodRef, confirm: true };
}

function declinedIntent(error: unknown): Stripe.PaymentIntent | undefined {
  if (!(error instanceof Stripe.errors.StripeCardError)) return undefined;
  return error.payment_intent ?? undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404;
}

function isUnexpectedState(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    error.code === 'payment_intent_unexpected_state'
  );
}

function toVendorError(error: unknown): Error {
  const { errors } = Stripe;
  if (error instanceof errors.StripeConnectionError) return unavailable(error);
  if (error instanceof errors.StripeRateLimitError) return unavailable(error);
  if (error instanceof errors.StripeAPIError) return unavailable(error);
  // 409: the first request of this key is still running at the vendor.
  if (error instanceof errors.StripeError && error.statusCode === 409) return unavailable(error);
  if (error instanceof errors.StripeError) {
    return new PaymentVendorRefused(error.code ?? error.type, { cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
}

function unavailable(cause: unknown): PaymentVendorUnavailable {
  return new PaymentVendorUnavailable({ cause });
}
