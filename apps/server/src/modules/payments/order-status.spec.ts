import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOrderStep, ORDER_STATUSES, type OrderStatus } from './order-status.js';

const vendorStatus = fc.constantFrom(
  'pending',
  'requires_action',
  'paid',
  'failed',
  'expired',
  'canceled',
  'paid' as const,
);

describe('nextOrderStep', () => {
  it('credits exactly once whatever comes, how often and in which order', () => {
    fc.assert(
      fc.property(fc.array(vendorStatus, { maxLength: 40 }), (news) => {
        let status: OrderStatus = 'PENDING';
        let credited = 0;
        for (const vendor of news) {
          const step = nextOrderStep(status, vendor);
          credited += Number(step.isCredited);
          status = step.status;
        }
        expect(credited).toBe(news.includes('paid') ? 1 : 0);
        expect(status === 'PAID').toBe(news.includes('paid'));
      }),
    );
  });

  it.each(['EXPIRED', 'FAILED', 'CANCELED'] as const)(
    'credits an order that was paid after it was %s, and says that it is late',
    (given) => {
      expect(nextOrderStep(given, 'paid')).toEqual({
        status: 'PAID',
        isCredited: true,
        isLate: true,
      });
    },
  );

  it('never leaves PAID or REFUNDED, and never goes back to waiting once given up', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ORDER_STATUSES), vendorStatus, (current, vendor) => {
        const next = nextOrderStep(current, vendor).status;
        if (current === 'PAID' || current === 'REFUNDED') expect(next).toBe(current);
        if (current === 'EXPIRED') expect(next).toBe(vendor === 'paid' ? 'PAID' : 'EXPIRED');
      }),
    );
  });
});
