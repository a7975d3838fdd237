import { createVerify } from 'node:crypto';
import { Configuration, OrdersApi, WebhookKeysApi } from 'conekta';
import type { ConektaConfig } from '../../../../config/app-config.js';
import {
  PaymentVendorRefused,
  PaymentVendorUnavailable,
  type PaymentNotice,
  type PaymentProvider,
  type PaymentRequest,
  type PaymentState,
  type RefundState,
  type SignedEvent,
  type WebhookRequest,
} from '../../payment-provider.port.js';
import { toNotice, toPaymentState } from './conekta.mapper.js';

const TIMEOUT_MS = 20_000;
/** Keys are asked for again after this time, or when a signature fits none of them. */
const KEYS_FRESH_MS = 10 * 60_000;
const KEYS_PAUSE_MS = 30_000;
const LANGUAGE = 'es';

/** Cash at 7-Eleven through Conekta's official SDK. */
export class ConektaAdapter implements PaymentProvider {
  readonly name = 'conekta';
  readonly methods = ['SEVEN_ELEVEN'] as const;
  readonly notRefundable = ['SEVEN_ELEVEN'] as const;
  /** Conekta has no idempotency keys; an order that nobody was shown simply expires. */
  readonly repeatsSafely = false;
  private readonly orders: OrdersApi;
  private readonly webhookKeys: WebhookKeysApi;
  private keys: readonly string[] = [];
  private keysAt = 0;

  constructor(private readonly config: ConektaConfig) {
    const configuration = new Configuration({
      accessToken: config.privateKey,
      basePath: config.apiUrl.replace(/\/$/, ''),
      baseOptions: { timeout: TIMEOUT_MS },
    });
    this.orders = new OrdersApi(configuration);
    this.webhookKeys = new WebhookKeysApi(configuration);
  }

  async createPayment(request: PaymentRequest): Promise<PaymentState> {
    const { payer, expiresAt } = request;
    if (!payer || !expiresAt) throw new Error('a cash order needs its payer and its end');
    try {
      const { data } = await this.orders.createOrder(
        {
          currency: 'MXN',
          customer_info: {
            name: payer.name,
            email: payer.email,
            phone: payer.phone ?? '',
          },
          line_items: [
            { name: request.description, unit_price: request.amountCentavos, quantity: 1 },
          ],
          charges: [
            {
              payment_method: {
                type: 'cash',
                expires_at: Math.floor(expiresAt.getTime() / 1000),
              },
            },
          ],
          metadata: { order_id: request.orderId, user_id: request.userId },
        },
        LANGUAGE,
      );
      return toPaymentState(data);
    } catch (error) {
      throw toVendorError(error);
    }
  }

  async getPayment(vendorRef: string): Promise<PaymentState | undefined> {
    try {
      return toPaymentState((await this.orders.getOrderById(vendorRef, LANGUAGE)).data);
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw toVendorError(error);
    }
  }

  async cancelPayment(vendorRef: string): Promise<PaymentState> {
    try {
      return toPaymentState((await this.orders.cancelOrder(vendorRef, LANGUAGE)).data);
    } catch (error) {
      // It cannot be canceled any more: what it has become is the answer.
      const isSettled = [402, 409, 422, 428].includes(statusOf(error) ?? 0);
      const state = isSettled ? await this.getPayment(vendorRef) : undefined;
      if (state) return state;
      throw toVendorError(error);
    }
  }

  refund(): Promise<RefundState> {
    return Promise.reject(new PaymentVendorRefused('cash_not_refundable', { cause: undefined }));
  }

  getRefund(): Promise<RefundState | undefined> {
    return Promise.resolve(undefined);
  }

  /**
   * `DIGEST` is RSA-SHA256 over the raw body, in base64. It carries no time, so an old event may be
   * sent again by anybody who saw it: harmless, since events are stored once and the order is asked
   * of Conekta again before anything is credited.
   */
  async verifyWebhook({ rawBody, headers }: WebhookRequest): Promise<SignedEvent | undefined> {
    const digest = headers['digest'];
    if (typeof digest !== 'string') return undefined;
    const signature = Buffer.from(digest.replace(/^sha-?256=/i, ''), 'base64');
    const fits = (key: string): boolean => isSignedBy(key, rawBody, signature);
    if (!(await this.publicKeys(false)).some(fits) && !(await this.publicKeys(true)).some(fits)) {
      return undefined;
    }
    return readEvent(rawBody);
  }

  readNotice(event: SignedEvent): PaymentNotice {
    return toNotice(event);
  }

  private async publicKeys(isRenewed: boolean): Promise<readonly string[]> {
    const { webhookPublicKey } = this.config;
    if (webhookPublicKey !== undefined) return [webhookPublicKey.replaceAll('\\n', '\n')];
    const age = Date.now() - this.keysAt;
    if (age < (isRenewed ? KEYS_PAUSE_MS : KEYS_FRESH_MS)) return this.keys;
    try {
      const { data } = await this.webhookKeys.getWebhookKeys(LANGUAGE);
      this.keys = (data.data ?? [])
        .filter((key) => key.active !== false && key.public_key !== undefined)
        .map((key) => (key.public_key ?? '').replaceAll('\\n', '\n'));
      this.keysAt = Date.now();
      return this.keys;
    } catch (error) {
      throw toVendorError(error);
    }
  }
}

/** A key that is no key has signed nothing. */
function isSignedBy(key: string, rawBody: Buffer, signature: Buffer): boolean {
  try {
    return createVerify('RSA-SHA256').update(rawBody).verify(key, signature);
  } catch {
    return false;
  }
}

function readEvent(rawBody: Buffer): SignedEvent | undefined {
  try {
    const payload = JSON.parse(rawBody.toString('utf8')) as Record<string, unknown>;
    const { id, type } = payload;
    if (typeof id !== 'string' || typeof type !== 'string') return undefined;
    return { eventId: id, type, payload };
  } catch {
    return undefined;
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const response = error.response as { status?: unknown } | undefined;
  return typeof response?.status === 'number' ? response.status : undefined;
}

function codeOf(error: unknown): string {
  const { response } = error as { response?: { data?: { details?: Array<{ code?: string }> } } };
  return response?.data?.details?.[0]?.code ?? `http_${statusOf(error) ?? 0}`;
}

function toVendorError(error: unknown): Error {
  const status = statusOf(error);
  if (status === undefined || status >= 500 || status === 429 || status === 408) {
    return new PaymentVendorUnavailable({ cause: error });
  }
  return new PaymentVendorRefused(codeOf(error), { cause: error });
}
