/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
import type { GrayImage } from './image.js';

export interface Shift {
  readonly dx: number;
  readonly dy: number;
  /** Correlation of the overlapping parts, -1..1. */
  readonly correlation: number;
}

export interface ShiftSearch {
  /** Where motion continuity expects the shift, pixels of these images. */
  readonly expected: { readonly dx: number; readonly dy: number };
  /** Largest distance from it that is tried, pixels. */
  readonly radius: number;
  /**
   * Correlation that one pixel of surprise costs. It settles the ties that a row of identical
   * packs makes, and is too small to outweigh a true difference.
   */
  readonly surprise: number;
}

/** Less overlap than this share of the frame proves nothing. */
const MIN_OVERLAP = 0.3;

/**
 * The whole-pixel shift s for which `to(p + s)` looks most like `from(p)`, by exhaustive search on
 * small images: it has no basin of attraction to fall out of.
 */
export function searchShift(from: GrayImage, to: GrayImage, search: ShiftSearch): Shift {
  const cx = Math.round(search.expected.dx);
  const cy = Math.round(search.expected.dy);
  const ry = Math.min(search.radius, Math.ceil(from.height * 0.5));
  let best: Shift = { dx: cx, dy: cy, correlation: -1 };
  let bestScore = -Infinity;
  for (let dy = cy - ry; dy <= cy + ry; dy++) {
    for (let dx = cx - search.radius; dx <= cx + search.radius; dx++) {
      const correlation = correlateAt(from, to, dx, dy);
      const distance = Math.hypot(dx - search.expected.dx, dy - search.expected.dy);
      const score = correlation - search.surprise * distance;
      if (score > bestScore) {
        bestScore = score;
        best = { dx, dy, correlation };
      }
    }
  }
  return best;
}

function correlateAt(from: GrayImage, to: GrayImage, dx: number, dy: number): number {
  const x0 = Math.max(0, -dx);
  const x1 = Math.min(from.width, to.width - dx);
  const y0 = Math.max(0, -dy);
  const y1 = Math.min(from.height, to.height - dy);
  const n = (x1 - x0) * (y1 - y0);
  if (x1 <= x0 || y1 <= y0 || n < MIN_OVERLAP * from.width * from.height) return -1;
  const a = from.pixels;
  const b = to.pixels;
  let sa = 0;
  let sb = 0;
  let saa = 0;
  let sbb = 0;
  let sab = 0;
  for (let y = y0; y < y1; y++) {
    let i = y * from.width + x0;
    let j = (y + dy) * to.width + x0 + dx;
    for (let x = x0; x < x1; x++, i++, j++) {
      const p = a[i]!;
      const q = b[j]!;
      sa += p;
      sb += q;
      saa += p * p;
      sbb += q * q;
      sab += p * q;
    }
  }
  const va = saa - (sa * sa) / n;
  const vb = sbb - (sb * sb) / n;
  if (va < n || vb < n) return 0;
  return (sab - (sa * sb) / n) / Math.sqrt(va * vb);
}
