import { describe, expect, it } from 'vitest';
import { storedBarcode } from './barcode.js';
import { packContent, sizeUnit } from './pack-size.js';

describe('the content of a pack', () => {
  it.each([
    ['600 ml', { amount: 600, unit: 'ml' }],
    ['1.5 L', { amount: 1.5, unit: 'l' }],
    ['2,5lts.', { amount: 2.5, unit: 'l' }],
    ['12 piezas', { amount: 12, unit: 'pz' }],
    ['900 gr', { amount: 900, unit: 'g' }],
  ])('is read from %s', (text, content) => {
    expect(packContent(text)).toEqual(content);
  });

  it.each(['6 x 355 ml', 'jumbo', '600', '0 ml', '-1 l', '600 constructor'])(
    'is not guessed from %s',
    (text) => expect(packContent(text)).toBeUndefined(),
  );

  it('knows a unit by its usual spellings alone', () => {
    expect(sizeUnit('Kgs')).toBe('kg');
    expect(sizeUnit('toString')).toBeUndefined();
  });
});

describe('a barcode', () => {
  it('is kept as the GTIN-13 that a UPC-A is', () => {
    expect(storedBarcode('036000291452')).toBe('0036000291452');
    expect(storedBarcode(' 7501055300075 ')).toBe('7501055300075');
  });

  it('is refused when its check digit is wrong', () => {
    expect(storedBarcode('7501055300076')).toBeUndefined();
    expect(storedBarcode('036000291453')).toBeUndefined();
  });

  it('may be a code of the shop’s own', () => {
    expect(storedBarcode('PAN-0001')).toBe('PAN-0001');
    expect(storedBarcode('12345')).toBe('12345');
    expect(storedBarcode('con espacio')).toBeUndefined();
  });
});
