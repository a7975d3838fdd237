import type { DomainEvent } from '../../../platform/events/domain-event.js';
import type { PaymentMethodKind } from '../payment-provider.port.js';

export interface PaymentPaidPayload {
  readonly orderId: string;
  readonly userId: string;
  readonly credits: number;
  readonly amountCentavos: number;
  readonly method: PaymentMethodKind;
  /** Paid after the order had been given up. */
  readonly isLate: boolean;
  /** The vendor's fingerprint of the card; null for cash. */
  readonly cardFingerprint: string | null;
}

/** Money came and its credits are in the wallet. */
export class PaymentPaid implements DomainEvent<PaymentPaidPayload> {
  static readonly eventName = 'payment.paid';
  readonly name = PaymentPaid.eventName;
  readonly version = 1;

  constructor(readonly payload: PaymentPaidPayload) {}
}
