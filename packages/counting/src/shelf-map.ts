/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes come from the map's own lists */
import type { Homography } from './types.js';
import type { Anchor, ShelfTracker } from './shelf-tracker.js';
import type { PoseEdge, PoseGraphOptions } from './pose-graph.js';
import { apply, IDENTITY, invert, isPlausible, multiply } from './homography.js';
import { edgeResidual, optimisePoses } from './pose-graph.js';
import { closeLoop } from './close-loop.js';
import { matchViews } from './relocalise.js';

/** Where every anchor lies on its segment's shelf plane, in working pixels. */
export interface ShelfMap {
  readonly poses: readonly Homography[];
  /** Segment number of each anchor. */
  readonly segments: readonly number[];
  /** Median residual of each segment's edges, working pixels. */
  readonly residuals: readonly number[];
  readonly edges: readonly PoseEdge[];
}

/** An edge that disagrees by more than this with all the rest together is a false match, pixels. */
const MAX_EDGE_RESIDUAL = 9;
/** Loop closures tried in all and per anchor: enough to tie every row, bounded for long films. */
const MAX_LOOPS = 160;
const MAX_LOOPS_PER_ANCHOR = 5;
const MIN_LOOP_OVERLAP = 0.3;
/** Pairs of views compared without a prior, over the whole film: each costs about ten milliseconds. */
const MAX_JOIN_TRIALS = 160;

/** Joins what the tracker followed: loops closed, segments tied, the drift spread. */
export function buildShelfMap(tracker: ShelfTracker): ShelfMap {
  const { anchors } = tracker;
  if (anchors.length === 0) return { poses: [], segments: [], residuals: [], edges: [] };
  const size = anchors[0]!.pyramid[0]!;
  const options = { width: size.width, height: size.height };
  const edges = joinSegments(anchors, [...tracker.edges]);
  let poses = settle(anchors.length, edges, options);
  for (let round = 0; round < 2; round++) {
    const loops = findLoops(anchors, poses, edges, options);
    if (loops.length === 0) break;
    edges.push(...loops);
    poses = settle(anchors.length, edges, options, poses);
    if (dropFalseEdges(poses, edges, tracker.edges, options)) {
      poses = settle(anchors.length, edges, options, poses);
    }
  }
  const segments = components(anchors.length, edges);
  return { poses, segments, residuals: residualsOf(poses, segments, edges, options), edges };
}

/** Ties stretches that motion did not connect where their views overlap. */
function joinSegments(anchors: readonly Anchor[], edges: PoseEdge[]): PoseEdge[] {
  const budget = { left: MAX_JOIN_TRIALS };
  for (;;) {
    const label = components(anchors.length, edges);
    const count = Math.max(...label) + 1;
    if (count < 2) return edges;
    const edge = bestJoin(anchors, label, count, budget);
    if (edge === undefined) return edges;
    edges.push(edge);
  }
}

function bestJoin(
  anchors: readonly Anchor[],
  label: readonly number[],
  count: number,
  budget: { left: number },
): PoseEdge | undefined {
  for (let segment = 1; segment < count; segment++) {
    let best: { edge: PoseEdge; correlation: number } | undefined;
    const members = label.flatMap((l, i) => (l === segment ? [i] : []));
    for (const to of spread(members, 4)) {
      for (const from of spread(
        label.flatMap((l, i) => (l < segment ? [i] : [])),
        16,
      )) {
        if (budget.left-- <= 0) return best?.edge;
        const found = matchViews(anchors[from]!.pyramid, anchors[to]!.pyramid);
        if (found === undefined || found.correlation <= (best?.correlation ?? 0)) continue;
        const edge = { from, to, map: found.map, weight: 0.5 };
        best = { edge, correlation: found.correlation };
      }
    }
    if (best !== undefined) return best.edge;
  }
  return undefined;
}

/** At most `wanted` of the list, evenly. */
function spread(list: readonly number[], wanted: number): number[] {
  if (list.length <= wanted) return [...list];
  return Array.from(
    { length: wanted },
    (_, i) => list[Math.round((i * (list.length - 1)) / (wanted - 1))]!,
  );
}

