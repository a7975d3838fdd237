import { createSign, generateKeyPairSync } from 'node:crypto';
import { ContractValidator } from './contract-validator.js';
import { Random } from './random.js';
import { unixNow, vendorId, type Json } from './stripe-objects.js';
import {
  controlFault,
  controlOk,
  orderOf,
  readControl,
  type VendorOrder,
} from './vendor-control.js';
import { VendorServer, type VendorAnswer, type VendorRequest } from './vendor-server.js';
import { ORDERLY, WebhookSender, type Disorder } from './webhook-sender.js';

export interface ConektaSimulatorOptions {
  readonly webhookUrl?: string | undefined;
  readonly disorder?: Disorder;
  readonly faultRate?: number;
}

interface OrderState {
  id: string;
  amount: number;
  status: string;
  metadata: Json;
  customer: Json;
  items: Json[];
  expiresAt: number;
  reference: string;
}

/** Conekta's cash orders, as far as we use them, on a local port. */
export class ConektaSimulator {
  readonly orders = new Map<string, OrderState>();
  readonly contract = ContractValidator.load('conekta/conekta-cut.json');
  readonly webhooks: WebhookSender;
  readonly keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  private readonly server: VendorServer;
  private readonly random: Random;
  private url = '';

  constructor(private readonly options: ConektaSimulatorOptions = {}) {
    const { webhookUrl, disorder = ORDERLY } = options;
    this.random = new Random(disorder.seed + 29);
    this.webhooks = new WebhookSender(webhookUrl, (body) => this.sign(body), disorder);
    this.server = new VendorServer((request) => this.handle(request));
  }

  async start(port = 0): Promise<string> {
    this.url = await this.server.listen(port);
    return this.url;
  }

  async stop(): Promise<void> {
    this.webhooks.stop();
    await this.server.close();
  }

  /** Conekta's scheme: RSA-SHA256 over the raw body, base64, in DIGEST. */
  sign(body: string): Record<string, string> {
    const digest = createSign('RSA-SHA256').update(body).sign(this.keys.privateKey, 'base64');
    return { digest };
  }

  pay(id: string): void {
    this.move(id, 'paid', 'order.paid');
  }

  expire(id: string): void {
    if (this.orders.get(id)?.status === 'pending_payment')
      this.move(id, 'expired', 'order.expired');
  }

  private move(id: string, status: string, type: string): void {
    const order = this.orders.get(id);
    if (!order) throw new Error(`no order ${id}`);
    order.status = status;
    this.tell(type, order);
  }

  private tell(type: string, order: OrderState): void {
    this.webhooks.send({
      id: vendorId('evt').slice(4),
      object: 'event',
      type,
      created_at: unixNow(),
      livemode: false,
      data: { object: this.view(order), previous_attributes: {} },
    } as { type: string });
  }

  private async handle(request: VendorRequest): Promise<VendorAnswer> {
    const params = (request.rawBody === '' ? {} : JSON.parse(request.rawBody)) as Json;
    if (request.path.startsWith('/_control/')) return this.control(request);
    if (!/^Bearer key_/.test(request.headers.authorization ?? ''))
      return fault(401, 'unauthorized');
    const faults = this.contract?.request(request.method, request.path, params) ?? [];
    if (faults.length > 0) return fault(422, `parameter_invalid: ${faults.join('; ')}`);
    const breaks = this.random.chance(this.options.faultRate ?? 0);
    if (breaks && this.random.chance(0.5)) return fault(500, 'internal_server_error');
    const answer = this.route(request, params);
    this.contract?.response(request.method, request.path, answer.status, answer.body);
    return breaks ? fault(500, 'internal_server_error') : answer;
  }

  private route({ method, path }: VendorRequest, params: Json): VendorAnswer {
    const [, resource = '', id = '', verb = ''] = path.split('/');
    switch (`${method} ${resource}${id === '' ? '' : '/:id'}${verb === '' ? '' : `/${verb}`}`) {
      case 'post orders':
        return { status: 201, body: this.create(params) };
      case 'get orders/:id':
        return this.orderAnswer(id);
      case 'post orders/:id/cancel':
        return this.cancel(id);
      case 'get webhook_keys':
        return { status: 200, body: this.keyList() };
      default:
        return fault(404, 'not_found');
    }
  }

