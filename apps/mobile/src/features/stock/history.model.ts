import type { HistoryPoint } from './stock.calls';

/** A count of a product over all its areas. */
export interface CountedPoint {
  snapshotId: string;
  name: string;
  confirmedAt: string;
  counted: number;
  /** Null when nothing was expected anywhere. */
  expected: number | null;
}

/** Bars that fit on a phone. */
export const SHOWN_POINTS = 8;

/** One point for each count, its areas together, oldest first: as a chart reads. */
export function pointsOf(history: readonly HistoryPoint[]): CountedPoint[] {
  const points = new Map<string, CountedPoint>();
  for (const { snapshotId, name, confirmedAt, counted, expected } of history) {
    const known = points.get(snapshotId);
    if (known === undefined) {
      points.set(snapshotId, { snapshotId, name, confirmedAt, counted, expected });
    } else {
      known.counted += counted;
      if (expected !== null) known.expected = (known.expected ?? 0) + expected;
    }
  }
  return [...points.values()].sort((a, b) => a.confirmedAt.localeCompare(b.confirmedAt));
}

/** The tallest bar; never nothing. */
export function peakOf(points: readonly CountedPoint[]): number {
  return Math.max(1, ...points.map(({ counted }) => counted));
}
