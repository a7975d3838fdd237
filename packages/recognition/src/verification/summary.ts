import type { Hypothesis } from '../matching/pose.js';
import type { CellMatch } from './cells.js';
import type { Patch } from './patch.js';

/** Agreement of a place in the frame with a product's whole front. */
export interface Appearance {
  /** Share of the front that lies inside the frame, 0..1. */
  readonly visible: number;
  /** Mean correlation of the cells that have structure, -1..1. */
  readonly structure: number;
  /** Mean difference of colour inside the front, hands left out; 0..about 255. */
  readonly colour: number;
  /** Share of inner cells printed in another colour, whatever the light. */
  readonly foreign: number;
  readonly cells: readonly CellMatch[];
}

/** Light, white balance and cameras shift colours by up to about this; another print by more. */
const FOREIGN_COLOUR = 30;
/** The rim of a crop shows the neighbours and the shelf: shares of width and height. */
const RIM = 0.1;

export function summarise(cells: readonly CellMatch[], seen: Patch): Appearance {
  const correlations = cells.flatMap((c) => (c.structure === undefined ? [] : [c.structure]));
  const inner = cells.filter((c) => !c.skin && isInner(c, seen));
  return {
    visible: mean(Array.from(seen.seen)),
    structure: mean(correlations),
    colour: inner.length === 0 ? 255 : mean(inner.map((c) => c.colour)),
    foreign: mean(inner.map((c) => (c.colour > FOREIGN_COLOUR ? 1 : 0))),
    cells,
  };
}

function isInner(cell: CellMatch, { width, height }: Patch): boolean {
  const dx = Math.min(cell.x, width - cell.x);
  const dy = Math.min(cell.y, height - cell.y);
  return dx > width * RIM && dy > height * RIM;
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * Log-odds that the place shows the product. The weights of structure and colour follow a logistic
 * regression over 2,800 hypotheses of six films, classes weighted equally; leaving any one film out
 * moved them by about a tenth. The weights of matches and of foreign cells were unstable there and
 * are set by reason: matches count little beyond a dozen, since siblings that share a logo have as
 * many as the product itself, and a cell in another print's colour counts against it.
 */
export function logOdds(h: Hypothesis, a: Appearance): number {
  if (a.structure < LEAST_STRUCTURE) return -10;
  return -1.3 + 9 * a.structure - 0.62 * a.colour - 5 * a.foreign + MATCH_WEIGHT * matchTerm(h);
}

/** Below, the match points lie by chance: the front as a whole does not look alike. */
const LEAST_STRUCTURE = 0.42;
const MATCH_WEIGHT = 0.5;

function matchTerm(h: Hypothesis): number {
  return Math.log(Math.min(20, h.inliers.length) / 10);
}
