/** Units of one product in one area by one count. */
export interface CountedLine {
  readonly productId: string;
  readonly name: string;
  readonly area: string;
  readonly units: number;
  /** Of the day of the count; null where nobody has said. */
  readonly costCentavos: number | null;
  readonly priceCentavos: number | null;
}

export interface ComparedCount {
  /** Areas that the count covered. */
  readonly areas: readonly string[];
  readonly lines: readonly CountedLine[];
}

export const VARIANCE_CHANGES = ['SAME', 'LESS', 'MORE', 'NEW', 'NOT_COUNTED'] as const;
export type VarianceChange = (typeof VARIANCE_CHANGES)[number];

/** One product by two counts. */
export interface VarianceLine {
  readonly productId: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
  /** null where one of the two says nothing of the product: that is no difference of units. */
  readonly difference: number | null;
  /** The difference at cost and at price, by the later count. */
  readonly costCentavos: number;
  readonly priceCentavos: number;
  readonly change: VarianceChange;
}

export interface Variance {
  /** What was compared: areas that both counts covered. */
  readonly areas: readonly string[];
  /** The greatest loss first. */
  readonly lines: readonly VarianceLine[];
  readonly lessUnits: number;
  readonly lessCostCentavos: number;
  readonly lessPriceCentavos: number;
  readonly moreUnits: number;
}

interface Sum {
  name: string;
  units: number;
  cost: number | null;
  price: number | null;
}

/** Compares two counts product by product, in the areas that both of them covered. */
export function compareCounts(before: ComparedCount, after: ComparedCount): Variance {
  const areas = after.areas.filter((area) => before.areas.includes(area));
  const earlier = sumByProduct(before.lines, areas);
  const later = sumByProduct(after.lines, areas);
  const lines = [...new Set([...earlier.keys(), ...later.keys()])]
    .map((productId) => toLine(productId, earlier.get(productId), later.get(productId)))
    .sort((a, b) => (a.difference ?? 0) - (b.difference ?? 0) || a.name.localeCompare(b.name));
  const less = lines.filter((line) => line.change === 'LESS');
  const total = (list: readonly VarianceLine[], of: (line: VarianceLine) => number): number =>
    list.reduce((sum, line) => sum + Math.abs(of(line)), 0);
  return {
    areas,
    lines,
    lessUnits: total(less, (line) => line.difference ?? 0),
    lessCostCentavos: total(less, (line) => line.costCentavos),
    lessPriceCentavos: total(less, (line) => line.priceCentavos),
    moreUnits: total(
      lines.filter((line) => line.change === 'MORE'),
      (line) => line.difference ?? 0,
    ),
  };
}

function sumByProduct(lines: readonly CountedLine[], areas: readonly string[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const line of lines) {
    if (!areas.includes(line.area)) continue;
    const known = sums.get(line.productId);
    sums.set(line.productId, {
      name: line.name,
      units: (known?.units ?? 0) + line.units,
      cost: line.costCentavos,
      price: line.priceCentavos,
    });
  }
  return sums;
}

function toLine(productId: string, before: Sum | undefined, after: Sum | undefined): VarianceLine {
  const latest = after ?? before;
  const difference = before && after ? after.units - before.units : null;
  const change = !before
    ? 'NEW'
    : !after
      ? 'NOT_COUNTED'
      : after.units === before.units
        ? 'SAME'
        : after.units < before.units
          ? 'LESS'
          : 'MORE';
  return {
    productId,
    name: latest?.name ?? '',
    before: before?.units ?? null,
    after: after?.units ?? null,
    difference,
    costCentavos: (difference ?? 0) * (latest?.cost ?? 0),
    priceCentavos: (difference ?? 0) * (latest?.price ?? 0),
    change,
  };
}

/** One count of a product, oldest first in a list. */
export interface CountedPoint {
  readonly at: Date;
  readonly units: number;
}

const DAY_MS = 86_400_000;

/**
 * Units that a product loses per day, by least squares over its counts; negative where it grows.
 * null below two counts, or where all are of one moment.
 */
export function unitsLostPerDay(points: readonly CountedPoint[]): number | null {
  if (points.length < 2) return null;
  const origin = points[0]?.at.getTime() ?? 0;
  const days = points.map(({ at }) => (at.getTime() - origin) / DAY_MS);
  const meanDay = days.reduce((a, b) => a + b, 0) / days.length;
  const meanUnits = points.reduce((sum, { units }) => sum + units, 0) / points.length;
  let spread = 0;
  let slope = 0;
  points.forEach(({ units }, index) => {
    const day = (days[index] ?? 0) - meanDay;
    spread += day * day;
    slope += day * (units - meanUnits);
  });
  return spread === 0 ? null : Number((-slope / spread || 0).toFixed(3));
}
