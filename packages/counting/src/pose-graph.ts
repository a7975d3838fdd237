/* eslint-disable @typescript-eslint/no-non-null-assertion -- matrix loops: their bounds keep every index inside */
import type { Homography } from './types.js';
import { apply, invert, multiply, resizeMap } from './homography.js';
import { solveCholesky } from './linear.js';

/** A measured map from pixels of anchor `from` to pixels of anchor `to`. */
export interface PoseEdge {
  readonly from: number;
  readonly to: number;
  readonly map: Homography;
  /** How far the measurement is trusted, 1 for a plain one. */
  readonly weight: number;
}

export interface PoseGraphOptions {
  /** Of the anchors' images, pixels. */
  readonly width: number;
  readonly height: number;
  readonly iterations?: number;
}

interface Match {
  readonly from: number;
  readonly to: number;
  readonly px: number;
  readonly py: number;
  readonly qx: number;
  readonly qy: number;
  readonly weight: number;
}

/** Residual (normalised by half the width) beyond which an edge's pull stops growing. */
const HUBER = 0.004;

/**
 * Spreads the disagreement of the loops over the whole chain: given anchor -> shelf maps to start
 * from, finds those that best satisfy every measured edge at once (Gauss-Newton with damping on
 * point matches laid in the overlaps). The anchors in `fixed` stay where they are.
 */
export function optimisePoses(
  start: readonly Homography[],
  edges: readonly PoseEdge[],
  fixed: ReadonlySet<number>,
  options: PoseGraphOptions,
): Homography[] {
  const n = normaliser(options.width, options.height);
  const back = invert(n);
  // Shelf -> anchor, everything in normalised units.
  let views = start.map((h) => invert(multiply(multiply(n, h), back)));
  const matches = edges.flatMap((edge) => layMatches(edge, n, options));
  const slot = new Map<number, number>();
  for (const edge of edges) {
    for (const anchor of [edge.from, edge.to]) {
      if (!fixed.has(anchor) && !slot.has(anchor)) slot.set(anchor, slot.size);
    }
  }
  let damping = 1e-6;
  let cost = costOf(views, matches);
  for (let iteration = 0; iteration < (options.iterations ?? 8); iteration++) {
    const next = step(views, matches, slot, damping);
    const nextCost = next === undefined ? Infinity : costOf(next, matches);
    if (next !== undefined && nextCost < cost) {
      const gain = (cost - nextCost) / Math.max(cost, 1e-18);
      views = next;
      cost = nextCost;
      damping = Math.max(1e-9, damping / 5);
      if (gain < 1e-4) break;
    } else {
      damping *= 20;
      if (damping > 1) break;
    }
  }
  return views.map((view) => multiply(multiply(back, invert(view)), n));
}

/** Mean distance, in pixels, by which the poses disagree with an edge's measurement. */
export function edgeResidual(
  poses: readonly Homography[],
  edge: PoseEdge,
  options: PoseGraphOptions,
): number {
  const implied = multiply(invert(poses[edge.to]!), poses[edge.from]!);
  const points = overlapPoints(edge.map, options);
  let sum = 0;
  for (const p of points) {
    const a = apply(edge.map, p.x, p.y);
    const b = apply(implied, p.x, p.y);
    sum += Math.hypot(a.x - b.x, a.y - b.y);
  }
  return points.length === 0 ? Infinity : sum / points.length;
}

function normaliser(width: number, height: number): Homography {
  const s = 2 / width;
  return [s, 0, (-s * (width - 1)) / 2, 0, s, (-s * (height - 1)) / 2, 0, 0, 1];
}

