import type { PurchaseLine, UncountedProduct } from './purchase.calls';
import { purchaseRowKey, purchaseRows, type PurchaseRow } from './purchase.model';

const line = (name: string, category: string | null): PurchaseLine => ({
  productId: name,
  name,
  brand: null,
  size: null,
  category,
  stock: 1,
  minimumStock: 4,
  costCentavos: null,
  pacePerDay: 0,
  daysLeft: null,
  suggested: 3,
  reason: 'MINIMUM',
});

const eggs: UncountedProduct = {
  productId: 'eggs',
  name: 'Huevo',
  brand: null,
  size: null,
  category: 'Básicos',
  minimumStock: 6,
};

const spoken = (row: PurchaseRow): string => {
  switch (row.kind) {
    case 'category':
      return `[${row.name ?? ''} ${row.lines}]`;
    case 'line':
      return `${row.index} ${row.line.name}`;
    case 'uncounted-head':
      return '[sin contar]';
    case 'uncounted':
      return `${row.index}? ${row.product.name}`;
  }
};

describe('purchaseRows', () => {
  it('puts lines under their category, in the order of need, and what has none last', () => {
    const items = [
      line('Jabón', null),
      line('Refresco', 'Bebidas'),
      line('Pan', 'Panadería'),
      line('Agua', 'Bebidas'),
    ];
    const rows = purchaseRows({ items, uncounted: [], isUncountedCut: false });
    expect(rows.map(spoken)).toEqual([
      '[Bebidas 2]',
      '0 Refresco',
      '1 Agua',
      '[Panadería 1]',
      '2 Pan',
      '[ 1]',
      '3 Jabón',
    ]);
  });

  it('keeps what was never counted apart from what to buy, each with a key of its own', () => {
    const rows = purchaseRows({
      items: [line('Agua', 'Básicos')],
      uncounted: [eggs],
      isUncountedCut: false,
    });
    expect(rows.map(spoken)).toEqual(['[Básicos 1]', '0 Agua', '[sin contar]', '0? Huevo']);
    expect(new Set(rows.map(purchaseRowKey)).size).toBe(rows.length);
  });
});
