import { DESCRIPTOR_LENGTH, DESCRIPTOR_UNIT } from '../features/root-sift.js';
import { buildKdForest } from '../matching/kd-forest.js';
import { KdSearch } from '../matching/kd-search.js';
import { wrapAngle } from '../matching/vote-type.js';
import type { FeatureSet } from '../types.js';

/** A point of a frame and its like to the right of it. */
export interface Pair {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** Likes looked for per point: a row of packs has as many of each. */
const LIKES = 6;
const CHECKS = 96;
/** Unit RootSIFT vectors further apart do not show the same print. */
const LARGEST_DISTANCE = 0.5;
/** Neighbours on a board stand beside each other, equally large and equally upright. */
const SLANT = 0.2;
const SCALE_RATIO = 1.25;
const TURN = 0.2;
/** Packs are at least so far apart, pixels. */
const LEAST_WAY = 36;
/** Pairs of one row agree on the way from pack to pack so well, as a share of it. */
const SAME_WAY = 0.05;
/** Points of one row of packs lie so near to another one's, as a share of the way. */
const NEAR = 0.5;

/** Print that comes again to the right of itself, at most `farthest` pixels away. */
export function findPairs(features: FeatureSet, farthest: number): Pair[] {
  const { count, x, y, scale, angle, descriptors } = features;
  if (count === 0) return [];
  const forest = buildKdForest(count, (points) =>
    points.set(descriptors.subarray(0, count * DESCRIPTOR_LENGTH)),
  );
  const search = new KdSearch(forest, LIKES + 1, CHECKS);
  const limit = (LARGEST_DISTANCE * DESCRIPTOR_UNIT) ** 2;
  const pairs: Pair[] = [];
  for (let i = 0; i < count; i += 1) {
    const found = search.search(descriptors, i * DESCRIPTOR_LENGTH, limit);
    for (let k = 0; k < found.count; k += 1) {
      const j = found.index[k] as number;
      const dx = (x[j] as number) - (x[i] as number);
      const dy = (y[j] as number) - (y[i] as number);
      const ratio = (scale[j] as number) / (scale[i] as number);
      if (dx < LEAST_WAY || dx > farthest || Math.abs(dy) > SLANT * dx) continue;
      if (ratio > SCALE_RATIO || ratio * SCALE_RATIO < 1) continue;
      if (Math.abs(wrapAngle((angle[j] as number) - (angle[i] as number))) > TURN) continue;
      pairs.push({ x: x[i] as number, y: y[i] as number, dx, dy });
    }
  }
  return pairs;
}

/** Pairs of one board in groups that go the same way and lie beside each other. */
export function groupPairs(pairs: readonly Pair[], least: number): Pair[][] {
  const sorted = [...pairs].sort((a, b) => a.x - b.x);
  const parent = sorted.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length; j += 1) {
      const b = sorted[j] as Pair;
      if (b.x - a.x > NEAR * a.dx) break;
      const off = Math.max(Math.abs(b.dx - a.dx), Math.abs(b.dy - a.dy));
      if (off <= SAME_WAY * a.dx) parent[root(j)] = root(i);
    }
  });
  const groups = new Map<number, Pair[]>();
  sorted.forEach((pair, i) => {
    const key = root(i);
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  });
  return [...groups.values()].filter((group) => group.length >= least);
}
