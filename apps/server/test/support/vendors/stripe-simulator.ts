import qs from 'qs';
import { ContractValidator } from './contract-validator.js';
import { Random } from './random.js';
import {
  cardObject,
  customerObject,
  disputeObject,
  intentObject,
  refundObject,
  setupObject,
  unixNow,
  vendorId,
  type IntentState,
  type Json,
} from './stripe-objects.js';
import { StripeEvents } from './stripe-events.js';
import { stripeControl } from './stripe-control.js';
import { STRIPE_API_VERSION, toDocumentNames } from './stripe-newer-names.js';
import { stripeSignature } from './stripe-signature.js';
import { StripeFault, StripeState } from './stripe-state.js';
import { VendorServer, type VendorAnswer, type VendorRequest } from './vendor-server.js';
import { ORDERLY, WebhookSender, type Disorder } from './webhook-sender.js';

export interface StripeSimulatorOptions {
  readonly webhookUrl?: string | undefined;
  readonly webhookSecret: string;
  readonly disorder?: Disorder;
  /** Chance that a call is answered with a 500, half of them after it was carried out. */
  readonly faultRate?: number;
}

/** Stripe, as far as we use it, on a local port: a process of its own in tests and development. */
export class StripeSimulator {
  readonly state = new StripeState();
  readonly contract = ContractValidator.load('stripe/stripe-cut.json');
  readonly webhooks: WebhookSender;
  /** Every call that came in: method, path and the API version that the SDK asked for. */
  readonly calls: Array<{ method: string; path: string; version: string }> = [];
  private readonly server: VendorServer;
  private readonly replays = new Map<string, VendorAnswer>();
  private readonly random: Random;
  private readonly events = new StripeEvents();
  private url = '';

