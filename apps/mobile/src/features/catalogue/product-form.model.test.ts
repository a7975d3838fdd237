import { emptyProduct, isBarcode, newProductOf, parsePrice } from './product-form.model';

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
