import { describe, expect, it } from 'vitest';
import { marginOf } from './margin.js';

const sums = { sessions: 2, credits: 3, revenueCentavos: 1112.1, costMicroUsd: 20_000 };

describe('marginOf', () => {
  it('takes the cost in US dollars off at the rate of the settings', () => {
    expect(marginOf(sums, 1_850)).toEqual({
      sessions: 2,
      credits: 3,
      revenueCentavos: 1112,
      costMicroUsd: 20_000,
      costCentavos: 37,
      marginCentavos: 1075,
      marginPercent: 96.7,
    });
  });

  it('is below zero and no share of anything when nothing was earned', () => {
    const gifts = { ...sums, revenueCentavos: 0 };
    expect(marginOf(gifts, 1_850)).toMatchObject({ marginCentavos: -37, marginPercent: null });
  });
});
