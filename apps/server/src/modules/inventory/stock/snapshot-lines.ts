/** Units of one product in one area, as the reports of a count show them. */
export interface CountedUnits {
  readonly productId: string;
  readonly area: string;
  readonly counted: number;
  readonly visibleUnits: number;
}

/** Units of one product in one area, as the stock has them. */
export interface ExpectedUnits {
  readonly productId: string;
  readonly area: string;
  readonly expected: number;
}

/** A line that nobody named: it cannot become stock, and the snapshot says so. */
export interface UnnamedUnits {
  readonly area: string;
  readonly name: string | null;
  readonly barcode: string | null;
  readonly counted: number;
  readonly visibleUnits: number;
}

export const SNAPSHOT_OUTCOMES = [
  'MATCHED',
  'SHORT',
  'OVER',
  'NEW',
  'NOT_SEEN',
  'NOT_IN_FILM',
  'OUT_OF_SCOPE',
  'UNNAMED',
] as const;
/**
 * How a line of a count came out. NOT_SEEN and NOT_IN_FILM were expected and not seen, and nobody
 * said that there are none: their stock stays. OUT_OF_SCOPE was seen and is not what is counted.
 */
export type SnapshotOutcome = (typeof SNAPSHOT_OUTCOMES)[number];

export interface SnapshotLine {
  readonly productId: string | null;
  readonly area: string;
  readonly name: string | null;
  readonly barcode: string | null;
  readonly outcome: SnapshotOutcome;
  readonly expected: number | null;
  readonly counted: number | null;
  readonly visibleUnits: number | null;
}

export interface CountedScope {
  readonly counted: readonly CountedUnits[];
  readonly expected: readonly ExpectedUnits[];
  readonly unnamed: readonly UnnamedUnits[];
  /** Products of which somebody said that the film does not show them. */
  readonly notInFilm: ReadonlySet<string>;
  /** Whether the count is about this product. */
  readonly isInScope: (productId: string) => boolean;
}

const keyOf = ({ area, productId }: { area: string; productId: string }): string =>
  `${area}\n${productId}`;

/** Every line of a count, those that matched as well as those that did not. */
export function toSnapshotLines(scope: CountedScope): SnapshotLine[] {
  const expected = new Map(scope.expected.map((row) => [keyOf(row), row.expected]));
  const seen = new Set(scope.counted.map(keyOf));
  const counted = scope.counted.map((row): SnapshotLine => {
    const before = expected.get(keyOf(row)) ?? null;
    const outcome = scope.isInScope(row.productId) ? compare(before, row.counted) : 'OUT_OF_SCOPE';
    const { productId, area, visibleUnits } = row;
    const line = { productId, area, visibleUnits, name: null, barcode: null, outcome };
    return { ...line, expected: before, counted: row.counted };
  });
  const unseen = scope.expected
    .filter((row) => row.expected > 0 && !seen.has(keyOf(row)) && scope.isInScope(row.productId))
    .map(({ productId, area, expected: before }): SnapshotLine => {
      const outcome = scope.notInFilm.has(productId) ? 'NOT_IN_FILM' : 'NOT_SEEN';
      const line = { productId, area, name: null, barcode: null, outcome } as const;
      return { ...line, expected: before, counted: null, visibleUnits: null };
    });
  const unnamed = scope.unnamed.map((row): SnapshotLine => {
    const { area, name, barcode, counted: units, visibleUnits } = row;
    const line = {
      productId: null,
      area,
      name,
      barcode,
      visibleUnits,
      outcome: 'UNNAMED',
    } as const;
    return { ...line, expected: null, counted: units };
  });
  return [...counted, ...unseen, ...unnamed];
}

function compare(expected: number | null, counted: number): SnapshotOutcome {
  if (expected === null) return 'NEW';
  if (counted === expected) return 'MATCHED';
  return counted < expected ? 'SHORT' : 'OVER';
}

/** Whether confirming the count sets the product's stock in that area. */
export function setsStock(line: SnapshotLine): line is SnapshotLine & {
  readonly productId: string;
  readonly counted: number;
} {
  return line.productId !== null && line.counted !== null && line.outcome !== 'OUT_OF_SCOPE';
}

/** What a snapshot comes to. Money in centavos, at the cost of the day; null costs count as 0. */
export interface SnapshotTotals {
  readonly lines: number;
  readonly matched: number;
  readonly units: number;
  readonly shortUnits: number;
  readonly shortCentavos: number;
  readonly overUnits: number;
  readonly overCentavos: number;
  readonly notSeen: number;
  readonly unnamedUnits: number;
}

/** Adds up a snapshot's lines. */
export function snapshotTotals(
  lines: readonly SnapshotLine[],
  costOf: (productId: string) => number,
): SnapshotTotals {
  const totals = {
    lines: lines.length,
    matched: 0,
    units: 0,
    shortUnits: 0,
    shortCentavos: 0,
    overUnits: 0,
    overCentavos: 0,
    notSeen: 0,
    unnamedUnits: 0,
  };
  for (const line of lines) {
    if (line.outcome === 'MATCHED') totals.matched += 1;
    if (line.outcome === 'NOT_SEEN') totals.notSeen += 1;
    if (line.outcome === 'UNNAMED') totals.unnamedUnits += line.counted ?? 0;
    if (!setsStock(line)) continue;
    totals.units += line.counted;
    const difference = line.counted - (line.expected ?? line.counted);
    const centavos = Math.abs(difference) * costOf(line.productId);
    if (difference < 0) {
      totals.shortUnits -= difference;
      totals.shortCentavos += centavos;
    } else {
      totals.overUnits += difference;
      totals.overCentavos += centavos;
    }
  }
  return totals;
}
