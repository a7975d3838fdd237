import type { Affine } from '../geometry/affine.js';
import type { RgbPyramid } from '../image/pyramid.js';
import type { RgbImage } from '../types.js';

/** Colours in floating point, 0..255, three a pixel; `seen` is 0 where the picture had ended. */
export interface Patch {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
  readonly seen: Uint8Array;
}

/**
 * Reads a `width` x `height` patch through `map` (patch pixel to picture pixel) at the pyramid
 * level whose pixels are about as large as the patch's.
 */
export function readPatch(
  pyramid: RgbPyramid,
  map: Affine,
  size: { width: number; height: number },
): Patch {
  const step = Math.sqrt(Math.abs(map.a * map.e - map.b * map.d));
  const wanted = Math.max(0, Math.round(Math.log2(Math.max(1e-6, step))));
  const level = Math.min(pyramid.levels.length - 1, wanted);
  const image = pyramid.levels[level] as RgbImage;
  return sample(image, map, 1 / 2 ** level, size);
}

function sample(
  image: RgbImage,
  map: Affine,
  shrink: number,
  size: { width: number; height: number },
): Patch {
  const { width, height } = size;
  const data = new Float32Array(width * height * 3);
  const seen = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const px = x + 0.5;
      const py = y + 0.5;
      const u = (map.a * px + map.b * py + map.c) * shrink - 0.5;
      const v = (map.d * px + map.e * py + map.f) * shrink - 0.5;
      if (u < -0.5 || v < -0.5 || u > image.width - 0.5 || v > image.height - 0.5) continue;
      const at = y * width + x;
      seen[at] = 1;
      bilinear(image, u, v, data, at * 3);
    }
  }
  return { width, height, data, seen };
}

function bilinear(image: RgbImage, u: number, v: number, target: Float32Array, to: number): void {
  const x0 = Math.max(0, Math.min(image.width - 1, Math.floor(u)));
  const y0 = Math.max(0, Math.min(image.height - 1, Math.floor(v)));
  const x1 = Math.min(image.width - 1, x0 + 1);
  const y1 = Math.min(image.height - 1, y0 + 1);
  const fx = Math.max(0, u - x0);
  const fy = Math.max(0, v - y0);
  const a = (y0 * image.width + x0) * 3;
  const b = (y0 * image.width + x1) * 3;
  const c = (y1 * image.width + x0) * 3;
  const d = (y1 * image.width + x1) * 3;
  for (let i = 0; i < 3; i += 1) {
    const top = (image.data[a + i] as number) * (1 - fx) + (image.data[b + i] as number) * fx;
    const bottom = (image.data[c + i] as number) * (1 - fx) + (image.data[d + i] as number) * fx;
    target[to + i] = top * (1 - fy) + bottom * fy;
  }
}