/** A 3x3 grid over the part of `from` that `to` sees, in pixels of `from`. */
export function overlapPoints(
  map: Homography,
  size: { readonly width: number; readonly height: number },
): Array<{ x: number; y: number }> {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  const steps = 10;
  for (let i = 0; i <= steps; i++) {
    for (let j = 0; j <= steps; j++) {
      const x = (i / steps) * (size.width - 1);
      const y = (j / steps) * (size.height - 1);
      const q = apply(map, x, y);
      if (q.x < 0 || q.y < 0 || q.x > size.width - 1 || q.y > size.height - 1) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  if (x1 <= x0 || y1 <= y0) return [];
  const points: Array<{ x: number; y: number }> = [];
  for (const fx of [0, 0.5, 1]) {
    for (const fy of [0, 0.5, 1]) points.push({ x: x0 + fx * (x1 - x0), y: y0 + fy * (y1 - y0) });
  }
  return points;
}

function layMatches(edge: PoseEdge, n: Homography, options: PoseGraphOptions): Match[] {
  return overlapPoints(edge.map, options).map((p) => {
    const q = apply(edge.map, p.x, p.y);
    const a = apply(n, p.x, p.y);
    const b = apply(n, q.x, q.y);
    return {
      from: edge.from,
      to: edge.to,
      px: a.x,
      py: a.y,
      qx: b.x,
      qy: b.y,
      weight: edge.weight,
    };
  });
}

function costOf(views: readonly Homography[], matches: readonly Match[]): number {
  let cost = 0;
  let relative: Homography | undefined;
  let previous: Match | undefined;
  for (const m of matches) {
    if (relative === undefined || previous?.from !== m.from || previous.to !== m.to) {
      relative = multiply(views[m.to]!, invert(views[m.from]!));
    }
    previous = m;
    const p = apply(relative, m.px, m.py);
    const r = Math.hypot(p.x - m.qx, p.y - m.qy);
    cost += m.weight * (r < HUBER ? r * r : 2 * HUBER * r - HUBER * HUBER);
  }
  return Number.isFinite(cost) ? cost : Infinity;
}

/** One damped Gauss-Newton step; undefined when the system cannot be solved. */
function step(
  views: readonly Homography[],
  matches: readonly Match[],
  slot: ReadonlyMap<number, number>,
  damping: number,
): Homography[] | undefined {
  const size = slot.size * 8;
  if (size === 0) return undefined;
  const a = new Float64Array(size * size);
  const b = new Float64Array(size);
  const rowTo = [new Float64Array(8), new Float64Array(8)];
  const rowFrom = [new Float64Array(8), new Float64Array(8)];
  for (const m of matches) {
    const relative = multiply(views[m.to]!, invert(views[m.from]!));
    const q = apply(relative, m.px, m.py);
    const r = Math.hypot(q.x - m.qx, q.y - m.qy);
    const weight = m.weight * (r < HUBER ? 1 : HUBER / r);
    fillTo(rowTo, q.x, q.y);
    fillFrom(rowFrom, relative, m.px, m.py);
    const residual = [m.qx - q.x, m.qy - q.y];
    const s = slot.get(m.to);
    const t = slot.get(m.from);
    for (let k = 0; k < 2; k++) {
      const e = residual[k]!;
      if (s !== undefined) addBlock(a, b, size, s, rowTo[k]!, s, rowTo[k]!, weight, e);
      if (t !== undefined) addBlock(a, b, size, t, rowFrom[k]!, t, rowFrom[k]!, weight, e);
      if (s !== undefined && t !== undefined) {
        addBlock(a, undefined, size, s, rowTo[k]!, t, rowFrom[k]!, weight, e);
        addBlock(a, undefined, size, t, rowFrom[k]!, s, rowTo[k]!, weight, e);
      }
    }
  }
  for (let i = 0; i < size; i++) a[i * size + i]! += damping + 1e-9;
  if (!solveCholesky(a, b, size)) return undefined;
  return views.map((view, index) => {
    const at = slot.get(index);
    if (at === undefined) return view;
    const d = b.subarray(at * 8, at * 8 + 8);
    const move: Homography = [1 + d[0]!, d[1]!, d[2]!, d[3]!, 1 + d[4]!, d[5]!, d[6]!, d[7]!, 1];
    return multiply(move, view);
  });
}

/** Derivative of a point by the eight entries of a small homography applied to it. */
function fillTo(rows: Float64Array[], x: number, y: number): void {
  rows[0]!.set([x, y, 1, 0, 0, 0, -x * x, -x * y]);
  rows[1]!.set([0, 0, 0, x, y, 1, -x * y, -y * y]);
}

/** The same for a small homography applied on the other side of `map`: it acts in reverse. */
function fillFrom(rows: Float64Array[], map: Homography, x: number, y: number): void {
  const w = 1 / (map[6] * x + map[7] * y + map[8]);
  const u = (map[0] * x + map[1] * y + map[2]) * w;
  const v = (map[3] * x + map[4] * y + map[5]) * w;
  const ux = (map[0] - u * map[6]) * w;
  const uy = (map[1] - u * map[7]) * w;
  const vx = (map[3] - v * map[6]) * w;
  const vy = (map[4] - v * map[7]) * w;
  const dx = [x, y, 1, 0, 0, 0, -x * x, -x * y];
  const dy = [0, 0, 0, x, y, 1, -x * y, -y * y];
  for (let k = 0; k < 8; k++) {
    rows[0]![k] = -(ux * dx[k]! + uy * dy[k]!);
    rows[1]![k] = -(vx * dx[k]! + vy * dy[k]!);
  }
}

function addBlock(
  a: Float64Array,
  b: Float64Array | undefined,
  size: number,
  rowSlot: number,
  row: Float64Array,
  columnSlot: number,
  column: Float64Array,
  weight: number,
  residual: number,
): void {
  for (let i = 0; i < 8; i++) {
    const w = weight * row[i]!;
    if (w === 0) continue;
    const at = (rowSlot * 8 + i) * size + columnSlot * 8;
    for (let j = 0; j < 8; j++) a[at + j]! += w * column[j]!;
    if (b !== undefined) b[rowSlot * 8 + i]! += w * residual;
  }
}

/** Poses of working-size images as poses of full-size ones. */
export function toFullSize(pose: Homography, scale: number): Homography {
  const up = resizeMap(scale);
  return multiply(multiply(up, pose), invert(up));
}
