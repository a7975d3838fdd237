import type { GrayImage } from '../image/gray.js';
import type { WorkImage } from '../image/gaussian.js';
import type { Workspace } from '../simd/workspace.js';
import { BASE_SIGMA, INTERVALS, type Octave } from './scale-space.js';

/** A point that stands out in the difference of Gaussians, in its octave's pixels. */
export interface Extremum {
  readonly x: number;
  readonly y: number;
  /** The level whose gradients describe it. */
  readonly level: number;
  /** Blur at which it stands out, in the octave's pixels. */
  readonly sigma: number;
  /** Absolute contrast, 0..1 scale. */
  readonly response: number;
}

/** Ratio of principal curvatures above which a point is an edge (Lowe 2004, section 4.1). */
const EDGE_RATIO = 10;
const BORDER = 5;

/** Local extrema of the difference of Gaussians, refined by a quadratic (Brown & Lowe 2002). */
export function findExtrema(work: Workspace, octave: Octave, contrast: number): Extremum[] {
  const mark = work.mark();
  const differences: GrayImage[] = [];
  for (let i = 0; i + 1 < octave.levels.length; i += 1) {
    const [lower, upper] = octave.levels.slice(i, i + 2) as [WorkImage, WorkImage];
    const { width, height } = lower;
    const target = work.floats(width * height);
    work.kernels.subtract(target.address, upper.address, lower.address, 4 * width * height);
    differences.push({ width, height, data: target.data });
  }
  const found: Extremum[] = [];
  for (let level = 1; level <= INTERVALS; level += 1)
    scanLevel(differences, level, contrast, found);
  work.release(mark);
  return found;
}

function scanLevel(
  differences: readonly GrayImage[],
  level: number,
  contrast: number,
  found: Extremum[],
): void {
  const here = differences[level] as GrayImage;
  const { width, height, data } = here;
  const below = (differences[level - 1] as GrayImage).data;
  const above = (differences[level + 1] as GrayImage).data;
  const loose = contrast * 0.5;
  for (let y = BORDER; y < height - BORDER; y += 1) {
    for (let x = BORDER; x < width - BORDER; x += 1) {
      const at = y * width + x;
      const value = data[at] as number;
      if (value > -loose && value < loose) continue;
      if (!isExtremum(value, at, width, data, below, above)) continue;
      const refined = refine(differences, level, x, y, contrast);
      if (refined) found.push(refined);
    }
  }
}

function isExtremum(
  value: number,
  at: number,
  width: number,
  here: Float32Array,
  below: Float32Array,
  above: Float32Array,
): boolean {
  const sign = value > 0 ? 1 : -1;
  const top = value * sign;
  for (let row = -width; row <= width; row += width) {
    for (let i = at + row - 1; i <= at + row + 1; i += 1) {
      if ((here[i] as number) * sign > top) return false;
      if ((below[i] as number) * sign > top) return false;
      if ((above[i] as number) * sign > top) return false;
    }
  }
  return true;
}

/** Moves to the top of the fitted quadratic; undefined for weak, unstable and edge-like points. */
function refine(
  differences: readonly GrayImage[],
  startLevel: number,
  startX: number,
  startY: number,
  contrast: number,
): Extremum | undefined {
  let x = startX;
  let y = startY;
  let level = startLevel;
  const { width, height } = differences[0] as GrayImage;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const here = (differences[level] as GrayImage).data;
    const below = (differences[level - 1] as GrayImage).data;
    const above = (differences[level + 1] as GrayImage).data;
    const at = y * width + x;
    const d = (data: Float32Array, offset: number): number => data[at + offset] as number;
    const value = d(here, 0);
    const gx = (d(here, 1) - d(here, -1)) / 2;
    const gy = (d(here, width) - d(here, -width)) / 2;
    const gs = (d(above, 0) - d(below, 0)) / 2;
    const xx = d(here, 1) + d(here, -1) - 2 * value;
    const yy = d(here, width) + d(here, -width) - 2 * value;
    const ss = d(above, 0) + d(below, 0) - 2 * value;
    const xy =
      (d(here, width + 1) - d(here, width - 1) - d(here, 1 - width) + d(here, -width - 1)) / 4;
    const xs = (d(above, 1) - d(above, -1) - d(below, 1) + d(below, -1)) / 4;
    const ys = (d(above, width) - d(above, -width) - d(below, width) + d(below, -width)) / 4;
    const a = yy * ss - ys * ys;
    const b = xy * ss - ys * xs;
    const c = xy * ys - yy * xs;
    const determinant = xx * a - xy * b + xs * c;
    if (Math.abs(determinant) < 1e-12) return undefined;
    const ox = -(gx * a - gy * b + gs * c) / determinant;
    const oy = -(-gx * b + gy * (xx * ss - xs * xs) - gs * (xx * ys - xy * xs)) / determinant;
    const os = -(gx * c - gy * (xx * ys - xy * xs) + gs * (xx * yy - xy * xy)) / determinant;
    if (Math.abs(ox) <= 0.6 && Math.abs(oy) <= 0.6 && Math.abs(os) <= 0.6) {
      const response = Math.abs(value + 0.5 * (gx * ox + gy * oy + gs * os));
      if (response < contrast) return undefined;
      const trace = xx + yy;
      const flat = xx * yy - xy * xy;
      if (flat <= 0 || trace * trace * EDGE_RATIO >= (EDGE_RATIO + 1) ** 2 * flat) return undefined;
      const sigma = BASE_SIGMA * 2 ** ((level + os) / INTERVALS);
      return { x: x + ox, y: y + oy, level, sigma, response };
    }
    x += Math.round(Math.max(-1, Math.min(1, ox)));
    y += Math.round(Math.max(-1, Math.min(1, oy)));
    level += Math.round(Math.max(-1, Math.min(1, os)));
    const inside = x >= BORDER && y >= BORDER && x < width - BORDER && y < height - BORDER;
    if (!inside || level < 1 || level > INTERVALS) return undefined;
  }
  return undefined;
}
