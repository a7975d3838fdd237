import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeCostMicroUsd, storageCostMicroUsd } from './use-costs.js';

describe('the cost of storage', () => {
  it('is bytes by time by price: 15 MB for 30 days at US$0.023 a GB and month', () => {
    expect(storageCostMicroUsd({ bytes: 15_000_000, days: 30 }, 23_000)).toBe(345);
    expect(storageCostMicroUsd({ bytes: 15_000_000, days: 365 }, 23_000)).toBe(4_198);
  });

  it('is never lost to rounding, and is nothing only for nothing', () => {
    const bytes = fc.integer({ min: 1, max: 500_000_000 });
    const days = fc.integer({ min: 1, max: 1_095 });
    fc.assert(
      fc.property(bytes, days, (kept, time) => {
        const cost = storageCostMicroUsd({ bytes: kept, days: time }, 23_000);
        expect(Number.isInteger(cost)).toBe(true);
        expect(cost).toBeGreaterThan(0);
      }),
    );
    expect(storageCostMicroUsd({ bytes: 0, days: 30 }, 23_000)).toBe(0);
    expect(storageCostMicroUsd({ bytes: 1_000, days: 30 }, 0)).toBe(0);
  });
});

describe('the cost of computing', () => {
  it('is time by price: 20 seconds at US$0.04 an hour', () => {
    expect(computeCostMicroUsd(20_000, 40_000)).toBe(223);
    expect(computeCostMicroUsd(0, 40_000)).toBe(0);
  });
});
