import type { RgbImage } from '../types.js';

/** The picture at full, half, quarter... size, so that a shrunken patch can be read without alias. */
export interface RgbPyramid {
  readonly levels: readonly RgbImage[];
}

export function buildPyramid(image: RgbImage, depth = 4): RgbPyramid {
  const levels = [image];
  while (levels.length < depth) {
    const last = levels[levels.length - 1] as RgbImage;
    if (Math.min(last.width, last.height) < 32) break;
    levels.push(halveRgb(last));
  }
  return { levels };
}

/** Mean of each 2 x 2 block. */
function halveRgb(image: RgbImage): RgbImage {
  const width = image.width >> 1;
  const height = image.height >> 1;
  const data = new Uint8Array(width * height * 3);
  const row = image.width * 3;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = 2 * y * row + 6 * x;
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c += 1) {
        const top = (image.data[from + c] as number) + (image.data[from + 3 + c] as number);
        const below = from + row + c;
        const bottom = (image.data[below] as number) + (image.data[below + 3] as number);
        data[to + c] = (top + bottom + 2) >> 2;
      }
    }
  }
  return { width, height, data };
}
