import type { MarginSums } from './margin.repository.js';

const MICRO = 1_000_000;

export interface Margin {
  readonly sessions: number;
  readonly credits: number;
  /** Without IVA. */
  readonly revenueCentavos: number;
  readonly costMicroUsd: number;
  readonly costCentavos: number;
  readonly marginCentavos: number;
  /** Of the revenue, to one place; null where nothing was earned. */
  readonly marginPercent: number | null;
}

/**
 * What is left of what was earned, in whole centavos. The margin is rounded once, of the exact
 * sums, so it may differ by a centavo from the difference of the rounded ones.
 */
export function marginOf(sums: MarginSums, centavosPerUsd: number): Margin {
  const cost = (sums.costMicroUsd * centavosPerUsd) / MICRO;
  const margin = sums.revenueCentavos - cost;
  return {
    sessions: sums.sessions,
    credits: sums.credits,
    revenueCentavos: Math.round(sums.revenueCentavos),
    costMicroUsd: sums.costMicroUsd,
    costCentavos: Math.round(cost),
    // 0 + x: minus zero is no sum of money.
    marginCentavos: 0 + Math.round(margin),
    marginPercent:
      sums.revenueCentavos > 0 ? Math.round((margin / sums.revenueCentavos) * 1000) / 10 : null,
  };
}
