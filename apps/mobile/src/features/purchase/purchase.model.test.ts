import type { PurchaseLine } from './purchase.calls';
import { purchaseRows } from './purchase.model';

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

describe('purchaseRows', () => {
  it('puts lines under their category, in the order of need, and what has none last', () => {
    const rows = purchaseRows([
      line('Jabón', null),
      line('Refresco', 'Bebidas'),
      line('Pan', 'Panadería'),
      line('Agua', 'Bebidas'),
    ]);
    const shown = rows.map((row) =>
      row.kind === 'category'
        ? `[${row.name ?? ''} ${row.lines}]`
        : `${row.index} ${row.line.name}`,
    );
    expect(shown).toEqual([
      '[Bebidas 2]',
      '0 Refresco',
      '1 Agua',
      '[Panadería 1]',
      '2 Pan',
      '[ 1]',
      '3 Jabón',
    ]);
  });
});