/** Connected components, numbered in order of first appearance. */
function components(count: number, edges: readonly PoseEdge[]): number[] {
  const parent = Array.from({ length: count }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  for (const edge of edges) parent[root(edge.to)] = root(edge.from);
  const numbers = new Map<number, number>();
  return parent.map((_, i) => {
    const r = root(i);
    if (!numbers.has(r)) numbers.set(r, numbers.size);
    return numbers.get(r)!;
  });
}

/** Chains poses from each component's middle anchor, then optimises them all together. */
function settle(
  count: number,
  edges: readonly PoseEdge[],
  options: PoseGraphOptions,
  start?: readonly Homography[],
): Homography[] {
  const label = components(count, edges);
  const roots = new Set<number>();
  for (let segment = 0; segment <= Math.max(...label); segment++) {
    const members = label.flatMap((l, i) => (l === segment ? [i] : []));
    roots.add(members[members.length >> 1]!);
  }
  const poses = start === undefined ? chain(count, edges, roots) : [...start];
  return optimisePoses(poses, edges, roots, options);
}

function chain(
  count: number,
  edges: readonly PoseEdge[],
  roots: ReadonlySet<number>,
): Homography[] {
  const poses: Homography[] = Array.from({ length: count }, () => IDENTITY);
  const done = new Set(roots);
  const queue = [...roots];
  for (let anchor = queue.shift(); anchor !== undefined; anchor = queue.shift()) {
    for (const edge of edges) {
      const next = edge.from === anchor ? edge.to : edge.to === anchor ? edge.from : undefined;
      if (next === undefined || done.has(next)) continue;
      const toNext = edge.from === anchor ? edge.map : invert(edge.map);
      poses[next] = multiply(poses[anchor]!, invert(toNext));
      done.add(next);
      queue.push(next);
    }
  }
  return poses;
}

/** Measures overlaps that motion did not: a return, the row below, a neighbour but one. */
function findLoops(
  anchors: readonly Anchor[],
  poses: readonly Homography[],
  edges: readonly PoseEdge[],
  options: PoseGraphOptions,
): PoseEdge[] {
  const known = new Set(edges.map((edge) => pairKey(edge.from, edge.to)));
  const label = components(anchors.length, edges);
  const candidates: Array<{ from: number; to: number; guess: Homography; gain: number }> = [];
  for (let to = 1; to < anchors.length; to++) {
    for (let from = 0; from < to; from++) {
      if (label[from] !== label[to] || known.has(pairKey(from, to))) continue;
      const guess = multiply(invert(poses[to]!), poses[from]!);
      if (!isPlausible(guess, options.width, options.height)) continue;
      const overlap = overlapShare(guess, options);
      if (overlap < MIN_LOOP_OVERLAP) continue;
      // A far return ties more than a neighbour does.
      candidates.push({ from, to, guess, gain: overlap * Math.min(6, to - from) });
    }
  }
  candidates.sort((a, b) => b.gain - a.gain);
  const used = new Map<number, number>();
  const loops: PoseEdge[] = [];
  let tried = 0;
  for (const { from, to, guess } of candidates) {
    const load = Math.min(used.get(from) ?? 0, used.get(to) ?? 0);
    if (load >= MAX_LOOPS_PER_ANCHOR) continue;
    if (++tried > MAX_LOOPS) break;
    used.set(from, (used.get(from) ?? 0) + 1);
    used.set(to, (used.get(to) ?? 0) + 1);
    const map = closeLoop(anchors[from]!.pyramid, anchors[to]!.pyramid, guess, to - from);
    if (map !== undefined) loops.push({ from, to, map, weight: 0.7 });
  }
  return loops;
}

function pairKey(a: number, b: number): number {
  return Math.min(a, b) * 100_000 + Math.max(a, b);
}

/** Share of an image that its map puts inside an image of the same size. */
export function overlapShare(
  map: Homography,
  size: { readonly width: number; readonly height: number },
): number {
  let inside = 0;
  const steps = 8;
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const q = apply(map, ((i + 0.5) / steps) * size.width, ((j + 0.5) / steps) * size.height);
      if (q.x >= 0 && q.y >= 0 && q.x <= size.width && q.y <= size.height) inside++;
    }
  }
  return inside / (steps * steps);
}

/** Removes loop edges that all the rest contradicts; true when something was removed. */
function dropFalseEdges(
  poses: readonly Homography[],
  edges: PoseEdge[],
  tracked: readonly PoseEdge[],
  options: PoseGraphOptions,
): boolean {
  const trusted = new Set(tracked);
  const kept = edges.filter(
    (edge) => trusted.has(edge) || edgeResidual(poses, edge, options) <= MAX_EDGE_RESIDUAL,
  );
  const dropped = kept.length < edges.length;
  edges.splice(0, edges.length, ...kept);
  return dropped;
}

function residualsOf(
  poses: readonly Homography[],
  segments: readonly number[],
  edges: readonly PoseEdge[],
  options: PoseGraphOptions,
): number[] {
  return Array.from({ length: Math.max(...segments) + 1 }, (_, segment) => {
    const residuals = edges
      .filter((edge) => segments[edge.from] === segment)
      .map((edge) => edgeResidual(poses, edge, options))
      .sort((a, b) => a - b);
    return residuals[residuals.length >> 1] ?? 0;
  });
}
