/** x' = a x + b y + c, y' = d x + e y + f. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function applyAffine(m: Affine, x: number, y: number): Point {
  return { x: m.a * x + m.b * y + m.c, y: m.d * x + m.e * y + m.f };
}

/** The map that undoes `m`; undefined when it squashes the plane. */
export function invertAffine(m: Affine): Affine | undefined {
  const determinant = m.a * m.e - m.b * m.d;
  if (Math.abs(determinant) < 1e-12) return undefined;
  const a = m.e / determinant;
  const b = -m.b / determinant;
  const d = -m.d / determinant;
  const e = m.a / determinant;
  return { a, b, c: -(a * m.c + b * m.f), d, e, f: -(d * m.c + e * m.f) };
}

/** First `inner`, then `outer`. */
export function composeAffine(outer: Affine, inner: Affine): Affine {
  return {
    a: outer.a * inner.a + outer.b * inner.d,
    b: outer.a * inner.b + outer.b * inner.e,
    c: outer.a * inner.c + outer.b * inner.f + outer.c,
    d: outer.d * inner.a + outer.e * inner.d,
    e: outer.d * inner.b + outer.e * inner.e,
    f: outer.d * inner.c + outer.e * inner.f + outer.f,
  };
}

/** Scales, turns and moves, without shear. */
export function similarity(scale: number, angle: number, dx: number, dy: number): Affine {
  const cos = scale * Math.cos(angle);
  const sin = scale * Math.sin(angle);
  return { a: cos, b: -sin, c: dx, d: sin, e: cos, f: dy };
}

/** Weighted point pairs: `from` (x, y) should land on `to` (u, v). */
export interface PointPairs {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly weight: Float64Array;
}

export function emptyPairs(count: number): PointPairs {
  const make = (): Float64Array => new Float64Array(count);
  return { count, x: make(), y: make(), u: make(), v: make(), weight: make() };
}

interface Moments {
  readonly sum: number;
  readonly x: number;
  readonly y: number;
  readonly u: number;
  readonly v: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  readonly ux: number;
  readonly uy: number;
  readonly vx: number;
  readonly vy: number;
}

/** Means and central second moments of the pairs. */
function momentsOf(p: PointPairs): Moments | undefined {
  let sum = 0;
  let x = 0;
  let y = 0;
  let u = 0;
  let v = 0;
  for (let i = 0; i < p.count; i += 1) {
    const w = p.weight[i] as number;
    sum += w;
    x += w * (p.x[i] as number);
    y += w * (p.y[i] as number);
    u += w * (p.u[i] as number);
    v += w * (p.v[i] as number);
  }
  if (sum <= 0) return undefined;
  x /= sum;
  y /= sum;
  u /= sum;
  v /= sum;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let ux = 0;
  let uy = 0;
  let vx = 0;
  let vy = 0;
  for (let i = 0; i < p.count; i += 1) {
    const w = (p.weight[i] as number) / sum;
    const dx = (p.x[i] as number) - x;
    const dy = (p.y[i] as number) - y;
    const du = (p.u[i] as number) - u;
    const dv = (p.v[i] as number) - v;
    xx += w * dx * dx;
    xy += w * dx * dy;
    yy += w * dy * dy;
    ux += w * du * dx;
    uy += w * du * dy;
    vx += w * dv * dx;
    vy += w * dv * dy;
  }
  return { sum, x, y, u, v, xx, xy, yy, ux, uy, vx, vy };
}

/** Least-squares similarity (Umeyama 1991, in the plane). */
export function fitSimilarity(pairs: PointPairs): Affine | undefined {
  const m = momentsOf(pairs);
  if (!m || m.xx + m.yy < 1e-9) return undefined;
  const a = (m.ux + m.vy) / (m.xx + m.yy);
  const d = (m.vx - m.uy) / (m.xx + m.yy);
  return { a, b: -d, c: m.u - a * m.x + d * m.y, d, e: a, f: m.v - d * m.x - a * m.y };
}

/**
 * Least-squares affine map pulled toward the best similarity: `ridge` is the strength of the pull
 * in units of variance (source pixels squared), so that few or collinear points give a similarity
 * and many give the freedom a slanted view needs.
 */
export function fitAffine(pairs: PointPairs, ridge: number): Affine | undefined {
  const m = momentsOf(pairs);
  const prior = fitSimilarity(pairs);
  if (!m || !prior) return undefined;
  const xx = m.xx + ridge;
  const yy = m.yy + ridge;
  const determinant = xx * yy - m.xy * m.xy;
  if (determinant < 1e-9) return prior;
  const ux = m.ux + ridge * prior.a;
  const uy = m.uy + ridge * prior.b;
  const vx = m.vx + ridge * prior.d;
  const vy = m.vy + ridge * prior.e;
  const a = (ux * yy - uy * m.xy) / determinant;
  const b = (uy * xx - ux * m.xy) / determinant;
  const d = (vx * yy - vy * m.xy) / determinant;
  const e = (vy * xx - vx * m.xy) / determinant;
  return { a, b, c: m.u - a * m.x - b * m.y, d, e, f: m.v - d * m.x - e * m.y };
}
