import type { FileSubject } from '../files/files.model';
import type { ConfirmedCount, VarianceLine } from '../stock/stock.calls';

/** Counts that still hold: one that was reopened says nothing. */
export function comparable(counts: readonly ConfirmedCount[]): ConfirmedCount[] {
  return counts.filter(({ reversedAt }) => reversedAt === null);
}

export interface ComparedPair {
  before: string;
  after: string;
}

/** The last count and the one before it over the same places; the newest two if there is none. */
export function usualPair(counts: readonly ConfirmedCount[]): ComparedPair | null {
  const [after, ...earlier] = comparable(counts);
  if (after === undefined) return null;
  const like = earlier.find(({ areas }) => areas.some((area) => after.areas.includes(area)));
  const before = like ?? earlier[0];
  return before === undefined ? null : { before: before.id, after: after.id };
}

/** What is asked for as a file: two counts that are not the same one; null until they are chosen. */
export function fileOf({ before, after }: Partial<ComparedPair>): FileSubject | null {
  if (before === undefined || after === undefined || before === after) return null;
  return { kind: 'VARIANCE', beforeId: before, afterId: after };
}

/** Lines that differ, what costs most first; the same ones stay out. */
export function differing(lines: readonly VarianceLine[]): VarianceLine[] {
  return lines
    .filter(({ change }) => change !== 'SAME')
    .sort(
      (a, b) =>
        a.costCentavos - b.costCentavos ||
        (a.difference ?? 0) - (b.difference ?? 0) ||
        a.name.localeCompare(b.name),
    );
}
