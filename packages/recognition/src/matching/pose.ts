import { applyAffine, emptyPairs, fitAffine, type Affine } from '../geometry/affine.js';
import type { ProductModel } from '../catalogue/product-model.js';
import { wrapAngle, type Vote } from './vote-type.js';

/** A product's front supposed to stand somewhere in the frame. */
export interface Hypothesis {
  readonly model: ProductModel;
  /** From the front's pixels to the frame's. */
  readonly pose: Affine;
  /** Votes that agree with the pose, one per frame feature. */
  readonly inliers: readonly Vote[];
  /** Height and width of the front in the frame, pixels along its own sides. */
  readonly height: number;
  readonly width: number;
}

/** A matched point may lie this share of the front's longer side from where the pose puts it. */
const INLIER_SHARE = 0.035;
/** A feature's own scale and turn must agree with the pose this well. */
const LOG_SCALE_TOLERANCE = 0.45;
const TURN_TOLERANCE = 0.5;
const ROUNDS = 5;
/** Pull toward a similarity: as if points stood a tenth of the front's side apart. */
const RIDGE_SHARE = 0.1;
export const LEAST_INLIERS = 5;

/**
 * Fits the pose to the members of a cluster, then to every vote that agrees with it, in rounds:
 * the votes of all references of a product count together, since they share the front's pixels.
 */
export function fitPose(
  model: ProductModel,
  votes: readonly Vote[],
  members: readonly Vote[],
): Hypothesis | undefined {
  const side = Math.max(model.width, model.height);
  let inliers = [...members];
  let pose = poseOf(inliers, (side * 3 * RIDGE_SHARE) ** 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!pose || !isPlausible(pose)) return undefined;
    const loose = round === 0 ? 2 : 1;
    const next = agreeing(pose, side, votes, loose);
    if (next.length < LEAST_INLIERS) return undefined;
    const same = next.length === inliers.length && next.every((v, i) => v === inliers[i]);
    inliers = next;
    if (same) break;
    pose = poseOf(inliers, (side * RIDGE_SHARE) ** 2);
  }
  if (!pose || !isPlausible(pose)) return undefined;
  const height = Math.hypot(pose.b, pose.e) * model.height;
  const width = Math.hypot(pose.a, pose.d) * model.width;
  return { model, pose, inliers, height, width };
}

function poseOf(inliers: readonly Vote[], ridge: number): Affine | undefined {
  const pairs = emptyPairs(inliers.length);
  inliers.forEach((vote, i) => {
    pairs.x[i] = vote.frontX;
    pairs.y[i] = vote.frontY;
    pairs.u[i] = vote.frameX;
    pairs.v[i] = vote.frameY;
    pairs.weight[i] = vote.weight;
  });
  return fitAffine(pairs, ridge);
}

/** No mirror image, no extreme slant: a shelf is filmed from within about 45 degrees of straight. */
function isPlausible(pose: Affine): boolean {
  const determinant = pose.a * pose.e - pose.b * pose.d;
  if (determinant <= 0) return false;
  const across = Math.hypot(pose.a, pose.d);
  const down = Math.hypot(pose.b, pose.e);
  const skew = (pose.a * pose.b + pose.d * pose.e) / (across * down);
  const stretch = across / down;
  return Math.abs(skew) < 0.35 && stretch > 0.55 && stretch < 1.6;
}

/** The votes, at most one per frame feature, that the pose explains. */
function agreeing(pose: Affine, side: number, votes: readonly Vote[], loose: number): Vote[] {
  const scale = Math.sqrt(pose.a * pose.e - pose.b * pose.d);
  const reach = (INLIER_SHARE * side * scale * loose) ** 2;
  const turn = Math.atan2(pose.d - pose.b, pose.a + pose.e);
  const best = new Map<number, { vote: Vote; error: number }>();
  for (const vote of votes) {
    if (Math.abs(wrapAngle(vote.turn - turn)) > TURN_TOLERANCE) continue;
    if (Math.abs(vote.logScale - Math.log(scale)) > LOG_SCALE_TOLERANCE) continue;
    const at = applyAffine(pose, vote.frontX, vote.frontY);
    const error = (at.x - vote.frameX) ** 2 + (at.y - vote.frameY) ** 2;
    if (error > reach) continue;
    const known = best.get(vote.frameFeature);
    if (!known || error < known.error) best.set(vote.frameFeature, { vote, error });
  }
  return [...best.values()].map((entry) => entry.vote);
}
