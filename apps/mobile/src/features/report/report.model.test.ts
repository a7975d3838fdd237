import { build } from '../../test-support/build';
import { reportView } from './report.model';

const items = [
  build.item({ id: 'sure', quantity: 9 }),
  build.item({ id: 'likely', level: 'medium', quantity: 8 }),
  build.item({ id: 'doubtful', level: 'low', quantity: 1 }),
  build.item({ id: 'unknown', level: 'low', quantity: 2, unrecognised: true, productId: null }),
];

describe('reportView', () => {
  it('puts doubts first and what nobody knows last', () => {
    const { rows, doubts } = reportView({ session: build.session(), items });
    expect(rows.map((row) => (row.kind === 'section' ? row.id : row.item.id))).toEqual([
      'doubts',
      'doubtful',
      'likely',
      'sure',
      'sure',
      'unrecognised',
      'unknown',
    ]);
    expect(doubts).toBe(2);
  });

  it('numbers the items as they are shown', () => {
    const { rows } = reportView({ session: build.session(), items });
    expect(rows.flatMap((row) => (row.kind === 'item' ? [row.index] : []))).toEqual([0, 1, 2, 3]);
  });

  it("takes the server's totals and counts them itself only when there are none", () => {
    const totals = { products: 7, units: 70, unrecognised: 1 };
    expect(reportView({ session: build.session({ totals }), items }).totals).toEqual(totals);
    expect(reportView({ session: build.session(), items }).totals).toEqual({
      products: 3,
      units: 18,
      unrecognised: 2,
    });
  });
});
