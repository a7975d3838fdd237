import { compareLines } from './comparison.model';
import type { SnapshotLine } from './review.calls';

const line = (over: Partial<SnapshotLine>): SnapshotLine => ({
  productId: 'product-1',
  area: '',
  name: 'Pan',
  outcome: 'MATCHED',
  expected: 5,
  counted: 5,
  visibleUnits: 5,
  moved: 0,
  costCentavos: null,
  priceCentavos: null,
  ...over,
});

describe('a comparison', () => {
  it('begins with what is missing most and ends with what is right', () => {
    const names = compareLines([
      line({ name: 'igual' }),
      line({ name: 'no visto', counted: null }),
      line({ name: 'falta 1', counted: 4 }),
      line({ name: 'sobra', counted: 8 }),
      line({ name: 'falta 5', counted: 0 }),
      line({ name: 'nuevo', expected: null }),
    ]).map(({ line: { name }, difference }) => [name, difference]);
    expect(names).toEqual([
      ['falta 5', -5],
      ['falta 1', -1],
      ['sobra', 3],
      ['no visto', null],
      ['igual', 0],
      ['nuevo', null],
    ]);
  });
});