  constructor(private readonly options: StripeSimulatorOptions) {
    const { webhookUrl, webhookSecret, disorder = ORDERLY } = options;
    this.random = new Random(disorder.seed + 17);
    this.webhooks = new WebhookSender(
      webhookUrl,
      (body) => stripeSignature(body, webhookSecret),
      disorder,
    );
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

  /** Somebody pays: at the counter, or with a card in the app. */
  pay(intentId: string, fingerprint = 'fp_test'): void {
    const before = this.state.intent(intentId).status;
    const intent = this.state.succeed(intentId, fingerprint);
    if (before !== 'succeeded') this.tell('payment_intent.succeeded', this.view(intent));
  }

  /** A card is entered in the app whose bank asks for a proof (SCA). */
  challenge(intentId: string, fingerprint = 'fp_sca'): void {
    const intent = this.state.intent(intentId);
    this.state.challenge(intent, fingerprint);
    this.tell('payment_intent.requires_action', this.view(intent));
  }

  /** The person answers what the bank asked. @throws Error when it asked nothing */
  answerChallenge(intentId: string, isProven: boolean): void {
    const intent = this.state.intent(intentId);
    if (!intent.isChallenged) throw new Error(`${intentId} waits for no proof`);
    if (isProven) {
      this.pay(intentId, intent.fingerprint ?? undefined);
      return;
    }
    this.state.failChallenge(intent);
    this.tell('payment_intent.payment_failed', this.view(intent));
  }

  /** A card is declined in the app. */
  decline(intentId: string): void {
    const intent = this.state.intent(intentId);
    this.state.decline(intent, 'fp_declined', false);
    this.tell('payment_intent.payment_failed', this.view(intent));
  }

  expire(intentId: string): void {
    this.tell('payment_intent.payment_failed', this.view(this.state.expire(intentId)));
  }

  /** A card is entered for a customer. */
  saveCard(
    customer: string,
    options: { fingerprint: string; isDeclined?: boolean; isChallenged?: boolean },
  ): string {
    const id = vendorId('pm');
    const { fingerprint, isDeclined = false, isChallenged = false } = options;
    this.state.cards.set(id, { id, customer, fingerprint, isDeclined, isChallenged });
    return id;
  }

  /** A refund made at Stripe's own desk. */
  refundAtDesk(intentId: string, amount: number): void {
    this.state.refund({ payment_intent: intentId, amount });
    const { charge } = this.state.intent(intentId);
    this.tell('charge.refunded', { id: charge, object: 'charge', payment_intent: intentId });
  }

  /** The bank takes the money back. */
  dispute(intentId: string): string {
    const intent = this.state.intent(intentId);
    const id = vendorId('dp');
    const dispute = { id, intent: intentId, amount: intent.amount, status: 'needs_response' };
    this.state.disputes.set(id, dispute);
    this.tell('charge.dispute.created', disputeObject(dispute));
    return id;
  }

  closeDispute(disputeId: string, status: 'won' | 'lost'): void {
    const dispute = this.state.disputes.get(disputeId)!;
    dispute.status = status;
    this.tell('charge.dispute.closed', disputeObject(dispute));
  }

  private tell(type: string, object: Json): void {
    const event = {
      id: vendorId('evt'),
      object: 'event',
      api_version: STRIPE_API_VERSION,
      created: unixNow(),
      data: { object },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    };
    this.events.keep(event);
    this.webhooks.send(event);
  }

  private async handle(request: VendorRequest): Promise<VendorAnswer> {
    if (request.path.startsWith('/_control/')) return stripeControl(this, request);
    const params = qs.parse(request.rawBody, { arrayLimit: 100 }) as Json;
    this.calls.push({
      method: request.method,
      path: request.path,
      version: String(request.headers['stripe-version'] ?? ''),
    });
    if (!/^Bearer sk_/.test(request.headers.authorization ?? ''))
      return fault(401, 'invalid_api_key');
    const faults = this.faultsOf(request, params);
    if (faults.length > 0) return fault(400, `parameter_unknown: ${faults.join('; ')}`);
    const breaks = this.random.chance(this.options.faultRate ?? 0);
    if (breaks && this.random.chance(0.5)) return fault(500, 'api_error');
    const answer = this.once(request, params);
    return breaks ? fault(500, 'api_error') : answer;
  }

  private faultsOf({ method, path, query }: VendorRequest, params: Json): readonly string[] {
    if (!this.contract) return [];
    const names = Object.keys(qs.parse(query.toString()));
    return [
      ...this.contract.request(method, path, toDocumentNames(params)),
      ...this.contract.query(method, path, names),
    ];
  }

  private once(request: VendorRequest, params: Json): VendorAnswer {
    const key = request.headers['idempotency-key'];
    const replay = typeof key === 'string' ? this.replays.get(`${request.path} ${key}`) : undefined;
    if (replay) return replay;
    const answer = this.answer(request, params);
    if (typeof key === 'string') this.replays.set(`${request.path} ${key}`, answer);
    this.contract?.response(request.method, request.path, answer.status, answer.body);
    return this.expanded(request, answer);
  }

  private answer(request: VendorRequest, params: Json): VendorAnswer {
    try {
      return { status: 200, body: this.route(request, params) };
    } catch (error) {
      if (!(error instanceof StripeFault)) throw error;
      const id = [...this.state.intents.keys()].at(-1);
      const isCardError = error.error['type'] === 'card_error' && id !== undefined;
      const intent = isCardError ? { payment_intent: this.view(this.state.intent(id)) } : {};
      return { status: error.status, body: { error: { ...error.error, ...intent } } };
    }
  }

  private route({ method, path, query }: VendorRequest, params: Json): Json {
    const [, , resource = '', id = '', verb = ''] = path.split('/');
    switch (`${method} ${resource}${id === '' ? '' : '/:id'}${verb === '' ? '' : `/${verb}`}`) {
      case 'post payment_intents':
        return this.create(params);
      case 'get payment_intents/:id':
        return this.view(this.state.intent(id));
      case 'post payment_intents/:id/cancel':
        return this.canceled(id);
      case 'post refunds':
        return refundObject(this.state.refund(params));
      case 'get refunds/:id':
        return refundObject(this.state.refunds.get(id)!);
      case 'get events':
        return this.events.list(qs.parse(query.toString()));
      case 'post customers':
        return customerObject(params);
      case 'delete customers/:id':
        return this.removeCustomer(id);
      case 'get customers/:id/payment_methods':
        return this.cardsOf(id);
      case 'post setup_intents':
        return setupObject(params);
      case 'post payment_methods/:id/detach':
        return this.detach(id);
      default:
        throw new StripeFault(404, { type: 'invalid_request_error', code: 'url_invalid' });
    }
  }

  private create(params: Json): Json {
    const intent = this.state.createIntent(params);
    const type =
      intent.status === 'succeeded' ? 'payment_intent.succeeded' : 'payment_intent.created';
    this.tell(type, this.view(intent));
    if (intent.oxxo || intent.isChallenged) {
      this.tell('payment_intent.requires_action', this.view(intent));
    }
    return this.view(intent);
  }

  private canceled(id: string): Json {
    const intent = this.view(this.state.cancel(id));
    this.tell('payment_intent.canceled', intent);
    return intent;
  }

  private cardsOf(customer: string): Json {
    const cards = [...this.state.cards.values()].filter((card) => card.customer === customer);
    const url = `/v1/customers/${customer}/payment_methods`;
    return { object: 'list', data: cards.map(cardObject), has_more: false, url };
  }

  private detach(id: string): Json {
    const card = this.state.cards.get(id);
    if (!card)
      throw new StripeFault(404, { type: 'invalid_request_error', code: 'resource_missing' });
    card.customer = null;
    return cardObject(card);
  }

  private removeCustomer(id: string): Json {
    for (const card of this.state.cards.values()) {
      if (card.customer === id) card.customer = null;
    }
    return { id, object: 'customer', deleted: true };
  }

  private view(intent: IntentState): Json {
    return intentObject(intent, this.url, false);
  }

  /** The charge in place of its id, where the request asked for it; after the document's check. */
  private expanded(request: VendorRequest, answer: VendorAnswer): VendorAnswer {
    const body = answer.body as Json;
    const wants = [...request.query.entries()].some(
      ([key, value]) => key.startsWith('expand') && value === 'latest_charge',
    );
    if (!wants || body['object'] !== 'payment_intent') return answer;
    const intent = this.state.intent(String(body['id']));
    return { ...answer, body: intentObject(intent, this.url, true) };
  }
}

function fault(status: number, message: string): VendorAnswer {
  const type = status >= 500 ? 'api_error' : 'invalid_request_error';
  return { status, body: { error: { type, message, code: message.split(':')[0] } } };
}
