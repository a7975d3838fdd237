import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface VoucherExpiringPayload {
  readonly orderId: string;
  readonly userId: string;
  readonly amountCentavos: number;
  readonly expiresAt: string;
}

/** A voucher that was not paid is about to end. */
export class VoucherExpiring implements DomainEvent<VoucherExpiringPayload> {
  static readonly eventName = 'payment.voucher_expiring';
  readonly name = VoucherExpiring.eventName;
  readonly version = 1;

  constructor(readonly payload: VoucherExpiringPayload) {}
}
