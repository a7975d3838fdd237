import type { Box, Homography } from './types.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export function translation(x: number, y: number): Homography {
  return [1, 0, x, 0, 1, y, 0, 0, 1];
}

/** `a` after `b`: multiply(a, b) maps p to a(b(p)). Scaled so that the last entry is 1. */
export function multiply(a: Homography, b: Homography): Homography {
  const [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a;
  const [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b;
  return normalise([
    a0 * b0 + a1 * b3 + a2 * b6,
    a0 * b1 + a1 * b4 + a2 * b7,
    a0 * b2 + a1 * b5 + a2 * b8,
    a3 * b0 + a4 * b3 + a5 * b6,
    a3 * b1 + a4 * b4 + a5 * b7,
    a3 * b2 + a4 * b5 + a5 * b8,
    a6 * b0 + a7 * b3 + a8 * b6,
    a6 * b1 + a7 * b4 + a8 * b7,
    a6 * b2 + a7 * b5 + a8 * b8,
  ]);
}

/** Divides by the last entry; a homography whose last entry vanishes is left as it is. */
export function normalise(h: Homography): Homography {
  const s = h[8];
  if (Math.abs(s) < 1e-12) return h;
  return [h[0] / s, h[1] / s, h[2] / s, h[3] / s, h[4] / s, h[5] / s, h[6] / s, h[7] / s, 1];
}

export function determinant(h: Homography): number {
  return (
    h[0] * (h[4] * h[8] - h[5] * h[7]) -
    h[1] * (h[3] * h[8] - h[5] * h[6]) +
    h[2] * (h[3] * h[7] - h[4] * h[6])
  );
}

/** The way back. A singular homography has none: the answer's entries are not finite. */
export function invert(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h;
  const det = determinant(h);
  return normalise([
    (e * j - f * i) / det,
    (c * i - b * j) / det,
    (b * f - c * e) / det,
    (f * g - d * j) / det,
    (a * j - c * g) / det,
    (c * d - a * f) / det,
    (d * i - e * g) / det,
    (b * g - a * i) / det,
    (a * e - b * d) / det,
  ]);
}

export function apply(h: Homography, x: number, y: number): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}

/** The four corners, clockwise from the upper left. */
export function cornersOf(box: Box): [Point, Point, Point, Point] {
  const { x, y, width, height } = box;
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/**
 * The upright box that stands for a box seen through a homography: each side is the mean of the
 * two mapped corners on it, so that a small rotation neither grows nor shrinks the box.
 */
export function mapBox(h: Homography, box: Box): Box {
  const [a, b, c, d] = cornersOf(box).map((p) => apply(h, p.x, p.y)) as [
    Point,
    Point,
    Point,
    Point,
  ];
  const left = (a.x + d.x) / 2;
  const right = (b.x + c.x) / 2;
  const top = (a.y + b.y) / 2;
  const bottom = (c.y + d.y) / 2;
  return {
    x: Math.min(left, right),
    y: Math.min(top, bottom),
    width: Math.abs(right - left),
    height: Math.abs(bottom - top),
  };
}

/** The smallest upright box around a box seen through a homography. */
export function boundsOf(h: Homography, box: Box): Box {
  const points = cornersOf(box).map((p) => apply(h, p.x, p.y));
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Area magnification of the map at a point. */
export function areaScale(h: Homography, x: number, y: number): number {
  const w = h[6] * x + h[7] * y + h[8];
  return Math.abs(determinant(h) / (w * w * w));
}

/**
 * The same map for images resized by `scale`: pixel centres are at integers, so a resize moves
 * them by half a pixel.
 */
export function rescale(h: Homography, scale: number): Homography {
  const shift = (scale - 1) / 2;
  const up: Homography = [scale, 0, shift, 0, scale, shift, 0, 0, 1];
  return multiply(multiply(up, h), invert(up));
}

/** The map from pixels of an image to pixels of the same image resized by `scale`. */
export function resizeMap(scale: number): Homography {
  const shift = (scale - 1) / 2;
  return [scale, 0, shift, 0, scale, shift, 0, 0, 1];
}

export function isFinite9(h: Homography): boolean {
  return h.every((value) => Number.isFinite(value));
}

/**
 * A map that a hand-held camera can make between two views of one shelf: it keeps orientation,
 * changes size by less than `maxZoom` and folds nothing inside the frame.
 */
export function isPlausible(h: Homography, width: number, height: number, maxZoom = 2.5): boolean {
  if (!isFinite9(h)) return false;
  for (const p of cornersOf({ x: 0, y: 0, width, height })) {
    const w = h[6] * p.x + h[7] * p.y + h[8];
    if (w < 0.3 || w > 3) return false;
    const scale = determinant(h) / (w * w * w);
    if (scale < 1 / (maxZoom * maxZoom) || scale > maxZoom * maxZoom) return false;
  }
  return true;
}
