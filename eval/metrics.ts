import { boundsOf, invert, iou, type CountResult, type Facing } from '@miinventario/counting';
import { trueCamera, type FilmCase, type TrueBox } from './film-set.js';

export interface ModeFigures {
  readonly found: Record<string, number>;
  readonly countError: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly linesExact: number;
  /** Null where no film tells its camera. */
  readonly placedPrecision: number | null;
  readonly placedRecall: number | null;
  readonly misnamed: number;
  readonly unrecognised: number;
  /** Share of the packs that got no name, or have none, that are proposed; null where none is. */
  readonly proposedRecall: number | null;
}

/** The sums that figures are made of, so that those of several films can be added up. */
export interface Tally {
  absolute: number;
  truth: number;
  found: number;
  common: number;
  lines: number;
  exactLines: number;
  /** Of the films whose camera is known: true facings, found ones, and those that agree. */
  placeable: number;
  placeFound: number;
  placed: number;
  misnamed: number;
  unrecognised: number;
  /** True boxes that no named facing covers, and those of them that an unrecognised one does. */
  nameless: number;
  proposed: number;
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
  const unnamed = result.facings.filter((facing) => facing.productId === null);
  sums.unrecognised = unnamed.length;
  if (film.frames.length === 0) return sums;
  const { boxes, misnamed } = placeFacings(film, named, isItsProduct);
  sums.placeable = sums.truth;
  sums.placeFound = sums.found;
  sums.placed = boxes.size;
  sums.misnamed = misnamed;
  const nameless = film.boxes.filter((truth) => !boxes.has(truth));
  sums.nameless = nameless.length;
  sums.proposed = placeFacings({ ...film, boxes: nameless }, unnamed, () => true).boxes.size;
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
    placeable: 0,
    placeFound: 0,
    placed: 0,
    misnamed: 0,
    unrecognised: 0,
    nameless: 0,
    proposed: 0,
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
    placedPrecision: sums.placeable === 0 ? null : ratio(sums.placed, sums.placeFound),
    placedRecall: sums.placeable === 0 ? null : ratio(sums.placed, sums.placeable),
    misnamed: sums.misnamed,
    unrecognised: sums.unrecognised,
    proposedRecall: sums.nameless === 0 ? null : sums.proposed / sums.nameless,
  };
}

function ratio(part: number, whole: number, empty = 1): number {
  return whole === 0 ? empty : part / whole;
}

function isItsProduct(facing: Facing, truth: TrueBox): boolean {
  return truth.product === facing.productId;
}

/** One to one between facings and true boxes that may be theirs, best overlap first. */
function placeFacings(
  film: FilmCase,
  facings: readonly Facing[],
  mayBe: (facing: Facing, truth: TrueBox) => boolean,
): { boxes: ReadonlySet<TrueBox>; misnamed: number } {
  // Of a real film nobody knows where things stand: no name can be called false by its place.
  if (film.boxes.length === 0) return { boxes: new Set(), misnamed: 0 };
  const pairs: Array<{ facing: Facing; truth: TrueBox; overlap: number }> = [];
  const standing = new Set<Facing>();
  for (const facing of facings) {
    for (const truth of film.boxes) {
      if (!mayBe(facing, truth)) continue;
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
  return { boxes: usedBoxes, misnamed: facings.length - standing.size };
}
