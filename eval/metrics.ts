import { boundsOf, invert, iou, type CountResult, type Facing } from '@miinventario/counting';
import { trueCamera, type FilmCase, type TrueBox } from './film-set.js';

export interface ModeFigures {
  readonly found: Record<string, number>;
  readonly countError: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly linesExact: number;
  readonly placedPrecision: number;
  readonly placedRecall: number;
  readonly misnamed: number;
  readonly unrecognised: number;
}

/** The sums that figures are made of, so that those of several films can be added up. */
export interface Tally {
  absolute: number;
  truth: number;
  found: number;
  common: number;
  lines: number;
  exactLines: number;
  placed: number;
  misnamed: number;
  unrecognised: number;
}

/** Overlap from which a facing stands where a true box does. */
const PLACED_IOU = 0.5;
/** Less is asked before a name is called false: a loose box is not a wrong name. */
const NAMED_IOU = 0.3;

export function foundCounts(result: CountResult): Record<string, number> {
  const found: Record<string, number> = {};
  for (const item of result.items) {
    if (item.productId !== null)
      found[item.productId] = (found[item.productId] ?? 0) + item.quantity;
  }
  return found;
}

export function tally(film: FilmCase, result: CountResult): Tally {
  const found = foundCounts(result);
  const named = result.facings.filter((facing) => facing.productId !== null);
  const sums = emptyTally();
  for (const product of new Set([...Object.keys(film.counts), ...Object.keys(found)])) {
    const truth = film.counts[product] ?? 0;
    const seen = found[product] ?? 0;
    sums.absolute += Math.abs(seen - truth);
    sums.truth += truth;
    sums.found += seen;
    sums.common += Math.min(seen, truth);
    if (product in film.counts) {
      sums.lines++;
      if (seen === truth) sums.exactLines++;
    }
  }
  const { placed, misnamed } = placeFacings(film, named);
  sums.placed = placed;
  sums.misnamed = misnamed;
  sums.unrecognised = result.facings.length - named.length;
  return sums;
}

export function emptyTally(): Tally {
  return {
    absolute: 0,
    truth: 0,
    found: 0,
    common: 0,
    lines: 0,
    exactLines: 0,
    placed: 0,
    misnamed: 0,
    unrecognised: 0,
  };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const one of tallies) {
    for (const key of Object.keys(sum) as Array<keyof Tally>) sum[key] += one[key];
  }
  return sum;
}

export function toFigures(sums: Tally): Omit<ModeFigures, 'found'> {
  const precision = ratio(sums.common, sums.found);
  const recall = ratio(sums.common, sums.truth);
  return {
    countError: ratio(sums.absolute, sums.truth, 0),
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    linesExact: ratio(sums.exactLines, sums.lines),
    placedPrecision: ratio(sums.placed, sums.found),
    placedRecall: ratio(sums.placed, sums.truth),
    misnamed: sums.misnamed,
    unrecognised: sums.unrecognised,
  };
}

function ratio(part: number, whole: number, empty = 1): number {
  return whole === 0 ? empty : part / whole;
}

/** One to one between named facings and true boxes of the same product, best overlap first. */
function placeFacings(
  film: FilmCase,
  facings: readonly Facing[],
): { placed: number; misnamed: number } {
  const pairs: Array<{ facing: Facing; truth: TrueBox; overlap: number }> = [];
  const standing = new Set<Facing>();
  for (const facing of facings) {
    for (const truth of film.boxes) {
      if (truth.product !== facing.productId) continue;
      const camera = trueCamera(film, facing.evidence.frameIndex, truth);
      if (camera === undefined) continue;
      const overlap = iou(boundsOf(invert(camera), facing.evidence.box), truth.box);
      if (overlap >= NAMED_IOU) standing.add(facing);
      if (overlap >= PLACED_IOU) pairs.push({ facing, truth, overlap });
    }
  }
  pairs.sort((a, b) => b.overlap - a.overlap);
  const usedFacings = new Set<Facing>();
  const usedBoxes = new Set<TrueBox>();
  for (const { facing, truth } of pairs) {
    if (usedFacings.has(facing) || usedBoxes.has(truth)) continue;
    usedFacings.add(facing);
    usedBoxes.add(truth);
  }
  return { placed: usedFacings.size, misnamed: facings.length - standing.size };
}
