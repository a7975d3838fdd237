import { randomBytes } from 'node:crypto';

export type Json = Record<string, unknown>;

export const vendorId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
export const unixNow = (): number => Math.floor(Date.now() / 1000);

export interface IntentState {
  id: string;
  amount: number;
  received: number;
  refunded: number;
  status: string;
  types: string[];
  metadata: Json;
  customer: string | null;
  paymentMethod: string | null;
  fingerprint: string | null;
  charge: string | null;
  description: string | null;
  error: Json | null;
  oxxo: { expires_after: number; number: string } | null;
  /** The bank asks the person to prove who they are (SCA). */
  isChallenged: boolean;
  future: string | null;
  created: number;
  clientSecret: string;
}

/** A PaymentIntent in Stripe's shape. */
export function intentObject(state: IntentState, baseUrl: string, isExpanded: boolean): Json {
  return {
    id: state.id,
    object: 'payment_intent',
    amount: state.amount,
    amount_capturable: 0,
    amount_received: state.received,
    automatic_payment_methods: null,
    canceled_at: state.status === 'canceled' ? unixNow() : null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: state.clientSecret,
    confirmation_method: 'automatic',
    created: state.created,
    currency: 'mxn',
    customer: state.customer,
    description: state.description,
    last_payment_error: state.error,
    latest_charge: isExpanded && state.charge !== null ? chargeObject(state) : state.charge,
    livemode: false,
    metadata: state.metadata,
    next_action: nextAction(state, baseUrl),
    payment_method: state.paymentMethod,
    payment_method_options: {},
    payment_method_types: state.types,
    setup_future_usage: state.future,
    status: state.status,
  };
}

function nextAction(state: IntentState, baseUrl: string): Json | null {
  if (state.status !== 'requires_action') return null;
  if (state.isChallenged) {
    const stripe_js = `${baseUrl}/_challenges/${state.id}`;
    return {
      type: 'use_stripe_sdk',
      use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js },
    };
  }
  if (!state.oxxo) return null;
  const hosted_voucher_url = `${baseUrl}/_vouchers/${state.id}`;
  return {
    type: 'oxxo_display_details',
    oxxo_display_details: { ...state.oxxo, hosted_voucher_url },
  };
}

function chargeObject(state: IntentState): Json {
  const isCard = state.types.includes('card');
  return {
    id: state.charge,
    object: 'charge',
    amount: state.amount,
    amount_refunded: state.refunded,
    currency: 'mxn',
    paid: true,
    payment_intent: state.id,
    payment_method_details: isCard
      ? { type: 'card', card: { brand: 'visa', last4: '4242', fingerprint: state.fingerprint } }
      : { type: 'oxxo', oxxo: { number: state.oxxo?.number ?? null } },
    refunded: state.refunded === state.amount,
    status: 'succeeded',
  };
}

export interface CardState {
  id: string;
  customer: string | null;
  fingerprint: string;
  isDeclined: boolean;
  /** The bank asks for a proof at every payment (SCA). */
  isChallenged: boolean;
}

/** A card PaymentMethod in Stripe's shape. */
export function cardObject(card: CardState): Json {
  return {
    id: card.id,
    object: 'payment_method',
    billing_details: {
      address: {
        city: null,
        country: null,
        line1: null,
        line2: null,
        postal_code: null,
        state: null,
      },
      email: null,
      name: null,
      phone: null,
    },
    card: {
      brand: 'visa',
      checks: null,
      country: 'MX',
      exp_month: 8,
      exp_year: 2031,
      fingerprint: card.fingerprint,
      funding: 'credit',
      generated_from: null,
      last4: '4242',
      networks: null,
      three_d_secure_usage: null,
      wallet: null,
    },
    created: unixNow(),
    customer: card.customer,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

export interface RefundState {
  id: string;
  intent: string;
  amount: number;
  status: string;
  metadata: Json;
}

/** A Refund in Stripe's shape. */
export function refundObject(refund: RefundState): Json {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: null,
    charge: null,
    created: unixNow(),
    currency: 'mxn',
    metadata: refund.metadata,
    payment_intent: refund.intent,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}

/** A Customer in Stripe's shape. */
export function customerObject(params: Json): Json {
  const { name = null, email = null, metadata = {} } = params;
  return {
    id: vendorId('cus'),
    object: 'customer',
    created: unixNow(),
    livemode: false,
    name,
    email,
    metadata,
  };
}

/** A SetupIntent in Stripe's shape. */
export function setupObject(params: Json): Json {
  const id = vendorId('seti');
  return {
    id,
    object: 'setup_intent',
    client_secret: `${id}_secret_x`,
    created: unixNow(),
    customer: params['customer'] ?? null,
    livemode: false,
    payment_method_types: ['card'],
    status: 'requires_payment_method',
    usage: params['usage'] ?? 'off_session',
  };
}

/** A Dispute in Stripe's shape. */
export function disputeObject(dispute: {
  id: string;
  intent: string;
  amount: number;
  status: string;
}): Json {
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    created: unixNow(),
    currency: 'mxn',
    payment_intent: dispute.intent,
    reason: 'fraudulent',
    status: dispute.status,
    livemode: false,
    metadata: {},
  };
}
