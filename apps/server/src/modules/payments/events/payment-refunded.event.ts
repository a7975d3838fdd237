import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface PaymentRefundedPayload {
  readonly orderId: string;
  readonly userId: string;
  readonly refundId: string;
  readonly amountCentavos: number;
  readonly credits: number;
  /** Nothing of the order's price is left with us. */
  readonly isWhole: boolean;
}

/** Money of an order went back to its payer. */
export class PaymentRefunded implements DomainEvent<PaymentRefundedPayload> {
  static readonly eventName = 'payment.refunded';
  readonly name = PaymentRefunded.eventName;
  readonly version = 1;

  constructor(readonly payload: PaymentRefundedPayload) {}
}
