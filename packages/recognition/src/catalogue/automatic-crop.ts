import type { CropSource, NormalisedBox, RgbImage } from '../types.js';

const WHOLE: NormalisedBox = { x: 0, y: 0, width: 1, height: 1 };

/** Finds the pack's front in a photo. */
export function automaticCrop(image: RgbImage): { box: NormalisedBox; source: CropSource } {
  const trimmed = trimUniformBorder(image);
  if (trimmed) return { box: trimmed, source: 'trimmed' };
  return { box: WHOLE, source: 'whole' };
}

/** How far a channel may stray from the border's colour and still be background. */
const TOLERANCE = 24;

/**
 * A catalogue picture stands on one plain colour: its border is uniform. Returns the box of what
 * differs from it; undefined when the border is not uniform or nothing is left to trim.
 */
function trimUniformBorder(image: RgbImage): NormalisedBox | undefined {
  const { width, height, data } = image;
  const border: number[] = [];
  for (let x = 0; x < width; x += 1) border.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y += 1) border.push(y * width, y * width + width - 1);
  const colour = [0, 1, 2].map((c) => medianOf(border.map((i) => data[i * 3 + c] as number)));
  const differs = (pixel: number): boolean =>
    colour.some((value, c) => Math.abs((data[pixel * 3 + c] as number) - value) > TOLERANCE);
  const stray = border.filter(differs).length;
  if (stray > border.length * 0.06) return undefined;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!differs(y * width + x)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right - left < width * 0.1 || bottom - top < height * 0.1) return undefined;
  return {
    x: left / width,
    y: top / height,
    width: (right - left + 1) / width,
    height: (bottom - top + 1) / height,
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