  private create(params: Json): Json {
    const items = params['line_items'] as Array<{ unit_price: number; quantity: number }>;
    const charges = params['charges'] as Array<{ payment_method: { expires_at: number } }>;
    const order: OrderState = {
      id: vendorId('ord'),
      amount: items.reduce((sum, item) => sum + item.unit_price * item.quantity, 0),
      status: 'pending_payment',
      metadata: (params['metadata'] ?? {}) as Json,
      customer: params['customer_info'] as Json,
      items: items,
      expiresAt: charges[0]!.payment_method.expires_at,
      reference: String(93_000_000_000_000 + this.random.integer(0, 999_999_999)),
    };
    this.orders.set(order.id, order);
    this.tell('order.pending_payment', order);
    return this.view(order);
  }

  private orderAnswer(id: string): VendorAnswer {
    const order = this.orders.get(id);
    return order ? { status: 200, body: this.view(order) } : fault(404, 'resource_not_found');
  }

  private cancel(id: string): VendorAnswer {
    const order = this.orders.get(id);
    if (!order) return fault(404, 'resource_not_found');
    if (order.status !== 'pending_payment') return fault(428, 'order_not_cancelable');
    this.move(id, 'canceled', 'order.canceled');
    return { status: 200, body: this.view(order) };
  }

  private view(order: OrderState): Json {
    const charge = (reference: string, names: string[]): Json => ({
      id: vendorId('chg').slice(4),
      object: 'charge',
      amount: order.amount,
      created_at: unixNow(),
      currency: 'MXN',
      livemode: false,
      order_id: order.id,
      paid_at: order.status === 'paid' ? unixNow() : null,
      status: order.status,
      payment_method: {
        object: 'cash_payment',
        type: 'cash',
        reference,
        barcode_url: `${this.url}/barcodes/${reference}.png`,
        expires_at: order.expiresAt,
        service_name: 'store',
        product_type: 'cash_in',
        store_names: names,
      },
    });
    const elsewhere = charge(`1${order.reference}`, ['Farmacias del Ahorro', 'Extra']);
    const here = charge(order.reference, ['7 Eleven', 'Circle K']);
    return {
      id: order.id,
      object: 'order',
      amount: order.amount,
      amount_refunded: 0,
      charges: { object: 'list', has_more: false, data: [elsewhere, here] },
      created_at: unixNow(),
      currency: 'MXN',
      customer_info: { ...order.customer, object: 'customer_info' },
      livemode: false,
      metadata: order.metadata,
      payment_status: order.status,
    };
  }

  private keyList(): Json {
    const key = {
      id: 'key1',
      object: 'webhook_key',
      active: true,
      created_at: unixNow(),
      livemode: false,
      public_key: this.keys.publicKey,
    };
    return { object: 'list', has_more: false, data: [key] };
  }

  private control(request: VendorRequest): VendorAnswer {
    const { verb, body } = readControl(request);
    const all = [...this.orders.values()];
    if (verb === 'orders') return { status: 200, body: { orders: all.map(toOrder) } };
    if (verb === 'violations') {
      return { status: 200, body: { violations: this.contract?.violations ?? null } };
    }
    const order = all.findLast(
      ({ id, reference, metadata }) =>
        id === body['id'] ||
        reference === body['reference'] ||
        (body['order'] !== undefined && metadata['order_id'] === body['order']),
    );
    if (!order) return controlFault(404, 'no such order');
    if (verb !== 'pay' && verb !== 'expire') return controlFault(404, 'unknown control');
    if (verb === 'pay') this.pay(order.id);
    else this.expire(order.id);
    return controlOk();
  }
}

function toOrder(order: OrderState): VendorOrder {
  return {
    order: orderOf(order.metadata),
    vendor: 'conekta',
    method: 'SEVEN_ELEVEN',
    amountCentavos: order.amount,
    status: order.status,
    reference: order.reference,
  };
}

function fault(status: number, code: string): VendorAnswer {
  const details = [{ code, message: code, debug_message: code }];
  return { status, body: { type: 'error', log_id: 'log', object: 'error', details } };
}
