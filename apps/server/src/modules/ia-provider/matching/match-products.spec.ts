import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FacingLabel } from '@miinventario/counting';
import type { CatalogueEntry } from '../detection-provider.port.js';
import { matchProducts, type NamedDetection } from './match-products.js';

function product(
  productId: string,
  name: string,
  rest: Partial<CatalogueEntry> = {},
): CatalogueEntry {
  return { productId, name, brand: null, size: null, barcodes: [], references: [], ...rest };
}

const store: CatalogueEntry[] = [
  product('coca600', 'Coca-Cola 600 ml', { brand: 'Coca-Cola', barcodes: ['7501055300075'] }),
  product('coca2500', 'Coca-Cola 2.5 L', { brand: 'Coca-Cola' }),
  product('cocaLight', 'Coca-Cola Light', { brand: 'Coca-Cola', size: '600 ml' }),
  product('cocaZero', 'Coca Cola sin azúcar 600ml'),
  product('pepsi', 'Pepsi', { brand: 'PepsiCo', size: '600 ml' }),
  product('leche', 'Leche entera Lala 1 L', { brand: 'Lala' }),
  product('lecheDes', 'Leche deslactosada', { brand: 'Lala', size: '1 lt' }),
  product('sabritas', 'Papas Sabritas Original 45 g'),
  product('adobadas', 'Sabritas Adobadas 45 g', { brand: 'Sabritas' }),
  product('atunAgua', 'Atún en agua Dolores 140 g'),
  product('atunAceite', 'Atún en aceite Dolores 140 g'),
  product('jabon', 'Jabón Zote rosa 400g', { aliases: ['El zote de siempre'] }),
];

function seen(label: FacingLabel | null, rest: Partial<NamedDetection> = {}): NamedDetection {
  return {
    frameIndex: 0,
    box: { x: 0, y: 0, width: 10, height: 20 },
    productId: null,
    label,
    barcode: null,
    score: 0.9,
    suggestion: null,
    ...rest,
  };
}

function idOf(label: FacingLabel | null, rest: Partial<NamedDetection> = {}): string | null {
  return matchProducts([seen(label, rest)], store)[0]!.productId;
}

describe('matching of a named facing', () => {
  it.each<[FacingLabel, string]>([
    [{ name: 'Coca-Cola 600 ml' }, 'coca600'],
    [{ name: 'Coca Cola Original', brand: 'Coca-Cola', size: '0.6 L' }, 'coca600'],
    [{ name: 'COCA-COLA', size: '600ML' }, 'coca600'],
    [{ name: 'Refresco Coca-Cola', brand: 'Coca-Cola', size: '2,5 lts' }, 'coca2500'],
    [{ name: 'Coca-Cola Light', size: '600 ml' }, 'cocaLight'],
    [{ name: 'Coca-Cola Sin Azucar', brand: 'Coca-Cola', size: '600 ml' }, 'cocaZero'],
    [{ name: 'Pepsi', brand: 'Pepsi', size: '600 ml' }, 'pepsi'],
    [{ name: 'Leche entera', brand: 'LALA', size: '1000 ml' }, 'leche'],
    [{ name: 'Leche Lala deslactosada 1 litro' }, 'lecheDes'],
    [{ name: 'Sabritas Original', brand: 'Sabritas', size: '45g' }, 'sabritas'],
    [{ name: 'Sabritas adobadas 45 g' }, 'adobadas'],
    [{ name: 'Atun en agua', brand: 'Dolores', size: '140 g' }, 'atunAgua'],
    [{ name: 'Jabon Zote Rosa', size: '400 gr' }, 'jabon'],
  ])('finds %j', (label, productId) => {
    expect(idOf(label)).toBe(productId);
  });

  it.each<[string, FacingLabel]>([
    ['a size that the store does not have', { name: 'Coca-Cola', size: '1.5 L' }],
    ['no size where several are sold', { name: 'Coca-Cola' }],
    ['another variant', { name: 'Coca-Cola Cherry', size: '600 ml' }],
    ['another brand of the same thing', { name: 'Leche entera', brand: 'Alpura', size: '1 L' }],
    ['what tells two siblings apart unread', { name: 'Atún Dolores', size: '140 g' }],
    ['nothing but an idle word', { name: 'Refresco' }],
    ['a multipack', { name: 'Coca-Cola 6 x 600 ml' }],
    ['something else', { name: 'Galletas Marías', brand: 'Gamesa', size: '170 g' }],
  ])('leaves to a person: %s', (_why, label) => {
    const [found] = matchProducts([seen(label)], store);
    expect(found).toMatchObject({ productId: null, label });
  });

  it('trusts a barcode over the name', () => {
    expect(idOf({ name: 'Pepsi 600 ml' }, { barcode: '7501055300075' })).toBe('coca600');
  });

  it('goes by the name when the barcode is misread or unknown', () => {
    expect(idOf({ name: 'Pepsi 600 ml' }, { barcode: '7501055300076' })).toBe('pepsi');
    expect(idOf(null, { barcode: '4006381333931' })).toBeNull();
  });

  it('asks a person when two products carry the same barcode', () => {
    const twins = [
      product('a', 'Uno', { barcodes: ['7501055300075'] }),
      product('b', 'Dos', { barcodes: ['7501055300075'] }),
    ];
    expect(
      matchProducts([seen(null, { barcode: '7501055300075' })], twins)[0]!.productId,
    ).toBeNull();
  });

  it('knows the names that people have confirmed', () => {
    expect(idOf({ name: 'EL ZOTE  de siempre' })).toBe('jabon');
  });

  it('lets the suggestion of the provider carry a rough name, not a contradiction', () => {
    const rough = { name: 'Zote barra color rosa grande', size: '400 g' };
    expect(idOf(rough)).toBeNull();
    expect(idOf(rough, { suggestion: 'jabon' })).toBe('jabon');
    expect(idOf({ name: 'Coca-Cola', size: '1.5 L' }, { suggestion: 'coca600' })).toBeNull();
    expect(idOf({ name: 'Coca-Cola' }, { suggestion: 'coca600' })).toBeNull();
  });

  it('finds every product of a catalogue by its own words, or calls it ambiguous', () => {
    const word = fc.stringMatching(/^[a-zñáé]{3,9}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, word), { minLength: 1, maxLength: 12 }),
        (names) => {
          const catalogue = names.map(([a, b], index) => product(`p${index}`, `${a} ${b} 250 g`));
          const found = matchProducts(
            names.map(([a, b]) => seen({ name: `${a} ${b}`.toUpperCase(), size: '0.25 kg' })),
            catalogue,
          );
          found.forEach(({ productId }, index) => {
            expect([`p${index}`, null]).toContain(productId);
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});
