import { build } from '../../test-support/build';
import {
  changesOf,
  emptyProduct,
  formOf,
  isBarcode,
  newProductOf,
  parsePrice,
  splitBarcodes,
} from './product-form.model';

describe('isBarcode', () => {
  it.each(['7501000111206', '012345678905', '96385074', '10012345678902'])('accepts %s', (code) => {
    expect(isBarcode(code)).toBe(true);
  });

  it('refuses any code with one digit changed', () => {
    const code = '7501000111206';
    for (let index = 0; index < code.length; index += 1) {
      const changed = (Number(code[index]) + 1) % 10;
      expect(isBarcode(`${code.slice(0, index)}${changed}${code.slice(index + 1)}`)).toBe(false);
    }
  });

  it.each(['', '123', '75010001112060000', '75010001112O6'])('refuses "%s"', (code) => {
    expect(isBarcode(code)).toBe(false);
  });
});

describe('parsePrice', () => {
  it.each([
    ['45', 4_500],
    ['45.5', 4_550],
    ['$1,250.99', 125_099],
    ['0.29', 29],
  ])('reads %s in centavos', (text, centavos) => {
    expect(parsePrice(text)).toBe(centavos);
  });

  it.each(['', 'gratis', '4.555', '-3'])('refuses "%s"', (text) => {
    expect(parsePrice(text)).toBeUndefined();
  });
});

describe('newProductOf', () => {
  it('leaves out what was not filled in', () => {
    expect(newProductOf({ ...emptyProduct, name: ' Pan blanco ' })).toEqual({ name: 'Pan blanco' });
  });
});

describe('a product that is changed', () => {
  const product = build.product({
    barcodes: ['7501000111206', '96385074'],
    priceCentavos: 4_550,
    brand: 'Bimbo',
    minimumStock: 6,
  });

  it('comes back from its form as it was', () => {
    expect(changesOf(formOf(product))).toEqual({
      name: product.name,
      brand: 'Bimbo',
      size: null,
      category: null,
      barcodes: ['7501000111206', '96385074'],
      priceCentavos: 4_550,
      costCentavos: null,
      minimumStock: 6,
    });
  });

  it('loses what was emptied', () => {
    const emptied = { ...formOf(product), brand: ' ', price: '', minimum: '' };
    expect(changesOf(emptied)).toMatchObject({ brand: null, priceCentavos: null, minimumStock: 0 });
  });

  it('takes several codes in one field', () => {
    expect(splitBarcodes('7501000111206,  96385074 96385074')).toEqual([
      '7501000111206',
      '96385074',
    ]);
  });
});
