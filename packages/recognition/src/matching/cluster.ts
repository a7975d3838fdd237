import type { ProductModel } from '../catalogue/product-model.js';
import { fitPose, LEAST_INLIERS, type Hypothesis } from './pose.js';
import { wrapAngle, type Vote } from './vote-type.js';

/** How far votes of one facing may lie apart: a share of the shorter side, so that neighbours part. */
const CENTRE_SHARE = 0.3;
/** Votes that may join the pose once it is fitted: within this share of the longer side. */
const WINDOW_SHARE = 0.5;
const LOG_SCALE_TOLERANCE = 0.35;
const TURN_TOLERANCE = 0.4;
const MAXIMUM_PER_PRODUCT = 60;
const MAXIMUM_ATTEMPTS = 150;

/**
 * Finds the places where enough votes for one product agree on centre, size and turn (a
 * generalised Hough transform, Ballard 1981, without its grid), best first.
 */
export function findHypotheses(model: ProductModel, votes: readonly Vote[]): Hypothesis[] {
  const sorted = [...votes].sort((a, b) => a.centreX - b.centreX);
  const neighbours = sorted.map((_, i) => neighboursOf(model, sorted, i));
  const density = neighbours.map((list) => densityOf(sorted, list));
  const order = density
    .map((_, i) => i)
    .filter((i) => (density[i] as number) > 0)
    .sort((i, j) => (density[j] as number) - (density[i] as number));
  const open = new Uint8Array(sorted.length).fill(1);
  const usedFeatures = new Set<number>();
  const found: Hypothesis[] = [];
  let attempts = 0;
  for (const seed of order) {
    if (found.length >= MAXIMUM_PER_PRODUCT || attempts >= MAXIMUM_ATTEMPTS) break;
    if (open[seed] === 0) continue;
    const isFree = (i: number): boolean =>
      open[i] === 1 && !usedFeatures.has((sorted[i] as Vote).frameFeature);
    const members = (neighbours[seed] as number[]).filter(isFree);
    open[seed] = 0;
    const cluster = members.map((i) => sorted[i] as Vote);
    if (distinctFeatures(cluster) < LEAST_INLIERS) continue;
    attempts += 1;
    const near = windowAround(model, sorted, seed).filter(isFree);
    const hypothesis = fitPose(
      model,
      near.map((i) => sorted[i] as Vote),
      cluster,
    );
    if (!hypothesis) continue;
    for (const i of members) open[i] = 0;
    for (const vote of hypothesis.inliers) usedFeatures.add(vote.frameFeature);
    found.push(hypothesis);
  }
  return found;
}

/** Sum of the weights; 0 where too few distinct features agree to be a facing. */
function densityOf(sorted: readonly Vote[], list: readonly number[]): number {
  if (list.length < LEAST_INLIERS) return 0;
  const seen = new Set<number>();
  let sum = 0;
  for (const i of list) {
    const vote = sorted[i] as Vote;
    if (seen.has(vote.frameFeature)) continue;
    seen.add(vote.frameFeature);
    sum += vote.weight;
  }
  return seen.size < LEAST_INLIERS ? 0 : sum;
}

function distinctFeatures(votes: readonly Vote[]): number {
  return new Set(votes.map((vote) => vote.frameFeature)).size;
}

function windowAround(model: ProductModel, sorted: readonly Vote[], seed: number): number[] {
  const { centreX, centreY, logScale } = sorted[seed] as Vote;
  const reach = Math.max(model.width, model.height) * Math.exp(logScale) * WINDOW_SHARE;
  const result: number[] = [];
  const consider = (j: number): boolean => {
    const other = sorted[j];
    if (!other || Math.abs(other.centreX - centreX) > reach) return false;
    if (Math.abs(other.centreY - centreY) <= reach) result.push(j);
    return true;
  };
  for (let j = seed; consider(j); j += 1);
  for (let j = seed - 1; consider(j); j -= 1);
  return result;
}

/** Votes (sorted by centre) that agree with vote `i`, itself included. */
function neighboursOf(model: ProductModel, sorted: readonly Vote[], i: number): number[] {
  const seed = sorted[i] as Vote;
  const reach = Math.min(model.width, model.height) * Math.exp(seed.logScale) * CENTRE_SHARE;
  const result: number[] = [];
  const reach2 = reach * reach;
  const take = (j: number, other: Vote): void => {
    const dx = other.centreX - seed.centreX;
    const dy = other.centreY - seed.centreY;
    if (dx * dx + dy * dy > reach2) return;
    if (Math.abs(other.logScale - seed.logScale) > LOG_SCALE_TOLERANCE) return;
    if (Math.abs(wrapAngle(other.turn - seed.turn)) <= TURN_TOLERANCE) result.push(j);
  };
  for (let j = i; j < sorted.length; j += 1) {
    const other = sorted[j] as Vote;
    if (other.centreX - seed.centreX > reach) break;
    take(j, other);
  }
  for (let j = i - 1; j >= 0; j -= 1) {
    const other = sorted[j] as Vote;
    if (seed.centreX - other.centreX > reach) break;
    take(j, other);
  }
  return result;
}
