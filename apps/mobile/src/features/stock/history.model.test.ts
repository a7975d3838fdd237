import { peakOf, pointsOf } from './history.model';
import type { HistoryPoint } from './stock.calls';

const point = (over: Partial<HistoryPoint>): HistoryPoint => ({
  snapshotId: 'count-1',
  name: 'Conteo',
  confirmedAt: '2026-11-25T16:00:00.000Z',
  area: '',
  expected: null,
  counted: 0,
  ...over,
});

describe('pointsOf', () => {
  it('adds the areas of one count together, oldest count first', () => {
    const points = pointsOf([
      point({ snapshotId: 'b', confirmedAt: '2026-11-26T16:00:00.000Z', counted: 4, expected: 5 }),
      point({ snapshotId: 'a', area: 'mostrador', counted: 2, expected: null }),
      point({ snapshotId: 'a', area: 'refri', counted: 7, expected: 9 }),
    ]);
    expect(
      points.map(({ snapshotId, counted, expected }) => [snapshotId, counted, expected]),
    ).toEqual([
      ['a', 9, 9],
      ['b', 4, 5],
    ]);
    expect(peakOf(points)).toBe(9);
    expect(peakOf([])).toBe(1);
  });
});
