/** What is known of one product when it is asked whether to buy it. */
export interface StockFacts {
  readonly stock: number;
  readonly minimumStock: number;
  /** Pieces that left the shelf in the days looked at. */
  readonly consumed: number;
  /** Days between the first movement looked at and now; 0 when there is none. */
  readonly observedDays: number;
}

export interface PurchaseAdvice {
  /** Pieces a day; 0 when nothing has been seen to leave. */
  readonly pacePerDay: number;
  /** How long the stock lasts at that pace; null when nothing leaves. */
  readonly daysLeft: number | null;
  /** Pieces to buy; 0 when there is enough. */
  readonly suggested: number;
  /** What makes it necessary. */
  readonly reason: 'MINIMUM' | 'PACE' | null;
}

/** A pace seen over less than this says little, so it is taken as seen over this long. */
export const SHORTEST_DAYS = 3;

/**
 * How much to buy so that the stock reaches its minimum and lasts `coverDays` at the pace at which
 * it left the shelf between counts. The pace is what counts saw leave, divided by the days over
 * which they saw it; what was bought in between hides as much of it, so the true pace is not lower.
 */
export function adviseOnPurchase(facts: StockFacts, coverDays: number): PurchaseAdvice {
  const days = Math.max(facts.observedDays, SHORTEST_DAYS);
  const pacePerDay = facts.consumed > 0 ? facts.consumed / days : 0;
  const needed = Math.ceil(pacePerDay * coverDays - 1e-9);
  const target = Math.max(facts.minimumStock, needed);
  const suggested = Math.max(0, target - facts.stock);
  const isLow = facts.stock < facts.minimumStock;
  return {
    pacePerDay,
    daysLeft: pacePerDay > 0 ? facts.stock / pacePerDay : null,
    suggested,
    reason: suggested === 0 ? null : isLow ? 'MINIMUM' : 'PACE',
  };
}
