/** How a shop pays. */
export const PAYMENT_METHODS = ['CARD', 'OXXO', 'SEVEN_ELEVEN'] as const;
export type PaymentMethodKind = (typeof PAYMENT_METHODS)[number];

export type ProviderName = 'stripe' | 'conekta';

export interface Payer {
  readonly name: string;
  readonly email: string;
  /** E.164; asked where the vendor needs it. */
  readonly phone?: string | undefined;
}

export interface PaymentRequest {
  readonly orderId: string;
  readonly userId: string;
  /** The same key is the same payment at the vendor, however often it is asked for. */
  readonly idempotencyKey: string;
  readonly amountCentavos: number;
  readonly description: string;
  readonly method: PaymentMethodKind;
  readonly payer: Payer | undefined;
  /** The vendor's customer, where one is known. */
  readonly customerRef?: string | undefined;
  /** A saved card, charged at once. */
  readonly savedMethodRef?: string | undefined;
  readonly saveCard?: boolean | undefined;
  /** Cash: days to 23:59 in Mexico City (OXXO) or the moment it ends (7-Eleven). */
  readonly oxxoDays?: 1 | 2 | undefined;
  readonly expiresAt?: Date | undefined;
}

/** What is paid with at a counter. */
export interface Voucher {
  readonly reference: string | undefined;
  /** The vendor's own page for it. */
  readonly url: string | undefined;
  readonly barcodeUrl: string | undefined;
  readonly expiresAt: Date | undefined;
}

/** What the vendor says of a payment, in our words. */
export interface PaymentState {
  readonly vendorRef: string;
  /** The order it was made for, as we told the vendor. */
  readonly orderId: string | undefined;
  readonly status: 'pending' | 'requires_action' | 'paid' | 'failed' | 'expired' | 'canceled';
  readonly amountCentavos: number;
  readonly receivedCentavos: number;
  readonly refundedCentavos: number;
  readonly currency: string;
  readonly voucher: Voucher | undefined;
  /** For the app's own talk with the vendor: SCA, card fields. Never stored, never logged. */
  readonly clientSecret: string | undefined;
  readonly failureCode: string | undefined;
  readonly savedMethodRef: string | undefined;
  readonly cardFingerprint: string | undefined;
}

export interface RefundRequest {
  readonly vendorRef: string;
  readonly refundId: string;
  readonly amountCentavos: number;
}

export interface RefundState {
  readonly vendorRef: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
}

export interface DisputeNotice {
  readonly disputeRef: string;
  readonly amountCentavos: number;
  readonly state: 'OPEN' | 'WON' | 'LOST';
}

/** What an event of the vendor is about, once its signature was found good. */
export type PaymentNotice =
  | { readonly kind: 'payment'; readonly vendorRef: string; readonly orderId: string | undefined }
  | {
      readonly kind: 'dispute';
      readonly vendorRef: string;
      readonly orderId: string | undefined;
      readonly dispute: DisputeNotice;
    }
  | { readonly kind: 'ignored' };

export interface WebhookRequest {
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An event that is certainly the vendor's: its signature was good, or we read it from the vendor. */
export interface SignedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

/** The vendor is away or busy: the same request may be made again later. */
export class PaymentVendorUnavailable extends Error {
  constructor(options: { cause: unknown }) {
    super('the payment service is not available', options);
    this.name = 'PaymentVendorUnavailable';
  }
}

/** The vendor will not do it, now or later. */
export class PaymentVendorRefused extends Error {
  constructor(
    readonly vendorCode: string,
    options: { cause: unknown },
  ) {
    super(`the payment service refused: ${vendorCode}`, options);
    this.name = 'PaymentVendorRefused';
  }
}

/**
 * A payment vendor. A declined card is an answer (`failed`); what is thrown is
 * `PaymentVendorUnavailable` or `PaymentVendorRefused`. Amounts are centavos of MXN, IVA included.
 */
export interface PaymentProvider {
  readonly name: ProviderName;
  readonly methods: readonly PaymentMethodKind[];
  /** Methods whose money cannot go back the way it came. */
  readonly notRefundable: readonly PaymentMethodKind[];
  /** True when the vendor knows a request again by its key: it may be made again when unsure. */
  readonly repeatsSafely: boolean;
  createPayment(request: PaymentRequest): Promise<PaymentState>;
  /** undefined when the vendor does not know it. */
  getPayment(vendorRef: string): Promise<PaymentState | undefined>;
  /** Ends a payment that nobody made; answers what it is then, which may be `paid`. */
  cancelPayment(vendorRef: string): Promise<PaymentState>;
  refund(request: RefundRequest): Promise<RefundState>;
  getRefund(payment: { vendorRef: string; refundRef: string }): Promise<RefundState | undefined>;
  /** undefined unless the signature over the raw bytes is the vendor's and fresh. */
  verifyWebhook(request: WebhookRequest): Promise<SignedEvent | undefined>;
  readNotice(event: SignedEvent): PaymentNotice;
}

export interface SavedCard {
  readonly vendorRef: string;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly fingerprint: string | undefined;
}

/** A vendor whose events can be read again after they were told. */
export interface VendorEventLog {
  readonly name: ProviderName;
  /**
   * Events of disputes since a moment, in any order. Payments and refunds are asked about by their
   * order; of a dispute nothing is known here until its first event came.
   * @throws PaymentVendorUnavailable
   */
  disputeEvents(since: Date): AsyncIterable<SignedEvent>;
}

/** A vendor that keeps cards for later. */
export interface CardVault {
  createCustomer(person: { userId: string; name: string; email?: string }): Promise<string>;
  /** The secret by which the app enters a card at the vendor, for that customer. */
  createSetup(customerRef: string): Promise<{ clientSecret: string; vendorRef: string }>;
  listCards(customerRef: string): Promise<SavedCard[]>;
  removeCard(vendorRef: string): Promise<void>;
  /** Removes the person and their cards at the vendor; one that is gone already is no fault. */
  removeCustomer(customerRef: string): Promise<void>;
}
