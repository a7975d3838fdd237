/** Units of one product in one report: as the provider saw them, and as they truly are. */
export interface TruthLine {
  /** null: facings that no product of the catalogue stands for. */
  readonly productId: string | null;
  readonly name: string | null;
  readonly seen: number;
  readonly actual: number;
}

/** How far a provider's count was from the truth. */
export interface TruthFigures {
  /** Units that truly stand there, of products of the catalogue. */
  readonly facings: number;
  /** Sum over products of the units too many or too few, as `eval` adds up its count error. */
  readonly unitErrors: number;
}

/** Compares products alone: what was not recognised on either side is no unit of any of them. */
export function truthFigures(lines: readonly TruthLine[]): TruthFigures {
  const named = lines.filter((line) => line.productId !== null);
  return {
    facings: named.reduce((sum, line) => sum + line.actual, 0),
    unitErrors: named.reduce((sum, line) => sum + Math.abs(line.seen - line.actual), 0),
  };
}

/** 1 for a perfect count, 0 for one that is wrong by as much as there is; null without facings. */
export function accuracyOf({ facings, unitErrors }: TruthFigures): number | null {
  if (facings === 0) return null;
  return Number(Math.max(0, 1 - unitErrors / facings).toFixed(4));
}
