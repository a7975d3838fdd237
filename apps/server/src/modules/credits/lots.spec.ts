import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byClawBackOrder,
  bySpendingOrder,
  freeCredits,
  lapsedLots,
  sumOf,
  takeFromLots,
  type Lot,
} from './lots.js';

function lot(overrides: Partial<Lot> & { id: string }): Lot {
  return {
    kind: 'PAID',
    orderId: null,
    remaining: 5,
    held: 0,
    expiresAt: null,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    ...overrides,
  };
}

const anyLot = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('PAID' as const, 'PROMOTIONAL' as const),
  orderId: fc.constantFrom(null, 'order-1', 'order-2'),
  remaining: fc.integer({ min: 5, max: 20 }),
  held: fc.integer({ min: 0, max: 5 }),
  expiresAt: fc.option(fc.date({ noInvalidDate: true })),
  createdAt: fc.date({ noInvalidDate: true }),
});
const anyLots = fc.uniqueArray(anyLot, { selector: (each) => each.id, maxLength: 8 });

describe('takeFromLots', () => {
  it('spends gifts before what was paid for, and the first to expire first', () => {
    const lots = [
      lot({ id: 'paid' }),
      lot({ id: 'later', kind: 'PROMOTIONAL', expiresAt: new Date('2026-03-01') }),
      lot({ id: 'sooner', kind: 'PROMOTIONAL', expiresAt: new Date('2026-02-01') }),
      lot({ id: 'never', kind: 'PROMOTIONAL' }),
    ];
    const portions = takeFromLots(lots, 17, bySpendingOrder);
    expect(portions).toEqual([
      { lotId: 'sooner', credits: 5 },
      { lotId: 'later', credits: 5 },
      { lotId: 'never', credits: 5 },
      { lotId: 'paid', credits: 2 },
    ]);
  });

  it('takes a chargeback from its own order, then from what was paid, then from gifts', () => {
    const lots = [
      lot({ id: 'gift', kind: 'PROMOTIONAL' }),
      lot({ id: 'other', orderId: 'b' }),
      lot({ id: 'own', orderId: 'a', held: 1 }),
    ];
    expect(takeFromLots(lots, 10, byClawBackOrder('a'))).toEqual([
      { lotId: 'own', credits: 4 },
      { lotId: 'other', credits: 5 },
      { lotId: 'gift', credits: 1 },
    ]);
  });

  it('gives exactly what is asked, or all there is, and never what is held', () => {
    fc.assert(
      fc.property(anyLots, fc.nat(200), (lots, credits) => {
        const free = lots.reduce((sum, each) => sum + freeCredits(each), 0);
        const portions = takeFromLots(lots, credits, bySpendingOrder);
        expect(sumOf(portions)).toBe(Math.min(credits, free));
        for (const { lotId, credits: part } of portions) {
          const from = lots.find((each) => each.id === lotId);
          expect(part).toBeLessThanOrEqual(from ? freeCredits(from) : 0);
          expect(part).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('does not depend on the order in which the lots were read', () => {
    fc.assert(
      fc.property(anyLots, fc.nat(200), (lots, credits) => {
        const there = takeFromLots(lots, credits, bySpendingOrder);
        const back = takeFromLots([...lots].reverse(), credits, bySpendingOrder);
        expect(back).toEqual(there);
      }),
    );
  });
});

describe('lapsedLots', () => {
  it('names what lapsed and is not held', () => {
    const now = new Date('2026-02-01T00:00:00Z');
    const gone = { kind: 'PROMOTIONAL' as const, expiresAt: now };
    const lots = [
      lot({ id: 'paid' }),
      lot({ id: 'lapsed', ...gone }),
      lot({ id: 'held', ...gone, held: 5 }),
      lot({ id: 'fresh', kind: 'PROMOTIONAL', expiresAt: new Date('2026-02-02') }),
    ];
    expect(lapsedLots(lots, now).map(({ id }) => id)).toEqual(['lapsed']);
  });
});
