import { IDENTITY, type Affine, type Point } from '../geometry/affine.js';
import { DESCRIPTOR_LENGTH, DESCRIPTOR_UNIT } from '../features/root-sift.js';
import { findHypotheses } from '../matching/cluster.js';
import { wrapAngle, type Vote } from '../matching/vote-type.js';
import type { FeatureSet, ReferenceDescriptor } from '../types.js';

/** How one reference lies on another, and where their shared features stand in each. */
export interface Alignment {
  /** From this reference's pixels to the other's. */
  readonly pose: Affine;
  readonly shared: readonly Point[];
  readonly sharedInTarget: readonly Point[];
}

/** The strongest points suffice to lay two photos of one pack over each other. */
const COMPARED = 220;
const LARGEST_DISTANCE = 0.68;
/** Lowe's ratio test: the best match must be this much nearer than the second best (2004, 7.1). */
const RATIO = 0.88;
const LEAST_SHARED = 9;

/** Undefined when the two photos share too few features to be of one side of a pack. */
export function alignReference(
  reference: ReferenceDescriptor,
  target: ReferenceDescriptor,
): Alignment | undefined {
  if (reference === target) return { pose: IDENTITY, shared: [], sharedInTarget: [] };
  const { width, height } = reference;
  const side = { productId: '', width, height, references: [] };
  const [best] = findHypotheses(side, matchFeatures(reference, target.features));
  if (!best || best.inliers.length < LEAST_SHARED) return undefined;
  return {
    pose: best.pose,
    shared: best.inliers.map((vote) => ({ x: vote.frontX, y: vote.frontY })),
    sharedInTarget: best.inliers.map((vote) => ({ x: vote.frameX, y: vote.frameY })),
  };
}

const GRID = 6;

/** Share of the reference's 6 x 6 parts that hold one of the points, 0..1. */
export function coverageOf(
  { width, height }: { width: number; height: number },
  points: readonly Point[],
): number {
  const filled = new Set<number>();
  for (const point of points) {
    const column = Math.floor((GRID * point.x) / width);
    const row = Math.floor((GRID * point.y) / height);
    filled.add(row * GRID + column);
  }
  return filled.size / (GRID * GRID);
}

function matchFeatures(reference: ReferenceDescriptor, target: FeatureSet): Vote[] {
  const votes: Vote[] = [];
  const { features } = reference;
  const limit = (LARGEST_DISTANCE * DESCRIPTOR_UNIT) ** 2;
  for (let i = 0; i < Math.min(COMPARED, target.count); i += 1) {
    const { index, first, second } = nearestTwo(features, target.descriptors, i);
    if (index < 0 || first > limit || first > second * RATIO * RATIO) continue;
    votes.push(voteBetween(reference, index, target, i, 1 - first / limit));
  }
  return votes;
}

function nearestTwo(
  features: FeatureSet,
  query: Uint8Array,
  at: number,
): { index: number; first: number; second: number } {
  let index = -1;
  let first = Infinity;
  let second = Infinity;
  const from = at * DESCRIPTOR_LENGTH;
  for (let j = 0; j < Math.min(COMPARED, features.count); j += 1) {
    const base = j * DESCRIPTOR_LENGTH;
    let sum = 0;
    for (let d = 0; d < DESCRIPTOR_LENGTH && sum < second; d += 32) {
      for (let e = d; e < d + 32; e += 1) {
        const gap = (features.descriptors[base + e] as number) - (query[from + e] as number);
        sum += gap * gap;
      }
    }
    if (sum < first) {
      second = first;
      first = sum;
      index = j;
    } else if (sum < second) second = sum;
  }
  return { index, first, second };
}

function voteBetween(
  reference: ReferenceDescriptor,
  f: number,
  target: FeatureSet,
  t: number,
  weight: number,
): Vote {
  const { features } = reference;
  const frontX = features.x[f] as number;
  const frontY = features.y[f] as number;
  const frameX = target.x[t] as number;
  const frameY = target.y[t] as number;
  const scale = (target.scale[t] as number) / (features.scale[f] as number);
  const turn = wrapAngle((target.angle[t] as number) - (features.angle[f] as number));
  const cos = Math.cos(turn) * scale;
  const sin = Math.sin(turn) * scale;
  const dx = reference.width / 2 - frontX;
  const dy = reference.height / 2 - frontY;
  return {
    frameFeature: t,
    reference: 0,
    frontX,
    frontY,
    frameX,
    frameY,
    centreX: frameX + cos * dx - sin * dy,
    centreY: frameY + sin * dx + cos * dy,
    logScale: Math.log(scale),
    turn,
    weight: Math.max(0.05, weight),
  };
}
