import { DESCRIPTOR_LENGTH } from '../features/root-sift.js';
import { Workspace } from '../simd/workspace.js';

const TREES = 4;
const LEAF_SIZE = 20;
/** Points compared at once; equal points may fill a leaf beyond its size. */
export const LARGEST_LEAF = 256;
/** Split dimensions are drawn among so many of the highest variance (Muja & Lowe 2009). */
const TOP_DIMENSIONS = 8;
const VARIANCE_SAMPLE = 24;

/** One tree in flat arrays: node i splits `dimension[i]` at `threshold[i]`, or is a leaf. */
interface KdTree {
  /** -1 marks a leaf, whose points are `order[start..end)`. */
  readonly dimension: Int16Array;
  readonly threshold: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly order: Int32Array;
  /** Where `order` stands in the forest's workspace. */
  readonly orderAddress: number;
}

/**
 * Randomised k-d trees over byte descriptors, searched together best bin first (Muja & Lowe, "Fast
 * approximate nearest neighbors with automatic algorithm configuration", VISAPP 2009). Search time
 * hardly grows with the number of descriptors.
 */
export interface KdForest {
  readonly count: number;
  readonly trees: readonly KdTree[];
  /** Holds the points, the trees' orders, and room for a search. */
  readonly work: Workspace;
  readonly pointsAddress: number;
  readonly query: { readonly address: number; readonly data: Uint8Array };
  readonly distances: { readonly address: number; readonly data: Int32Array };
}

/** A forest of `count` points, which `fill` writes. */
export function buildKdForest(
  count: number,
  fill: (points: Uint8Array) => void,
  seed = 1,
): KdForest {
  const work = new Workspace();
  work.reset(count * (DESCRIPTOR_LENGTH + 4 * TREES) + 8192);
  const points = work.bytes(count * DESCRIPTOR_LENGTH);
  const query = work.bytes(DESCRIPTOR_LENGTH);
  const distances = work.integers(LARGEST_LEAF);
  fill(points.data);
  const random = randomFrom(seed);
  const trees: KdTree[] = [];
  if (count > 0) {
    for (let i = 0; i < TREES; i += 1) trees.push(buildTree(points.data, work, count, random));
  }
  return { count, trees, work, pointsAddress: points.address, query, distances };
}

function buildTree(
  points: Uint8Array,
  work: Workspace,
  count: number,
  random: () => number,
): KdTree {
  const capacity = 4 * Math.ceil(count / (LEAF_SIZE / 2)) + 3;
  const dimension = new Int16Array(capacity);
  const threshold = new Uint8Array(capacity);
  const left = new Int32Array(capacity);
  const right = new Int32Array(capacity);
  const { address: orderAddress, data: order } = work.integers(count);
  for (let i = 0; i < count; i += 1) order[i] = i;
  let used = 1;
  const pending: Array<{ node: number; start: number; end: number }> = [
    { node: 0, start: 0, end: count },
  ];
  for (let job = pending.pop(); job; job = pending.pop()) {
    const { node, start, end } = job;
    const split =
      end - start > LEAF_SIZE ? chooseSplit(points, order, start, end, random) : undefined;
    const middle = split ? partition(points, order, start, end, split) : start;
    if (!split || middle === start || middle === end || used + 2 > capacity) {
      dimension[node] = -1;
      left[node] = start;
      right[node] = end;
      continue;
    }
    dimension[node] = split.dimension;
    threshold[node] = split.threshold;
    left[node] = used;
    right[node] = used + 1;
    pending.push({ node: used, start, end: middle }, { node: used + 1, start: middle, end });
    used += 2;
  }
  return {
    dimension: dimension.slice(0, used),
    threshold: threshold.slice(0, used),
    left: left.slice(0, used),
    right: right.slice(0, used),
    order,
    orderAddress,
  };
}

interface Split {
  readonly dimension: number;
  /** Points with a value below go left. */
  readonly threshold: number;
}

const sums = new Float64Array(DESCRIPTOR_LENGTH);
const squares = new Float64Array(DESCRIPTOR_LENGTH);
const topSpread = new Float64Array(TOP_DIMENSIONS);
const topDimension = new Int32Array(TOP_DIMENSIONS);

function chooseSplit(
  points: Uint8Array,
  order: Int32Array,
  start: number,
  end: number,
  random: () => number,
): Split {
  sums.fill(0);
  squares.fill(0);
  const sample = Math.min(VARIANCE_SAMPLE, end - start);
  const stride = (end - start) / sample;
  for (let s = 0; s < sample; s += 1) {
    const base = (order[start + Math.floor(s * stride)] as number) * DESCRIPTOR_LENGTH;
    for (let d = 0; d < DESCRIPTOR_LENGTH; d += 1) {
      const value = points[base + d] as number;
      sums[d] = (sums[d] as number) + value;
      squares[d] = (squares[d] as number) + value * value;
    }
  }
  const dimension = widest(sample, random);
  const threshold = Math.round((sums[dimension] as number) / sample + 0.5);
  return { dimension, threshold: Math.min(255, Math.max(1, threshold)) };
}

/** One of the dimensions of highest variance, drawn at random, in one pass without sorting. */
function widest(sample: number, random: () => number): number {
  topDimension.fill(0);
  topSpread.fill(-1);
  for (let d = 0; d < DESCRIPTOR_LENGTH; d += 1) {
    const mean = (sums[d] as number) / sample;
    const spread = (squares[d] as number) / sample - mean * mean;
    if (spread <= (topSpread[TOP_DIMENSIONS - 1] as number)) continue;
    let place = TOP_DIMENSIONS - 1;
    while (place > 0 && (topSpread[place - 1] as number) < spread) {
      topSpread[place] = topSpread[place - 1] as number;
      topDimension[place] = topDimension[place - 1] as number;
      place -= 1;
    }
    topSpread[place] = spread;
    topDimension[place] = d;
  }
  return topDimension[Math.floor(random() * TOP_DIMENSIONS)] as number;
}

function partition(
  points: Uint8Array,
  order: Int32Array,
  start: number,
  end: number,
  split: Split,
): number {
  let low = start;
  let high = end - 1;
  while (low <= high) {
    const point = order[low] as number;
    if ((points[point * DESCRIPTOR_LENGTH + split.dimension] as number) < split.threshold) {
      low += 1;
    } else {
      order[low] = order[high] as number;
      order[high] = point;
      high -= 1;
    }
  }
  return low;
}

/** Mulberry32: small, seeded, so that the same catalogue always gives the same answers. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
