/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
import type { GrayImage, Pyramid } from './image.js';

/**
 * The pixels of one image level that tell its position: the steepest ones, drawn evenly from the
 * whole frame, with what inverse compositional alignment needs of each.
 */
export interface TemplateLevel {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Pixel positions. */
  readonly px: Int16Array;
  readonly py: Int16Array;
  readonly value: Float32Array;
  /** Eight steepest-descent values per pixel, in coordinates normalised by half the width. */
  readonly descent: Float32Array;
}

export type Template = readonly TemplateLevel[];

/** Pixels wanted per level, finest first: enough to average noise out, few enough to be fast. */
const PIXELS_PER_LEVEL = [2000, 1400, 900, 600];

/** A gradient (sum of both central differences) below this is noise. */
const MIN_GRADIENT = 10;

/** Cells across the longer side: every part of the frame must have its say. */
const CELLS = 16;

export function buildTemplate(pyramid: Pyramid): Template {
  return pyramid.map((image, level) =>
    buildLevel(image, PIXELS_PER_LEVEL[Math.min(level, PIXELS_PER_LEVEL.length - 1)]!),
  );
}

function buildLevel(image: GrayImage, wanted: number): TemplateLevel {
  const chosen = choosePixels(image, wanted);
  const { width, height, pixels } = image;
  const count = chosen.length;
  const px = new Int16Array(count);
  const py = new Int16Array(count);
  const value = new Float32Array(count);
  const descent = new Float32Array(count * 8);
  const scale = 2 / width;
  for (let i = 0; i < count; i++) {
    const at = chosen[i]!;
    const x = at % width;
    const y = (at - x) / width;
    // Per normalised unit, hence the factor of half the width.
    const gx = (pixels[at + 1]! - pixels[at - 1]!) / (2 * scale);
    const gy = (pixels[at + width]! - pixels[at - width]!) / (2 * scale);
    const nx = (x - (width - 1) / 2) * scale;
    const ny = (y - (height - 1) / 2) * scale;
    const radial = gx * nx + gy * ny;
    px[i] = x;
    py[i] = y;
    value[i] = pixels[at]!;
    const d = i * 8;
    descent[d] = gx * nx;
    descent[d + 1] = gx * ny;
    descent[d + 2] = gx;
    descent[d + 3] = gy * nx;
    descent[d + 4] = gy * ny;
    descent[d + 5] = gy;
    descent[d + 6] = -nx * radial;
    descent[d + 7] = -ny * radial;
  }
  return { width, height, count, px, py, value, descent };
}

/** The steepest pixels of each cell, as indexes into the image. */
function choosePixels(image: GrayImage, wanted: number): number[] {
  const { width, height, pixels } = image;
  const cell = Math.max(4, Math.ceil(Math.max(width, height) / CELLS));
  const cells = Math.ceil(width / cell) * Math.ceil(height / cell);
  const perCell = Math.ceil(wanted / cells);
  const chosen: number[] = [];
  const histogram = new Uint16Array(511);
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell) {
      const yEnd = Math.min(height - 1, top + cell);
      const xEnd = Math.min(width - 1, left + cell);
      histogram.fill(0);
      for (let y = Math.max(1, top); y < yEnd; y++) {
        for (let x = Math.max(1, left), at = y * width + x; x < xEnd; x++, at++) {
          histogram[gradientAt(pixels, at, width)]!++;
        }
      }
      let threshold = 510;
      let taken = histogram[510]!;
      while (threshold > MIN_GRADIENT && taken < perCell) taken += histogram[--threshold]!;
      let quota = perCell;
      for (let y = Math.max(1, top); y < yEnd && quota > 0; y++) {
        for (let x = Math.max(1, left), at = y * width + x; x < xEnd && quota > 0; x++, at++) {
          if (gradientAt(pixels, at, width) < threshold) continue;
          chosen.push(at);
          quota--;
        }
      }
    }
  }
  return chosen;
}

function gradientAt(pixels: Uint8Array, at: number, width: number): number {
  const gx = pixels[at + 1]! - pixels[at - 1]!;
  const gy = pixels[at + width]! - pixels[at - width]!;
  return (gx < 0 ? -gx : gx) + (gy < 0 ? -gy : gy);
}
