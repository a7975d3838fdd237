import { describe, expect, it } from 'vitest';
import { compareCounts, unitsLostPerDay, type CountedLine } from './variance.js';

const line = (productId: string, units: number, area = ''): CountedLine => ({
  productId,
  name: productId,
  area,
  units,
  costCentavos: 1000,
  priceCentavos: 1500,
});

describe('comparing two counts', () => {
  it('tells what there is less and more of, in units and centavos, the greatest loss first', () => {
    const variance = compareCounts(
      { areas: [''], lines: [line('a', 5), line('b', 5), line('c', 2), line('d', 1)] },
      { areas: [''], lines: [line('a', 4), line('b', 1), line('c', 2), line('d', 3)] },
    );
    expect(variance.lines.map(({ productId, difference }) => [productId, difference])).toEqual([
      ['b', -4],
      ['a', -1],
      ['c', 0],
      ['d', 2],
    ]);
    expect(variance).toMatchObject({
      lessUnits: 5,
      lessCostCentavos: 5000,
      lessPriceCentavos: 7500,
      moreUnits: 2,
    });
  });

  it('takes what only one count speaks of for no difference', () => {
    const { lines, lessUnits } = compareCounts(
      { areas: [''], lines: [line('gone', 5)] },
      { areas: [''], lines: [line('new', 4)] },
    );
    expect(
      lines.map(({ productId, change, difference }) => [productId, change, difference]),
    ).toEqual([
      ['gone', 'NOT_COUNTED', null],
      ['new', 'NEW', null],
    ]);
    expect(lessUnits).toBe(0);
  });

  it('compares the areas that both counts covered, and adds up a product’s', () => {
    const variance = compareCounts(
      { areas: ['a', 'b'], lines: [line('x', 2, 'a'), line('x', 3, 'b')] },
      { areas: ['a', 'b', 'c'], lines: [line('x', 1, 'a'), line('x', 3, 'b'), line('x', 9, 'c')] },
    );
    expect(variance.areas).toEqual(['a', 'b']);
    expect(variance.lines).toMatchObject([{ before: 5, after: 4, difference: -1 }]);
  });
});

describe('the trend of a product', () => {
  const at = (day: number): Date => new Date(Date.UTC(2026, 10, 1 + day));

  it('is what it loses per day', () => {
    const points = [
      { at: at(0), units: 20 },
      { at: at(7), units: 13 },
      { at: at(14), units: 6 },
    ];
    expect(unitsLostPerDay(points)).toBe(1);
    expect(unitsLostPerDay([...points].reverse())).toBe(1);
  });

  it('is unknown of one count, and nothing where nothing changes', () => {
    expect(unitsLostPerDay([{ at: at(0), units: 4 }])).toBeNull();
    expect(
      unitsLostPerDay([
        { at: at(0), units: 4 },
        { at: at(0), units: 2 },
      ]),
    ).toBeNull();
    expect(
      unitsLostPerDay([
        { at: at(0), units: 4 },
        { at: at(3), units: 4 },
      ]),
    ).toBe(0);
  });
});
