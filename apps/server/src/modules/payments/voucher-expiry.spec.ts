import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashExpiry, mexicoDay, oxxoExpiry } from './voucher-expiry.js';

const HOUR = 3_600_000;

describe('oxxoExpiry', () => {
  it.each([
    // 00:01 in Mexico City is 06:01 UTC.
    ['2026-11-25T06:01:00Z', 1, '2026-11-27T05:59:59.000Z'],
    ['2026-11-25T06:01:00Z', 2, '2026-11-28T05:59:59.000Z'],
    // 23:58 in Mexico City is 05:58 UTC of the next day.
    ['2026-11-26T05:58:00Z', 1, '2026-11-27T05:59:59.000Z'],
    ['2026-11-26T05:58:00Z', 2, '2026-11-28T05:59:59.000Z'],
    // Over the end of a month and of a year.
    ['2027-01-01T05:58:00Z', 1, '2027-01-02T05:59:59.000Z'],
  ] as const)('made at %s for %i days it ends at %s', (now, days, end) => {
    expect(oxxoExpiry(new Date(now), days).toISOString()).toBe(end);
  });

  it('lives between 24 and 72 hours whenever it is made', () => {
    const moments = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.constantFrom(1 as const, 2 as const), (now, days) => {
        const hours = (oxxoExpiry(now, days).getTime() - now.getTime()) / HOUR;
        expect(hours).toBeGreaterThanOrEqual(23.9997);
        expect(hours).toBeLessThanOrEqual(72);
      }),
    );
  });
});

describe('cashExpiry', () => {
  it('takes 24 to 72 hours and nothing else', () => {
    const now = new Date('2026-11-25T12:00:00Z');
    expect(cashExpiry(now, 48).toISOString()).toBe('2026-11-27T12:00:00.000Z');
    expect(() => cashExpiry(now, 23)).toThrow(RangeError);
    expect(() => cashExpiry(now, 73)).toThrow(RangeError);
  });
});

describe('mexicoDay', () => {
  it('begins and ends at midnight in Mexico City', () => {
    expect(mexicoDay('2026-11-25')).toEqual({
      from: new Date('2026-11-25T06:00:00Z'),
      to: new Date('2026-11-26T06:00:00Z'),
    });
  });
});
