import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyAffine,
  emptyPairs,
  fitAffine,
  fitSimilarity,
  invertAffine,
  similarity,
} from './affine.js';

const scale = fc.double({ min: 0.2, max: 5, noNaN: true });
const angle = fc.double({ min: -3, max: 3, noNaN: true });
const shift = fc.double({ min: -500, max: 500, noNaN: true });
const CORNERS = [
  [0, 0],
  [80, 0],
  [80, 200],
  [0, 200],
  [37, 61],
] as const;

describe('fitting maps to point pairs', () => {
  it('recovers any similarity from its points, however strong the pull', () => {
    fc.assert(
      fc.property(scale, angle, shift, shift, (s, a, dx, dy) => {
        const truth = similarity(s, a, dx, dy);
        const pairs = emptyPairs(CORNERS.length);
        CORNERS.forEach(([x, y], i) => {
          const to = applyAffine(truth, x, y);
          pairs.x[i] = x;
          pairs.y[i] = y;
          pairs.u[i] = to.x;
          pairs.v[i] = to.y;
          pairs.weight[i] = 1;
        });
        for (const fitted of [fitSimilarity(pairs), fitAffine(pairs, 400)]) {
          const at = applyAffine(fitted!, 10, 150);
          const wanted = applyAffine(truth, 10, 150);
          expect(Math.hypot(at.x - wanted.x, at.y - wanted.y)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('undoes a map by its inverse', () => {
    fc.assert(
      fc.property(scale, angle, shift, shift, (s, a, x, y) => {
        const map = similarity(s, a, 3, -7);
        const there = applyAffine(map, x, y);
        const back = applyAffine(invertAffine(map)!, there.x, there.y);
        expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1e-6);
      }),
    );
  });

  it('has no inverse for a map that squashes the plane', () => {
    expect(invertAffine({ a: 1, b: 2, c: 0, d: 2, e: 4, f: 0 })).toBe(undefined);
  });
});
