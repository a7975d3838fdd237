import { describe, expect, it } from 'vitest';
import { setsStock, snapshotTotals, toSnapshotLines, type CountedScope } from './snapshot-lines.js';

const nothing: CountedScope = {
  counted: [],
  expected: [],
  unnamed: [],
  notInFilm: new Set(),
  isInScope: () => true,
};
const units = (productId: string, counted: number, area = '') => ({
  productId,
  area,
  counted,
  visibleUnits: counted,
});
const stock = (productId: string, expected: number, area = '') => ({ productId, area, expected });

describe('the lines of a confirmed count', () => {
  it('holds what matched as well as what did not', () => {
    const lines = toSnapshotLines({
      ...nothing,
      counted: [units('same', 3), units('less', 1), units('more', 9), units('first', 2)],
      expected: [stock('same', 3), stock('less', 4), stock('more', 5)],
    });
    expect(lines.map(({ productId, outcome }) => [productId, outcome])).toEqual([
      ['same', 'MATCHED'],
      ['less', 'SHORT'],
      ['more', 'OVER'],
      ['first', 'NEW'],
    ]);
    expect(snapshotTotals(lines, () => 250)).toMatchObject({
      lines: 4,
      matched: 1,
      units: 15,
      shortUnits: 3,
      shortCentavos: 750,
      overUnits: 4,
      overCentavos: 1000,
    });
  });

  it('never takes what was not seen for zero', () => {
    const lines = toSnapshotLines({
      ...nothing,
      expected: [stock('hidden', 4), stock('elsewhere', 2), stock('gone', 0)],
      notInFilm: new Set(['elsewhere']),
    });
    expect(lines.map(({ productId, outcome }) => [productId, outcome])).toEqual([
      ['hidden', 'NOT_SEEN'],
      ['elsewhere', 'NOT_IN_FILM'],
    ]);
    expect(lines.some(setsStock)).toBe(false);
  });

  it('compares each area with itself', () => {
    const lines = toSnapshotLines({
      ...nothing,
      counted: [units('cola', 6, 'refrigerador')],
      expected: [stock('cola', 6, 'refrigerador'), stock('cola', 12, 'mostrador')],
    });
    expect(lines.map(({ area, outcome }) => [area, outcome])).toEqual([
      ['refrigerador', 'MATCHED'],
      ['mostrador', 'NOT_SEEN'],
    ]);
  });

  it('leaves the stock of products alone that the count is not about, and of lines without a name', () => {
    const lines = toSnapshotLines({
      ...nothing,
      counted: [units('soap', 3)],
      expected: [stock('soap', 9)],
      unnamed: [{ area: '', name: null, barcode: '7501', counted: 2, visibleUnits: 2 }],
      isInScope: () => false,
    });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['OUT_OF_SCOPE', 'UNNAMED']);
    expect(lines.some(setsStock)).toBe(false);
    expect(snapshotTotals(lines, () => 1)).toMatchObject({ units: 0, unnamedUnits: 2 });
  });
});
