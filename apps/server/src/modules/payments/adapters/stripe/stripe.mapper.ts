import type Stripe from 'stripe';
import type {
  DisputeNotice,
  PaymentNotice,
  PaymentState,
  RefundState,
  SavedCard,
  SignedEvent,
  Voucher,
} from '../../payment-provider.port.js';

/** What of a PaymentIntent decides; every status of the vendor's is named. */
export function toPaymentState(intent: Stripe.PaymentIntent): PaymentState {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  return {
    vendorRef: intent.id,
    orderId: intent.metadata['order_id'],
    status: toStatus(intent),
    amountCentavos: intent.amount,
    receivedCentavos: intent.amount_received,
    refundedCentavos: charge?.amount_refunded ?? 0,
    currency: intent.currency.toUpperCase(),
    voucher: toVoucher(intent),
    clientSecret: intent.client_secret ?? undefined,
    failureCode: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code,
    savedMethodRef: idOf(intent.payment_method),
    cardFingerprint: charge?.payment_method_details?.card?.fingerprint ?? undefined,
  };
}

function toStatus(intent: Stripe.PaymentIntent): PaymentState['status'] {
  switch (intent.status) {
    case 'succeeded':
      return 'paid';
    case 'canceled':
      return 'canceled';
    case 'processing':
    case 'requires_capture':
      return 'pending';
    case 'requires_action':
    case 'requires_confirmation':
      return 'requires_action';
    case 'requires_payment_method':
      // A voucher nobody paid comes back to this status with an error; a declined card may be
      // followed by another one.
      return isOxxo(intent) && intent.last_payment_error ? 'expired' : 'requires_action';
    default:
      // Money is never guessed at: a status newer than this code is looked at by a person.
      throw new Error(`unknown status of a PaymentIntent: ${intent.status}`);
  }
}

function isOxxo(intent: Stripe.PaymentIntent): boolean {
  return intent.payment_method_types.includes('oxxo');
}

function toVoucher(intent: Stripe.PaymentIntent): Voucher | undefined {
  const details = intent.next_action?.oxxo_display_details;
  if (!details) return undefined;
  return {
    reference: details.number ?? undefined,
    url: details.hosted_voucher_url ?? undefined,
    barcodeUrl: undefined,
    expiresAt: details.expires_after ? new Date(details.expires_after * 1000) : undefined,
  };
}

export function toRefundState(refund: Stripe.Refund): RefundState {
  switch (refund.status) {
    case 'succeeded':
      return { vendorRef: refund.id, status: 'succeeded' };
    case 'failed':
    case 'canceled':
      return { vendorRef: refund.id, status: 'failed' };
    default:
      // `pending`, `requires_action` and null: the vendor has not decided yet.
      return { vendorRef: refund.id, status: 'pending' };
  }
}

export function toSavedCard(method: Stripe.PaymentMethod): SavedCard | undefined {
  if (!method.card) return undefined;
  return {
    vendorRef: method.id,
    brand: method.card.brand,
    last4: method.card.last4,
    expMonth: method.card.exp_month,
    expYear: method.card.exp_year,
    fingerprint: method.card.fingerprint ?? undefined,
  };
}

/** What an event is about. Types we do not ask for are ignored, and stay stored as they came. */
export function toNotice(event: SignedEvent): PaymentNotice {
  const object = (event.payload['data'] as { object?: Record<string, unknown> } | undefined)
    ?.object;
  if (!object) return { kind: 'ignored' };
  if (event.type.startsWith('payment_intent.')) {
    return paymentNotice(object['id'], object['metadata']);
  }
  if (event.type.startsWith('charge.dispute.')) return disputeNotice(object);
  if (event.type.startsWith('charge.') || event.type.startsWith('refund.')) {
    return paymentNotice(object['payment_intent'], undefined);
  }
  return { kind: 'ignored' };
}

function paymentNotice(ref: unknown, metadata: unknown): PaymentNotice {
  const vendorRef = refOf(ref);
  if (vendorRef === undefined) return { kind: 'ignored' };
  return { kind: 'payment', vendorRef, orderId: orderIdOf(metadata) };
}

function disputeNotice(object: Record<string, unknown>): PaymentNotice {
  const vendorRef = refOf(object['payment_intent']);
  const disputeRef = refOf(object['id']);
  if (vendorRef === undefined || disputeRef === undefined) return { kind: 'ignored' };
  const state = disputeState(String(object['status']));
  if (state === undefined) return { kind: 'ignored' };
  const amountCentavos = Number(object['amount']);
  const dispute: DisputeNotice = { disputeRef, amountCentavos, state };
  return { kind: 'dispute', vendorRef, orderId: undefined, dispute };
}

/** Inquiries (`warning_...`) move no money; a dispute does from its opening until it is won. */
function disputeState(status: string): DisputeNotice['state'] | undefined {
  switch (status) {
    case 'needs_response':
    case 'under_review':
      return 'OPEN';
    case 'won':
    case 'prevented':
      return 'WON';
    case 'lost':
      return 'LOST';
    default:
      return undefined;
  }
}

function orderIdOf(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  return refOf((metadata as Record<string, unknown>)['order_id']);
}

function refOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'object' && value !== null && 'id' in value) return refOf(value.id);
  return undefined;
}

function idOf(value: string | { id: string } | null | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.id;
}
