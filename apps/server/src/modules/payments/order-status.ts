import type { PaymentState } from './payment-provider.port.js';

export const ORDER_STATUSES = [
  'PENDING',
  'REQUIRES_ACTION',
  'PAID',
  'EXPIRED',
  'FAILED',
  'CANCELED',
  'REFUNDED',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export interface OrderStep {
  readonly status: OrderStatus;
  /** The order has just become paid: its credits are due. */
  readonly isCredited: boolean;
  /** It was paid after we had given it up: credited all the same, and told to a person. */
  readonly isLate: boolean;
}

const GIVEN_UP: ReadonlySet<OrderStatus> = new Set(['EXPIRED', 'FAILED', 'CANCELED']);

/**
 * The order's next status by what the vendor says now. Money that came is final: it is credited
 * from any status, and no later news undoes it. Late or repeated news changes nothing.
 */
export function nextOrderStep(current: OrderStatus, vendor: PaymentState['status']): OrderStep {
  const stay = (status: OrderStatus): OrderStep => ({ status, isCredited: false, isLate: false });
  if (current === 'PAID' || current === 'REFUNDED') return stay(current);
  if (vendor === 'paid') return { status: 'PAID', isCredited: true, isLate: GIVEN_UP.has(current) };
  if (GIVEN_UP.has(current)) return stay(current);
  switch (vendor) {
    case 'pending':
      return stay(current);
    case 'requires_action':
      return stay('REQUIRES_ACTION');
    case 'failed':
      return stay('FAILED');
    case 'expired':
      return stay('EXPIRED');
    case 'canceled':
      return stay('CANCELED');
  }
}
