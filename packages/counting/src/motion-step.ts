/* eslint-disable @typescript-eslint/no-non-null-assertion -- matrix loops: their bounds keep every index inside */
import type { Homography } from './types.js';
import { multiply } from './homography.js';
import { solveCholesky } from './linear.js';

/**
 * Which parameters move together per freedom: 4 is a similarity (zoom, turn, shift), 6 affine,
 * 8 the whole homography. Each entry lists [parameter, factor].
 */
const BASES: Record<4 | 6 | 8, ReadonlyArray<ReadonlyArray<readonly [number, number]>>> = {
  4: [
    [
      [0, 1],
      [4, 1],
    ],
    [
      [1, -1],
      [3, 1],
    ],
    [[2, 1]],
    [[5, 1]],
  ],
  6: [[[0, 1]], [[1, 1]], [[2, 1]], [[3, 1]], [[4, 1]], [[5, 1]]],
  8: [[[0, 1]], [[1, 1]], [[2, 1]], [[3, 1]], [[4, 1]], [[5, 1]], [[6, 1]], [[7, 1]]],
};

/** Reused: a step is solved some thousand times per film. */
const SYSTEMS = { 4: newSystem(4), 6: newSystem(6), 8: newSystem(8) };

function newSystem(size: number): { readonly a: Float64Array; readonly b: Float64Array } {
  return { a: new Float64Array(size * size), b: new Float64Array(size) };
}

/**
 * The eight increments in normalised coordinates from the lower triangle of the normal equations, or
 * undefined when the pixels do not fix them.
 */
export function solveStep(
  hessian: Float64Array,
  gradient: Float64Array,
  freedom: 4 | 6 | 8,
): Float64Array | undefined {
  const basis = BASES[freedom];
  const { a, b } = SYSTEMS[freedom];
  a.fill(0);
  b.fill(0);
  for (let i = 0; i < freedom; i++) {
    for (const [p, f] of basis[i]!) {
      b[i]! += f * gradient[p]!;
      // The solver reads the lower triangle alone.
      for (let j = 0; j <= i; j++) {
        for (const [q, g] of basis[j]!) {
          a[i * freedom + j]! +=
            f * g * hessian[p >= q ? (p * (p + 1)) / 2 + q : (q * (q + 1)) / 2 + p]!;
        }
      }
    }
  }
  // A trace of damping keeps a direction that no pixel sees (a bare wall) where it was.
  for (let i = 0; i < freedom; i++) a[i * freedom + i]! += 1e-4 * a[i * freedom + i]! + 1e-6;
  if (!solveCholesky(a, b, freedom)) return undefined;
  const step = new Float64Array(8);
  basis.forEach((row, i) => {
    for (const [p, f] of row) step[p]! += f * b[i]!;
  });
  return step;
}

/** The increment I + D of normalised coordinates as a map of level pixels. */
export function stepToPixels(step: Float64Array, width: number, height: number): Homography {
  const s = 2 / width;
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  const normaliser: Homography = [s, 0, -s * cx, 0, s, -s * cy, 0, 0, 1];
  const back: Homography = [1 / s, 0, cx, 0, 1 / s, cy, 0, 0, 1];
  const move: Homography = [
    1 + step[0]!,
    step[1]!,
    step[2]!,
    step[3]!,
    1 + step[4]!,
    step[5]!,
    step[6]!,
    step[7]!,
    1,
  ];
  return multiply(multiply(back, move), normaliser);
}
