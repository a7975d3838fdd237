import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOfAmount, formatMxn, refundAmount, splitIva } from './money.js';

describe('splitIva', () => {
  it.each([
    [11_600, 10_000, 1_600],
    [4_900, 4_224, 676],
    [12_900, 11_121, 1_779],
  ])('splits %i centavos into %i and %i', (amount, base, iva) => {
    expect(splitIva(amount)).toEqual({
      amountCentavos: amount,
      baseCentavos: base,
      ivaCentavos: iva,
    });
  });

  it('loses no centavo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (amount) => {
        const { baseCentavos, ivaCentavos } = splitIva(amount);
        expect(baseCentavos + ivaCentavos).toBe(amount);
        expect(Math.abs(baseCentavos * 0.16 - ivaCentavos)).toBeLessThan(1);
      }),
    );
  });
});

describe('refundAmount', () => {
  it('gives back in parts exactly what was paid, and never more on the way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.integer({ min: 1, max: 50 })),
        (amountCentavos, orderCredits, parts) => {
          let refundedCentavos = 0;
          let refundedCredits = 0;
          for (const part of [...parts, orderCredits]) {
            const credits = Math.min(part, orderCredits - refundedCredits);
            if (credits === 0) break;
            const order = { amountCentavos, refundedCentavos, orderCredits, refundedCredits };
            refundedCentavos += refundAmount({ ...order, credits });
            refundedCredits += credits;
            expect(refundedCentavos).toBeLessThanOrEqual(amountCentavos);
          }
          expect(refundedCentavos).toBe(amountCentavos);
        },
      ),
    );
  });
});

describe('creditsOfAmount', () => {
  it('takes all credits for the whole amount and at least one for any', () => {
    const order = { amountCentavos: 12_900, credits: 30 };
    expect(creditsOfAmount(order, 12_900)).toBe(30);
    expect(creditsOfAmount(order, 1)).toBe(1);
    expect(creditsOfAmount(order, 6_450)).toBe(15);
  });
});

describe('formatMxn', () => {
  it('writes pesos as Mexico does', () => {
    expect(formatMxn(1_234_567)).toBe('$12,345.67');
    expect(formatMxn(5)).toBe('$0.05');
  });
});
