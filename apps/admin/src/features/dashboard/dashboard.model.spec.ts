import { describe, expect, it } from 'vitest';
import { accuracyByWeek, shareOf } from './dashboard.model';

const point = (week: string, provider: string | null, accuracy: number | null) => ({
  week,
  provider,
  accuracy,
  sessions: 1,
  facings: 10,
  unitErrors: 0,
  corrections: 0,
});

describe('accuracyByWeek', () => {
  it('gives a row a week in their order, with a column a provider', () => {
    const points = [
      point('2026-11-16', 'local', 0.9876),
      point('2026-11-09', 'local', 0.9),
      point('2026-11-16', 'claude', 1),
    ];
    expect(accuracyByWeek(points)).toEqual({
      providers: ['claude', 'local'],
      weeks: [
        { week: '2026-11-09', local: 90 },
        { week: '2026-11-16', local: 98.8, claude: 100 },
      ],
    });
  });

  it('leaves out what nobody can be judged by', () => {
    const points = [point('2026-11-16', null, 0.5), point('2026-11-16', 'local', null)];
    expect(accuracyByWeek(points)).toEqual({ providers: [], weeks: [] });
  });
});

describe('shareOf', () => {
  it('is nothing of nobody', () => {
    expect([shareOf(0, 0), shareOf(1, 4)]).toEqual([0, 0.25]);
  });
});
