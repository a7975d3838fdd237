import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceOfFilm } from './price.js';

describe('priceOfFilm', () => {
  it.each([
    [1, 1],
    [60_000, 1],
    [60_001, 2],
    [120_000, 2],
  ])('asks for a film of %i ms %i credits at one per minute', (durationMs, credits) => {
    expect(priceOfFilm(durationMs, 1)).toBe(credits);
  });

  it('never falls when the film grows and is a whole multiple of the unit price', () => {
    fc.assert(
      fc.property(fc.nat(600_000), fc.nat(600_000), fc.nat(100), (duration, more, unit) => {
        const price = priceOfFilm(duration, unit);
        expect(priceOfFilm(duration + more, unit)).toBeGreaterThanOrEqual(price);
        expect(unit === 0 ? price : price % unit).toBe(0);
      }),
    );
  });

  it('refuses what is no duration', () => {
    expect(() => priceOfFilm(-1, 1)).toThrow(RangeError);
    expect(() => priceOfFilm(Number.NaN, 1)).toThrow(RangeError);
  });
});
