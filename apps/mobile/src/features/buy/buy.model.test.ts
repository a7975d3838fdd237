import { build } from '../../test-support/build';
import { bestPackageId, newOrderOf, payerSchema, splitIva, type PayChoice } from './buy.model';

describe('splitIva', () => {
  it('splits to the centavo, whatever the price', () => {
    for (let price = 1; price < 3_000; price += 7) {
      const { baseCentavos, ivaCentavos } = splitIva(price);
      expect(baseCentavos + ivaCentavos).toBe(price);
    }
    expect(splitIva(12_900)).toEqual({ baseCentavos: 11_121, ivaCentavos: 1_779 });
  });
});

describe('bestPackageId', () => {
  it('is the one with the cheapest credit', () => {
    const small = build.creditPackage({ id: 'small', credits: 10, priceCentavos: 4_900 });
    const large = build.creditPackage({ id: 'large', credits: 100, priceCentavos: 34_900 });
    expect(bestPackageId([small, large])).toBe('large');
  });

  it('is none when there is nothing to choose', () => {
    expect(bestPackageId([])).toBeNull();
    expect(bestPackageId([build.creditPackage()])).toBeNull();
  });
});

describe('newOrderOf', () => {
  const payer = { name: ' Lupita Pérez ', email: 'Lupita@Correo.mx', phone: '55 1234 5678' };
  const wish = (choice: PayChoice) => newOrderOf({ packageId: 'p', choice, payer, saveCard: true });

  it('tells who pays only where cash is paid, and the phone only to 7-Eleven', () => {
    expect(wish({ kind: 'newCard' })).toEqual({ packageId: 'p', method: 'CARD', saveCard: true });
    expect(wish({ kind: 'savedCard', cardId: 'c' })).toEqual({
      packageId: 'p',
      method: 'CARD',
      paymentMethodId: 'c',
    });
    expect(wish({ kind: 'cash', method: 'OXXO' }).payer).toEqual({
      name: 'Lupita Pérez',
      email: 'lupita@correo.mx',
    });
    expect(wish({ kind: 'cash', method: 'SEVEN_ELEVEN' }).payer).toEqual({
      name: 'Lupita Pérez',
      email: 'lupita@correo.mx',
      phone: '+525512345678',
    });
  });
});

describe('payerSchema', () => {
  it('asks for a phone only when it is needed', () => {
    const payer = { name: 'Lupita', email: 'lupita@correo.mx', phone: '' };
    expect(payerSchema(false).safeParse(payer).success).toBe(true);
    expect(payerSchema(true).safeParse(payer).success).toBe(false);
  });
});
