export type LotKind = 'PAID' | 'PROMOTIONAL';

/** Credits that came in together and end together. */
export interface Lot {
  readonly id: string;
  readonly kind: LotKind;
  readonly orderId: string | null;
  /** Unspent credits, the held ones included. */
  readonly remaining: number;
  readonly held: number;
  /** null: never. */
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
}

export interface Portion {
  readonly lotId: string;
  readonly credits: number;
}

/** What a lot can still give. */
export function freeCredits(lot: Lot): number {
  return lot.remaining - lot.held;
}

/** Spending order: promotional first, then first to expire, then oldest. */
export function bySpendingOrder(a: Lot, b: Lot): number {
  if (a.kind !== b.kind) return a.kind === 'PROMOTIONAL' ? -1 : 1;
  return byExpiryThenAge(a, b);
}

/**
 * Order in which money that went back is taken back: the disputed order's own lot first, then what
 * was paid for, and gifts last.
 */
export function byClawBackOrder(orderId: string | undefined): (a: Lot, b: Lot) => number {
  const rank = (lot: Lot): number => {
    if (orderId !== undefined && lot.orderId === orderId) return 0;
    return lot.kind === 'PAID' ? 1 : 2;
  };
  return (a, b) => rank(a) - rank(b) || byExpiryThenAge(a, b);
}

function byExpiryThenAge(a: Lot, b: Lot): number {
  const never = Number.POSITIVE_INFINITY;
  const expiryA = a.expiresAt?.getTime() ?? never;
  const expiryB = b.expiresAt?.getTime() ?? never;
  if (expiryA !== expiryB) return expiryA < expiryB ? -1 : 1;
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

/**
 * Takes credits from the lots in the given order. The portions sum to `credits`, or to all there is
 * when there is less.
 */
export function takeFromLots(
  lots: readonly Lot[],
  credits: number,
  order: (a: Lot, b: Lot) => number,
): Portion[] {
  const portions: Portion[] = [];
  let left = credits;
  for (const lot of [...lots].sort(order)) {
    const part = Math.min(left, freeCredits(lot));
    if (part > 0) portions.push({ lotId: lot.id, credits: part });
    left -= Math.max(0, part);
    if (left <= 0) break;
  }
  return portions;
}

/** Lots that have lapsed and still have something to take away. */
export function lapsedLots(lots: readonly Lot[], now: Date): Lot[] {
  return lots.filter(
    (lot) => lot.expiresAt !== null && lot.expiresAt <= now && freeCredits(lot) > 0,
  );
}

export function sumOf(portions: readonly Portion[]): number {
  return portions.reduce((sum, portion) => sum + portion.credits, 0);
}
