import { describe, expect, it } from 'vitest';
import { greyOf, halve, shrinkTo } from './shrink-grey.js';
import type { Grey } from './window-search.js';

/** Brightness that rises evenly to the right and downwards. */
function slope(width: number, height: number): Grey {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return Math.round((120 * (x + 0.5)) / width + (120 * (y + 0.5)) / height);
  });
  return { pixels, width, height };
}

function largestDifference(a: Grey, b: Grey): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  return Math.max(...a.pixels.map((value, at) => Math.abs(value - (b.pixels[at] ?? 0))));
}

describe('a grey picture made smaller', () => {
  it.each([
    [120, 80],
    [100, 67],
    [61, 41],
  ])('keeps every place where it was, at %d by %d', (width, height) => {
    const shrunk = shrinkTo(slope(120, 80), width, height);
    expect(largestDifference(shrunk, slope(width, height))).toBeLessThanOrEqual(1);
  });

  it('has half the sides and the mean of each four, an odd row and column left out', () => {
    const grey: Grey = {
      pixels: Uint8Array.from([10, 20, 99, 30, 40, 99, 99, 99, 99]),
      width: 3,
      height: 3,
    };
    expect(halve(grey)).toEqual({ pixels: Uint8Array.from([25]), width: 1, height: 1 });
  });

  it('weighs the colours as JPEG does', () => {
    const rgb = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
    expect([...greyOf(rgb, 4, 1).pixels]).toEqual([76, 150, 29, 255]);
  });
});
