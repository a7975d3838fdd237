/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
/** An 8-bit grey image, row after row. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Level 0 is the image itself, each further level has half its sides. */
export type Pyramid = readonly GrayImage[];

/** Half the size by 2x2 means; an odd last row or column is dropped. */
export function halve(image: GrayImage): GrayImage {
  const width = image.width >> 1;
  const height = image.height >> 1;
  const out = new Uint8Array(width * height);
  const source = image.pixels;
  const stride = image.width;
  let target = 0;
  for (let y = 0; y < height; y++) {
    let at = 2 * y * stride;
    for (let x = 0; x < width; x++, at += 2) {
      out[target++] =
        (source[at]! + source[at + 1]! + source[at + stride]! + source[at + stride + 1]! + 2) >> 2;
    }
  }
  return { width, height, pixels: out };
}

export function buildPyramid(image: GrayImage, levels: number): Pyramid {
  const pyramid = [image];
  for (let level = 1; level < levels; level++) pyramid.push(halve(pyramid[level - 1]!));
  return pyramid;
}

export interface FrameQuality {
  /** Mean luminance, 0..1. */
  readonly exposure: number;
  /** Spread of luminance between the 2nd and the 98th percentile, 0..1. */
  readonly contrast: number;
  /** Steepness of the finest edges against that of the coarse ones: 1 sharp, 0.25 and less blur. */
  readonly sharpness: number;
  /** Strong edges per working pixel, 0..1: how much there is to see. */
  readonly texture: number;
}

/**
 * The gradient magnitudes' value that `share` of the pixels exceed, and how many exceed `floor`, by
 * a sample of every `stride`-th pixel of every `stride`-th row, shifted from row to row so that no
 * upright edge is met by all of them or by none.
 */
function steepness(
  image: GrayImage,
  share: number,
  floor: number,
  stride: number,
): { value: number; over: number } {
  const { width, height, pixels } = image;
  const histogram = new Uint32Array(511);
  let count = 0;
  for (let y = 1, row = 0; y < height - 1; y += stride, row++) {
    const end = y * width + width - 1;
    for (let at = y * width + 1 + (row % stride); at < end; at += stride) {
      const gx = pixels[at + 1]! - pixels[at - 1]!;
      const gy = pixels[at + width]! - pixels[at - width]!;
      histogram[(gx < 0 ? -gx : gx) + (gy < 0 ? -gy : gy)]!++;
      count++;
    }
  }
  let above = 0;
  let value = 510;
  while (value > 0 && above + histogram[value]! < share * count) above += histogram[value--]!;
  let over = 0;
  for (let i = floor; i < histogram.length; i++) over += histogram[i]!;
  return { value, over: over / Math.max(1, count) };
}

/** Measures one frame; needs at least three pyramid levels. */
export function measureQuality(pyramid: Pyramid): FrameQuality {
  const small = pyramid[2]!;
  const histogram = new Uint32Array(256);
  let sum = 0;
  const total = small.pixels.length;
  for (let at = 0; at < total; at++) {
    const value = small.pixels[at]!;
    histogram[value]!++;
    sum += value;
  }
  const percentile = (share: number): number => {
    let seen = 0;
    let value = 0;
    while (value < 255 && seen + histogram[value]! < share * total) seen += histogram[value++]!;
    return value;
  };
  const fine = steepness(pyramid[0]!, 0.05, 24, 3);
  const coarse = steepness(small, 0.05, 24, 1);
  return {
    exposure: sum / total / 255,
    contrast: (percentile(0.98) - percentile(0.02)) / 255,
    sharpness: coarse.value === 0 ? 0 : Math.min(1.5, fine.value / coarse.value),
    texture: coarse.over,
  };
}
