import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBarcode, hasValidCheckDigit } from './check-digit.js';

const twelve = fc.stringMatching(/^\d{12}$/);

function complete(first: string): string {
  for (let d = 0; d < 10; d += 1) if (hasValidCheckDigit(`${first}${d}`)) return `${first}${d}`;
  throw new Error('no check digit fits');
}

describe('canonicalBarcode', () => {
  it('accepts exactly one check digit for any twelve digits', () => {
    fc.assert(
      fc.property(twelve, (first) => {
        const valid = [...'0123456789'].filter((d) => canonicalBarcode(first + d) !== undefined);
        expect(valid).toHaveLength(1);
      }),
    );
  });

  it('notices any single wrong digit', () => {
    fc.assert(
      fc.property(twelve, fc.nat(12), fc.integer({ min: 1, max: 9 }), (first, place, shift) => {
        const code = complete(first);
        const wrong = (Number(code[place]) + shift) % 10;
        expect(canonicalBarcode(`${code.slice(0, place)}${wrong}${code.slice(place + 1)}`)).toBe(
          undefined,
        );
      }),
    );
  });

  it('gives UPC-A and its EAN-13 form the same value', () => {
    expect(canonicalBarcode('036000291452')).toBe('0036000291452');
    expect(canonicalBarcode('0036000291452')).toBe('0036000291452');
  });

  it('refuses what is no retail code', () => {
    expect(canonicalBarcode('hola')).toBe(undefined);
    expect(canonicalBarcode('1234567')).toBe(undefined);
    expect(canonicalBarcode('')).toBe(undefined);
  });
});
