import { assertNever } from '../../lib/assert-never';
import type { IconName } from '../../ui/Icon';
import type { TagTone } from '../../ui/Tag';
import type { Order, PaymentMethod } from './payments.calls';

export type OrderStatus = Order['status'];

/** The order's money may still come. */
export function isWaiting(status: OrderStatus): boolean {
  return status === 'PENDING' || status === 'REQUIRES_ACTION';
}

export function statusTone(status: OrderStatus): TagTone {
  switch (status) {
    case 'PENDING':
    case 'REQUIRES_ACTION':
      return 'wait';
    case 'PAID':
      return 'good';
    case 'FAILED':
      return 'bad';
    case 'REFUNDED':
      return 'info';
    case 'EXPIRED':
    case 'CANCELED':
      return 'neutral';
    default:
      return assertNever(status);
  }
}

export function methodIcon(method: PaymentMethod): IconName {
  switch (method) {
    case 'CARD':
      return 'card';
    case 'OXXO':
      return 'banknote';
    case 'SEVEN_ELEVEN':
      return 'store';
    default:
      return assertNever(method);
  }
}

/** The screen on which an open order goes on; anything else is read as a receipt. */
export function screenOf(order: Pick<Order, 'status' | 'method'>) {
  if (!isWaiting(order.status)) return 'Order' as const;
  return order.method === 'CARD' ? ('CardPayment' as const) : ('Voucher' as const);
}
