import type { OrderResponse } from 'conekta';
import type {
  PaymentNotice,
  PaymentState,
  SignedEvent,
  Voucher,
} from '../../payment-provider.port.js';

/** The charge's fields that decide. `store_names` is newer than the SDK's types. */
export interface CashCharge {
  readonly payment_method?: {
    readonly object?: string;
    readonly reference?: string;
    readonly barcode_url?: string;
    readonly expires_at?: number;
    readonly store_names?: readonly string[];
    readonly store_name?: string;
  };
}

/** What of an order decides; every payment status of the vendor's is named. */
export function toPaymentState(order: OrderResponse): PaymentState {
  const { id, amount, currency } = order;
  if (id === undefined || amount === undefined || currency === undefined) {
    throw new Error('an order of the vendor without id, amount or currency');
  }
  const status = toStatus(order.payment_status);
  const metadata = order.metadata;
  return {
    vendorRef: id,
    orderId: typeof metadata?.['order_id'] === 'string' ? metadata['order_id'] : undefined,
    status,
    amountCentavos: amount,
    receivedCentavos: status === 'paid' ? amount : 0,
    refundedCentavos: order.amount_refunded ?? 0,
    currency: currency.toUpperCase(),
    voucher: toVoucher(order),
    clientSecret: undefined,
    failureCode: undefined,
    savedMethodRef: undefined,
    cardFingerprint: undefined,
  };
}

function toStatus(status: string | null | undefined): PaymentState['status'] {
  switch (status) {
    case 'paid':
    case 'refunded':
    case 'partially_refunded':
    case 'charged_back':
      return 'paid';
    case 'pending_payment':
      return 'requires_action';
    case undefined:
    case null:
      return 'pending';
    case 'expired':
      return 'expired';
    case 'canceled':
    case 'voided':
      return 'canceled';
    case 'declined':
      return 'failed';
    default:
      // Money is never guessed at: a status newer than this code is looked at by a person.
      throw new Error(`unknown payment status of an order: ${status}`);
  }
}

/** The reference for 7-Eleven: of several charges the one that names that store. */
export function toVoucher(order: OrderResponse): Voucher | undefined {
  const charges = (order.charges?.data ?? []) as readonly CashCharge[];
  const cash = charges.map((charge) => charge.payment_method).filter((each) => each !== undefined);
  const chosen = cash.find(namesSevenEleven) ?? cash.find((each) => each.reference !== undefined);
  if (chosen?.reference === undefined) return undefined;
  return {
    reference: chosen.reference,
    url: undefined,
    barcodeUrl: chosen.barcode_url,
    expiresAt: chosen.expires_at ? new Date(chosen.expires_at * 1000) : undefined,
  };
}

function namesSevenEleven(cash: NonNullable<CashCharge['payment_method']>): boolean {
  const names = [...(cash.store_names ?? []), cash.store_name ?? ''];
  return names.some((name) => /7[\s-]?eleven/i.test(name));
}

/** What an event is about: orders alone; everything else is ignored and stays stored. */
export function toNotice(event: SignedEvent): PaymentNotice {
  if (!event.type.startsWith('order.')) return { kind: 'ignored' };
  const data = event.payload['data'] as { object?: Record<string, unknown> } | undefined;
  const id = data?.object?.['id'];
  if (typeof id !== 'string') return { kind: 'ignored' };
  const metadata = data?.object?.['metadata'] as Record<string, unknown> | undefined;
  const orderId = metadata?.['order_id'];
  return {
    kind: 'payment',
    vendorRef: id,
    orderId: typeof orderId === 'string' ? orderId : undefined,
  };
}
