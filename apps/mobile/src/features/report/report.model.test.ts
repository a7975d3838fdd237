import { build } from '../../test-support/build';
import type { ShownItem } from './corrections.model';
import { reportView } from './report.model';

const shown = (over: Partial<ShownItem>): ShownItem => ({
  ...build.item(over),
  isPending: false,
});

const items = [
  shown({ id: 'sure', quantity: 9 }),
  shown({ id: 'likely', level: 'medium', quantity: 8 }),
  shown({ id: 'doubtful', level: 'low', quantity: 1 }),
  shown({ id: 'unknown', level: 'low', quantity: 2, unrecognised: true, productId: null }),
];

describe('reportView', () => {
  it('puts doubts first and what nobody knows last', () => {
    const { rows, doubts } = reportView(items);
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
    const { rows } = reportView(items);
    expect(rows.flatMap((row) => (row.kind === 'item' ? [row.index] : []))).toEqual([0, 1, 2, 3]);
  });

  it('counts the lines as they are now', () => {
    expect(reportView(items).totals).toEqual({ products: 3, units: 18, unrecognised: 2 });
  });

  it('keeps the place of a doubt that was looked at, and counts it no longer', () => {
    const looked = items.map((item) =>
      item.id === 'doubtful' ? { ...item, reviewed: true } : item,
    );
    const { rows, doubts } = reportView(looked);
    expect(rows[1]).toMatchObject({ item: { id: 'doubtful' } });
    expect(doubts).toBe(1);
  });
});
