import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface PaymentChargedBackPayload {
  readonly orderId: string;
  readonly userId: string;
  readonly credits: number;
}

/** The bank took the money of an order back. */
export class PaymentChargedBack implements DomainEvent<PaymentChargedBackPayload> {
  static readonly eventName = 'payment.charged_back';
  readonly name = PaymentChargedBack.eventName;
  readonly version = 1;

  constructor(readonly payload: PaymentChargedBackPayload) {}
}
