import { halve, type GrayImage } from './gray-image';

/** How well the shelf can be seen, in the measures by which the server judges the film. */
export interface FrameQuality {
  /** Mean luminance, 0 to 1. */
  exposure: number;
  /** Spread of luminance between the 2nd and the 98th percentile, 0 to 1. */
  contrast: number;
  /** Steepness of the finest edges against that of the coarse ones: 1 sharp, 0.25 and less blur. */
  sharpness: number;
  /** Share of pixels on strong edges, 0 to 1: how much there is to see. */
  texture: number;
}

/** Gradients (0 to 510) from here on count as edges. */
const EDGE = 24;
/** The steepest of these are compared. */
const STEEPEST_SHARE = 0.05;

function steepness({ width, height, pixels }: GrayImage): { value: number; texture: number } {
  const histogram = new Uint32Array(511);
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const gx = Math.abs((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0));
      const gy = Math.abs((pixels[at + width] ?? 0) - (pixels[at - width] ?? 0));
      histogram[gx + gy] = (histogram[gx + gy] ?? 0) + 1;
      count++;
    }
  }
  let above = 0;
  let value = histogram.length - 1;
  while (value > 0 && above + (histogram[value] ?? 0) < STEEPEST_SHARE * count) {
    above += histogram[value--] ?? 0;
  }
  const edges = histogram.subarray(EDGE).reduce((sum, each) => sum + each, 0);
  return { value, texture: edges / Math.max(1, count) };
}

/** Luminance that `share` of the pixels do not exceed. */
function percentile(histogram: Uint32Array, total: number, share: number): number {
  let seen = 0;
  let value = 0;
  while (value < 255 && seen + (histogram[value] ?? 0) < share * total) {
    seen += histogram[value++] ?? 0;
  }
  return value;
}

/** Measures a frame; `coarse` is the same at a quarter of its width. */
export function measureQuality(image: GrayImage, coarse = halve(halve(image))): FrameQuality {
  const histogram = new Uint32Array(256);
  let sum = 0;
  for (const value of coarse.pixels) {
    histogram[value] = (histogram[value] ?? 0) + 1;
    sum += value;
  }
  const total = coarse.pixels.length;
  const fineEdges = steepness(image);
  const coarseEdges = steepness(coarse);
  return {
    exposure: sum / total / 255,
    contrast: (percentile(histogram, total, 0.98) - percentile(histogram, total, 0.02)) / 255,
    sharpness: coarseEdges.value === 0 ? 0 : Math.min(1.5, fineEdges.value / coarseEdges.value),
    texture: coarseEdges.texture,
  };
}
