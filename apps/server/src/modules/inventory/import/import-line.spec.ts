import { describe, expect, it } from 'vitest';
import { placeColumns } from './import-columns.js';
import { parseLine } from './import-line.js';
import { parseAmount } from './parse-amount.js';
import { planImport, type KnownProduct } from './import-plan.js';
import type { Cell } from './table-reader.js';

describe('an amount', () => {
  it.each([
    ['$1,234.50', 123_450],
    ['1234.5', 123_450],
    ['1.234,50', 123_450],
    ['18,5', 1_850],
    ['MXN 1,234', 123_400],
    ['1,234,567.89', 123_456_789],
    [' $ 18 ', 1_800],
    [18.9, 1_890],
    [0.1 + 0.2, 30],
  ])('is read from %s', (text, centavos) => expect(parseAmount(text)).toBe(centavos));

  it.each(['1.234', '1,23,4', '-5', 'gratis', '12 pesos y medio', '99999999999', '', 0.125, -1])(
    'is not guessed from %s',
    (text) => expect(parseAmount(text)).toBeUndefined(),
  );
});

const header = ['Producto', 'Código', 'Precio venta', 'Tamaño', 'Unidad', 'Stock mínimo', 'Color'];
const parse = (cells: Cell[], line = 2) => parseLine(line, cells, placeColumns(header));

describe('a line of a catalogue', () => {
  it('is read by headings as cash registers write them', () => {
    expect([...placeColumns(['PRECIO ($)', 'Código de Barras', 'name', 'qué'])]).toEqual([
      ['price', 0],
      ['barcodes', 1],
      ['name', 2],
    ]);
  });

  it('says what the product is', () => {
    const { wanted, faults } = parse(['Leche', 7501055300075, '$28.50', '1', 'Lt', '6', 'azul']);
    expect(faults).toEqual([]);
    expect(wanted).toEqual({
      name: 'Leche',
      barcodes: ['7501055300075'],
      priceCentavos: 2_850,
      size: '1 l',
      sizeAmount: 1,
      sizeUnit: 'l',
      minimumStock: 6,
      aliases: [],
    });
  });

  it('tells every fault of it', () => {
    const { faults } = parse(['', '7501055300076', 'x', '3', 'cubetas', '1.5']);
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'barcode_invalid',
      'minimum_invalid',
      'name_missing',
      'price_invalid',
      'unit_unknown',
    ]);
  });

  it('gives back the zero that a workbook drops, and sees what it has shortened', () => {
    expect(parse(['X', 36000291452]).wanted.barcodes).toEqual(['0036000291452']);
    expect(parse(['X', '7.50106E+12']).faults[0]?.code).toBe('barcode_shortened');
  });

  it('takes the apostrophe off a text that was made harmless', () => {
    expect(parse(["'=SUMA(A1)"]).wanted.name).toBe('=SUMA(A1)');
    expect(parse(["'Amor"]).wanted.name).toBe("'Amor");
  });
});

describe('a plan', () => {
  const known: KnownProduct = {
    id: '01930000-0000-7000-8000-000000000001',
    version: 3,
    name: 'Leche entera',
    brand: 'Lala',
    size: '1 l',
    category: 'Lácteos',
    price_centavos: 2_800,
    cost_centavos: null,
    minimum_stock: 0,
    barcodes: ['7501055300075'],
    aliases: [],
  };
  const plan = (...lines: Cell[][]) =>
    planImport(
      lines.map((cells, index) => parse(cells, index + 2)),
      { products: [known], aliases: new Map() },
      () => 'new',
    );

  it('knows a product by its code, whatever it is called', () => {
    expect(plan(['LECHE LALA', '7501055300075', '29'])[0]).toMatchObject({
      outcome: 'CHANGED',
      productId: known.id,
      productVersion: 3,
      changes: [
        { field: 'name', before: 'Leche entera', after: 'LECHE LALA' },
        { field: 'price', before: 2_800, after: 2_900 },
      ],
    });
  });

  it('knows it by its name, whatever its accents, and leaves what the line does not say', () => {
    expect(plan(['leché ENTERA', '', '28'])[0]).toMatchObject({
      outcome: 'CHANGED',
      changes: [{ field: 'name' }],
    });
    expect(plan(['Leche entera', '', '$28.00'])[0]?.outcome).toBe('UNCHANGED');
  });

  it('refuses a second line about the same product, and a code on two lines', () => {
    const [, second] = plan(['Leche entera'], ['Leche entera', '7501055300075']);
    expect(second?.faults[0]).toMatchObject({ code: 'product_repeated', params: { line: 2 } });
    const [, other] = plan(['Pan', '7501055300082'], ['Bolillo', '7501055300082']);
    expect(other?.faults[0]).toMatchObject({ code: 'barcode_repeated', params: { line: 2 } });
  });

  it('takes namesakes with codes of their own for different products', () => {
    const outcomes = plan(['Pan', '7501055300082'], ['Pan', '7501055300099']);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['NEW', 'NEW']);
  });
});
