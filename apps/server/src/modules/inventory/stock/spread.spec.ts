import { describe, expect, it } from 'vitest';
import { spread } from './stock.service.js';

const areas = [
  { area: 'bodega', quantity: 5 },
  { area: 'mostrador', quantity: 2 },
];

describe('where units come from and go to', () => {
  it('takes from the fullest area first, and no more than there is', () => {
    expect(spread('p', -6, areas)).toEqual([
      { productId: 'p', area: 'bodega', delta: -5 },
      { productId: 'p', area: 'mostrador', delta: -1 },
    ]);
    const all = spread('p', -20, areas).reduce((sum, { delta }) => sum + delta, 0);
    expect(all).toBe(-7);
  });

  it('puts units into the fullest area, into none where nothing was counted, or where it is told', () => {
    expect(spread('p', 3, areas)).toEqual([{ productId: 'p', area: 'bodega', delta: 3 }]);
    expect(spread('p', 3, [])).toEqual([{ productId: 'p', area: '', delta: 3 }]);
    expect(spread('p', -1, areas, 'mostrador')).toEqual([
      { productId: 'p', area: 'mostrador', delta: -1 },
    ]);
  });
});
