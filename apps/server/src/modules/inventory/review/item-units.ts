/** Units of one line: those the camera sees, and the estimate with those behind them. */
export interface ItemUnits {
  readonly visibleUnits: number;
  /** Units from the front of a row to its back, at least 1; a mean where rows differ. */
  readonly depthFactor: number;
  /** The estimated total: what the stock will be. */
  readonly quantity: number;
}

/** What a person corrects of them; what is not named stays. */
export interface UnitsChange {
  readonly visibleUnits?: number | undefined;
  readonly depthFactor?: number | undefined;
  /** The total, counted by hand. */
  readonly quantity?: number | undefined;
}

/** More units than any shelf holds; a bound against a slip of the finger. */
export const MAX_UNITS = 1_000_000;
export const MAX_DEPTH = 1_000;

/** The estimated total of rows that are several units deep, in whole units. */
export function totalUnits(visibleUnits: number, depthFactor: number): number {
  return Math.min(MAX_UNITS, Math.round(visibleUnits * depthFactor));
}

/**
 * Applies a correction. A total counted by hand is the truth: in rows of one unit it is also what
 * is visible; in deeper ones what is visible stays, and the depth follows from the total.
 */
export function correctUnits(units: ItemUnits, change: UnitsChange): ItemUnits {
  const visibleUnits = change.visibleUnits ?? units.visibleUnits;
  const depthFactor = change.depthFactor ?? units.depthFactor;
  const { quantity } = change;
  if (quantity === undefined) {
    const isSame = visibleUnits === units.visibleUnits && depthFactor === units.depthFactor;
    // A total that was counted by hand is not rounded anew when nothing has changed.
    if (isSame) return units;
    return { visibleUnits, depthFactor, quantity: totalUnits(visibleUnits, depthFactor) };
  }
  const isDeep = depthFactor > 1 || change.visibleUnits !== undefined;
  const depth = visibleUnits > 0 ? quantity / visibleUnits : 0;
  if (!isDeep || depth < 1 || depth > MAX_DEPTH) {
    return { visibleUnits: quantity, depthFactor: 1, quantity };
  }
  return { visibleUnits, depthFactor: depth, quantity };
}

/** Several lines as one: what is visible and the totals add up, the depth is their mean. */
export function mergeUnits(lines: readonly ItemUnits[]): ItemUnits {
  const sum = (of: (line: ItemUnits) => number): number =>
    Math.min(
      MAX_UNITS,
      lines.reduce((total, line) => total + of(line), 0),
    );
  const visibleUnits = sum((line) => line.visibleUnits);
  const quantity = Math.max(
    sum((line) => line.quantity),
    visibleUnits,
  );
  const depth = visibleUnits > 0 ? quantity / visibleUnits : 1;
  return { visibleUnits, depthFactor: Math.min(MAX_DEPTH, depth), quantity };
}

/**
 * Takes some visible units out of a line; both parts keep its depth.
 * @returns undefined when nothing would stay, or nothing would be taken
 */
export function takeUnits(
  line: ItemUnits,
  visibleUnits: number,
): { rest: ItemUnits; part: ItemUnits } | undefined {
  const left = line.visibleUnits - visibleUnits;
  if (visibleUnits < 1 || left < 1) return undefined;
  const { depthFactor } = line;
  const part = { visibleUnits, depthFactor, quantity: totalUnits(visibleUnits, depthFactor) };
  const quantity = Math.max(left, line.quantity - part.quantity);
  return { rest: { visibleUnits: left, depthFactor, quantity }, part };
}
