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
    const hypothesis = fitPose(model, near.map((i) => sorted[i] as Vote), cluster);
    if (!hypothesis) continue;
    for (const i of members) open[i] = 0;
    for (const vote of hypothesis.inliers) usedFeatures.add(vote.frameFeature);
    found.push(hypothesis);
  }
  return found;
}

/** Sum of the weights of distinct features; 0 where too few agree to be a facing. */
function densityOf(sorted: readonly Vote[], list: readonly number[]): number {
  const best = new Map<number, number>();
  for (const i of list) {
    const vote = sorted[i] as Vote;
    best.set(vote.frameFeature, Math.max(vote.weight, best.get(vote.frameFeature) ?? 0));
  }
  if (best.size < LEAST_INLIERS) return 0;
  let sum = 0;
  for (const weight of best.values()) sum += weight;
  return sum;
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
  const consider = (j: number): boolean => {
    const other = sorted[j];
    if (!other) return false;
    const dx = other.centreX - seed.centreX;
    if (Math.abs(dx) > reach) return false;
    const dy = other.centreY - seed.centreY;
    if (dx * dx + dy * dy > reach * reach) return true;
    if (Math.abs(other.logScale - seed.logScale) > LOG_SCALE_TOLERANCE) return true;
    if (Math.abs(wrapAngle(other.turn - seed.turn)) <= TURN_TOLERANCE) result.push(j);
    return true;
  };
  for (let j = i; consider(j); j += 1);
  for (let j = i - 1; consider(j); j -= 1);
  return result;
}
