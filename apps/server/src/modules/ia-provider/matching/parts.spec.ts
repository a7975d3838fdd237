import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseGtin } from './gtin.js';
import { normaliseText } from './normalise-text.js';
import { isSameSize, takeSize } from './parse-size.js';
import { trigramSimilarity, trigramsOf } from './trigrams.js';

describe('normalised text', () => {
  it('has no accents, no punctuation and single spaces', () => {
    expect(normaliseText('  Jabón  “ZOTE”, ñandú—Ü ')).toBe('jabon zote nandu u');
  });

  it('is a fixed point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });
});

describe('trigram similarity', () => {
  it.each([
    ['word', 'two words', 0.363636],
    ['Coca-Cola', 'coca cola light', 8 / 14],
    ['cat', 'dog', 0],
    ['', 'algo', 0],
  ])('of %j and %j is the one of pg_trgm', (a, b, expected) => {
    expect(trigramSimilarity(trigramsOf(a), trigramsOf(b))).toBeCloseTo(expected, 5);
  });

  it('is symmetric, between 0 and 1, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [x, y] = [trigramsOf(a), trigramsOf(b)];
        const similarity = trigramSimilarity(x, y);
        expect(similarity).toBe(trigramSimilarity(y, x));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        if (x.size > 0) expect(trigramSimilarity(x, x)).toBe(1);
      }),
    );
  });
});

describe('the size in a name', () => {
  it.each([
    ['Coca-Cola 600 ml', 'volume', 600, 1],
    ['Coca-Cola 600ML', 'volume', 600, 1],
    ['0.6 L', 'volume', 600, 1],
    ['2,5 lts', 'volume', 2500, 1],
    ['1/2 litro', 'volume', 500, 1],
    ['6 x 355 ml', 'volume', 355, 6],
    ['355 ml x 6', 'volume', 355, 6],
    ['Cerveza 12 pack 355ml', 'volume', 355, 12],
    ['Cerveza 355ml 12 pack', 'volume', 355, 12],
    ['Frijol 1 kg', 'mass', 1000, 1],
    ['Azúcar 500 gramos', 'mass', 500, 1],
    ['Papel 4 rollos', 'pieces', 4, 1],
  ] as const)('of %j is read', (text, kind, amount, packs) => {
    expect(takeSize(text).size).toEqual({ kind, amount, packs });
  });

  it.each(['Coca-Cola', 'Fanta 7 Up', 'Red Bull 24/7', 'Pan 0 g', 'Gansito', '100% jugo'])(
    'of %j is not invented',
    (text) => {
      expect(takeSize(text).size).toBeUndefined();
    },
  );

  it('compares in one unit and knows that other kinds cannot be compared', () => {
    const size = (text: string) => takeSize(text).size!;
    expect(isSameSize(size('600 ml'), size('0.6 L'))).toBe(true);
    expect(isSameSize(size('12 oz'), size('355 ml'))).toBe(true);
    expect(isSameSize(size('600 ml'), size('500 ml'))).toBe(false);
    expect(isSameSize(size('355 ml'), size('6 x 355 ml'))).toBe(false);
    expect(isSameSize(size('1 kg'), size('1 L'))).toBeUndefined();
  });
});

describe('a barcode number', () => {
  it('is kept when its check digit is right, a UPC-A as EAN-13', () => {
    expect(normaliseGtin('7501055300075')).toBe('7501055300075');
    expect(normaliseGtin('7 501055 300075')).toBe('7501055300075');
    expect(normaliseGtin('036000291452')).toBe('0036000291452');
    expect(normaliseGtin('96385074')).toBe('96385074');
  });

  it('is refused with a wrong digit, a wrong length or nothing but zeros', () => {
    for (const text of ['7501055300076', '123', 'abc', '', '0000000000000', '75010553000751']) {
      expect(normaliseGtin(text), text).toBeUndefined();
    }
  });
});
