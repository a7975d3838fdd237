import type { SnapshotLine } from './review.calls';

/** A line of a confirmed count, or of one that is about to be. */
export type CountedLine = Pick<
  SnapshotLine,
  'productId' | 'area' | 'name' | 'expected' | 'counted' | 'moved'
>;

export interface ComparedLine {
  line: CountedLine;
  /** Counted less expected; null where one of both is unknown. */
  difference: number | null;
}

/** What is missing first, then what there is too much of, then what was not seen, then the rest. */
export function compareLines(lines: readonly CountedLine[]): ComparedLine[] {
  const rank = ({ difference, line }: ComparedLine) => {
    if (difference !== null && difference < 0) return 0;
    if (difference !== null && difference > 0) return 1;
    return line.counted === null ? 2 : 3;
  };
  return lines
    .map((line) => ({
      line,
      difference:
        line.counted === null || line.expected === null ? null : line.counted - line.expected,
    }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0) ||
        (a.line.name ?? '').localeCompare(b.line.name ?? ''),
    );
}
