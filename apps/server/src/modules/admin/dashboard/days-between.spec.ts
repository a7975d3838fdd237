import { describe, expect, it } from 'vitest';
import { daysBetween, MOST_DAYS } from './days-between.js';

describe('the days that are shown', () => {
  it('are all of them, over the end of a month and of February', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
    expect(daysBetween('2026-11-27', '2026-11-27')).toEqual(['2026-11-27']);
  });

  it('are none when they run backwards, too long, or are no days', () => {
    expect(daysBetween('2026-11-27', '2026-11-26')).toEqual([]);
    expect(daysBetween('2026-02-31x', '2026-03-01')).toEqual([]);
    expect(daysBetween('2020-01-01', '2026-01-01')).toEqual([]);
    expect(daysBetween('2026-01-01', '2027-02-04')).toHaveLength(MOST_DAYS);
  });
});
