import {
  unixNow,
  vendorId,
  type CardState,
  type IntentState,
  type Json,
  type RefundState,
} from './stripe-objects.js';

/** An error in Stripe's words. */
export class StripeFault extends Error {
  constructor(
    readonly status: number,
    readonly error: Json,
  ) {
    super(String(error['message'] ?? error['code']));
  }
}

const MEXICO_OFFSET_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;

/** What Stripe keeps, and how it changes. */
export class StripeState {
  readonly intents = new Map<string, IntentState>();
  readonly cards = new Map<string, CardState>();
  readonly refunds = new Map<string, RefundState>();
  readonly disputes = new Map<
    string,
    { id: string; intent: string; amount: number; status: string }
  >();

  createIntent(params: Json): IntentState {
    const id = vendorId('pi');
    const intent: IntentState = {
      id,
      amount: Number(params['amount']),
      received: 0,
      refunded: 0,
      status: 'requires_payment_method',
      types: (params['allowed_payment_method_types'] ?? ['card']) as string[],
      metadata: (params['metadata'] ?? {}) as Json,
      customer: (params['customer'] as string | undefined) ?? null,
      paymentMethod: (params['payment_method'] as string | undefined) ?? null,
      fingerprint: null,
      charge: null,
      description: (params['description'] as string | undefined) ?? null,
      error: null,
      oxxo: null,
      isChallenged: false,
      future: (params['setup_future_usage'] as string | undefined) ?? null,
      created: unixNow(),
      clientSecret: `${id}_secret_${vendorId('s').slice(2)}`,
    };
    this.intents.set(id, intent);
    if (params['confirm'] === 'true') this.confirm(intent, params);
    return intent;
  }

  private confirm(intent: IntentState, params: Json): void {
    if (intent.types.includes('oxxo')) {
      this.issueVoucher(intent, params);
      return;
    }
    const card = this.cards.get(intent.paymentMethod ?? '');
    if (!card)
      throw new StripeFault(400, { type: 'invalid_request_error', code: 'resource_missing' });
    if (card.isDeclined) this.decline(intent, card.fingerprint, true);
    else if (card.isChallenged) this.challenge(intent, card.fingerprint);
    else this.succeed(intent.id, card.fingerprint);
  }

  private issueVoucher(intent: IntentState, params: Json): void {
    const details = (params['payment_method_data'] as Json)['billing_details'] as Json | undefined;
    if (!details?.['name'] || !details['email']) {
      const message = 'OXXO needs a name and an e-mail';
      throw new StripeFault(400, {
        type: 'invalid_request_error',
        code: 'parameter_missing',
        message,
      });
    }
    const options = params['payment_method_options'] as { oxxo?: Json } | undefined;
    const days = Number(options?.oxxo?.['expires_after_days'] ?? 3);
    const localMidnight =
      Math.floor((Date.now() - MEXICO_OFFSET_MS) / DAY_MS) * DAY_MS + MEXICO_OFFSET_MS;
    intent.status = 'requires_action';
    intent.paymentMethod = vendorId('pm');
    intent.oxxo = {
      expires_after: Math.floor((localMidnight + (days + 1) * DAY_MS) / 1000) - 1,
      number: String(BigInt(`0x${vendorId('n').slice(2)}`))
        .padStart(24, '0')
        .slice(0, 24),
    };
  }

  intent(id: string): IntentState {
    const intent = this.intents.get(id);
    if (intent) return intent;
    const message = `No such payment_intent: '${id}'`;
    throw new StripeFault(404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message,
    });
  }

  /** The money came. */
  succeed(id: string, fingerprint: string | null): IntentState {
    const intent = this.intent(id);
    if (intent.status === 'succeeded') return intent;
    intent.status = 'succeeded';
    intent.received = intent.amount;
    intent.charge = vendorId('ch');
    intent.fingerprint = fingerprint;
    intent.error = null;
    intent.isChallenged = false;
    return intent;
  }

  /** The bank wants a proof before it pays. */
  challenge(intent: IntentState, fingerprint: string): void {
    intent.status = 'requires_action';
    intent.paymentMethod ??= vendorId('pm');
    intent.fingerprint = fingerprint;
    intent.isChallenged = true;
  }

  /** The person did not prove who they are. */
  failChallenge(intent: IntentState): void {
    intent.status = 'requires_payment_method';
    intent.paymentMethod = null;
    intent.isChallenged = false;
    const message = 'The provided PaymentMethod has failed authentication.';
    const code = 'payment_intent_authentication_failure';
    intent.error = { type: 'invalid_request_error', code, message };
  }

  decline(intent: IntentState, fingerprint: string, isThrown: boolean): void {
    intent.status = 'requires_payment_method';
    intent.fingerprint = fingerprint;
    const code = { code: 'card_declined', decline_code: 'insufficient_funds' };
    intent.error = { type: 'card_error', ...code, message: 'Your card has insufficient funds.' };
    if (isThrown) throw new StripeFault(402, intent.error);
  }

  /** Nobody paid the voucher. */
  expire(id: string): IntentState {
    const intent = this.intent(id);
    if (intent.status !== 'requires_action') return intent;
    intent.status = 'requires_payment_method';
    const message = 'The voucher has expired.';
    intent.error = {
      type: 'invalid_request_error',
      code: 'payment_intent_payment_attempt_expired',
      message,
    };
    return intent;
  }

  cancel(id: string): IntentState {
    const intent = this.intent(id);
    if (intent.status === 'succeeded') {
      const message = 'You cannot cancel this PaymentIntent because it has a status of succeeded.';
      const code = 'payment_intent_unexpected_state';
      throw new StripeFault(400, { type: 'invalid_request_error', code, message });
    }
    intent.status = 'canceled';
    return intent;
  }

  refund(params: Json): RefundState {
    const intent = this.intent(String(params['payment_intent']));
    const amount = Number(params['amount'] ?? intent.received - intent.refunded);
    const isOxxo = intent.types.includes('oxxo');
    if (isOxxo || intent.status !== 'succeeded' || intent.refunded + amount > intent.amount) {
      const code = isOxxo ? 'charge_not_refundable' : 'amount_too_large';
      throw new StripeFault(400, { type: 'invalid_request_error', code });
    }
    intent.refunded += amount;
    const metadata = (params['metadata'] ?? {}) as Json;
    const refund = { id: vendorId('re'), intent: intent.id, amount, status: 'succeeded', metadata };
    this.refunds.set(refund.id, refund);
    return refund;
  }
}
