import type { ProductModel } from '../catalogue/product-model.js';
import { fitPose, LEAST_INLIERS, type Hypothesis } from './pose.js';
import { wrapAngle, type Vote } from './vote.js';

/** How far votes of one facing may lie apart: a share of the shorter side, so that neighbours part. */
const CENTRE_SHARE = 0.3;
const LOG_SCALE_TOLERANCE = 0.35;
const TURN_TOLERANCE = 0.4;
const MAXIMUM_PER_PRODUCT = 60;

/**
 * Finds the places where enough votes for one product agree on centre, size and turn (a
 * generalised Hough transform, Ballard 1981, without its grid), best first.
 */
export function findHypotheses(model: ProductModel, votes: readonly Vote[]): Hypothesis[] {
  const sorted = [...votes].sort((a, b) => a.centreX - b.centreX);
  const neighbours = sorted.map((_, i) => neighboursOf(model, sorted, i));
  const density = neighbours.map((list) =>
    list.reduce((sum, i) => sum + (sorted[i] as Vote).weight, 0),
  );
  const order = density.map((_, i) => i).sort((i, j) => (density[j] ?? 0) - (density[i] ?? 0));
  const open = new Uint8Array(sorted.length).fill(1);
  const found: Hypothesis[] = [];
  for (const seed of order) {
    if (found.length >= MAXIMUM_PER_PRODUCT) break;
    if (open[seed] === 0) continue;
    const members = (neighbours[seed] ?? []).filter((i) => open[i] === 1);
    open[seed] = 0;
    const cluster = members.map((i) => sorted[i] as Vote);
    if (distinctFeatures(cluster) < LEAST_INLIERS) continue;
    const free = sorted.filter((_, i) => open[i] === 1 || i === seed);
    const hypothesis = fitPose(model, free, cluster);
    if (!hypothesis) continue;
    for (const i of members) open[i] = 0;
    const used = new Set(hypothesis.inliers.map((vote) => vote.frameFeature));
    sorted.forEach((vote, i) => {
      if (used.has(vote.frameFeature)) open[i] = 0;
    });
    found.push(hypothesis);
  }
  return found;
}

function distinctFeatures(votes: readonly Vote[]): number {
  return new Set(votes.map((vote) => vote.frameFeature)).size;
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
