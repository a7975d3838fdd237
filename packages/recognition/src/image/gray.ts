import type { RgbImage } from '../types.js';

/** A picture of one channel in floating point, rows from the top. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Rec. 601 luma, 0..1. */
export function grayOf(image: RgbImage): GrayImage {
  const { width, height, data: rgb } = image;
  const data = new Float32Array(width * height);
  for (let i = 0, j = 0; i < data.length; i += 1, j += 3) {
    const red = rgb[j] as number;
    const green = rgb[j + 1] as number;
    const blue = rgb[j + 2] as number;
    data[i] = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  }
  return { width, height, data };
}

/**
 * Stretches brightness so that the 1st percentile becomes 0 and the 99th 1, then takes the square
 * root: a dark film yields the same key points as a bright one, and sensor noise (whose deviation
 * grows with the root of the signal) counts alike in shadows and highlights. The stretch is limited
 * to `maximumGain`, so that an empty dark picture stays empty.
 */
export function normaliseExposure(image: GrayImage, maximumGain = 6): GrayImage {
  const histogram = new Int32Array(256);
  for (const value of image.data) {
    const bin = Math.min(255, Math.max(0, Math.round(value * 255)));
    histogram[bin] = (histogram[bin] as number) + 1;
  }
  const low = percentile(histogram, image.data.length, 0.01) / 255;
  const high = percentile(histogram, image.data.length, 0.99) / 255;
  const gain = Math.min(maximumGain, 1 / Math.max(1 / 255, high - low));
  const data = new Float32Array(image.data.length);
  for (let i = 0; i < data.length; i += 1) {
    data[i] = Math.sqrt(Math.min(1, Math.max(0, ((image.data[i] as number) - low) * gain)));
  }
  return { width: image.width, height: image.height, data };
}

function percentile(histogram: Int32Array, total: number, fraction: number): number {
  let seen = 0;
  for (let bin = 0; bin < histogram.length; bin += 1) {
    seen += histogram[bin] as number;
    if (seen >= total * fraction) return bin;
  }
  return histogram.length - 1;
}
