import type { Grey } from './window-search.js';

/** The brightness of a picture of three bytes a pixel (ITU-R BT.601, as JPEG has it). */
export function greyOf(rgb: Uint8Array, width: number, height: number): Grey {
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at++, from += 3) {
    const [r, g, b] = [rgb[from] as number, rgb[from + 1] as number, rgb[from + 2] as number];
    pixels[at] = (19595 * r + 38470 * g + 7471 * b + 32768) >> 16;
  }
  return { pixels, width, height };
}

/** Half the sides, by means of two by two. */
export function halve({ pixels, width, height }: Grey): Grey {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Uint8Array(half.width * half.height);
  for (let y = 0, to = 0; y < half.height; y++) {
    let at = 2 * y * width;
    for (let x = 0; x < half.width; x++, at += 2) {
      const below = at + width;
      const upper = (pixels[at] as number) + (pixels[at + 1] as number);
      const lower = (pixels[below] as number) + (pixels[below + 1] as number);
      out[to++] = (upper + lower + 2) >> 2;
    }
  }
  return { pixels: out, ...half };
}

/**
 * A picture of another size, between half and the whole of its sides: between the four nearest pixels,
 * as the pictures were scaled on which such cascades were trained.
 */
export function shrinkTo(from: Grey, width: number, height: number): Grey {
  const out = new Uint8Array(width * height);
  const columns = new Int32Array(width);
  const shares = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = place(x, from.width / width, from.width);
    columns[x] = Math.floor(at);
    shares[x] = at - Math.floor(at);
  }
  for (let y = 0, to = 0; y < height; y++) {
    const at = place(y, from.height / height, from.height);
    const row = Math.floor(at) * from.width;
    const down = at - Math.floor(at);
    for (let x = 0; x < width; x++) {
      const left = row + (columns[x] as number);
      const share = shares[x] as number;
      const a = from.pixels[left] as number;
      const c = from.pixels[left + from.width] as number;
      const upper = a + share * ((from.pixels[left + 1] as number) - a);
      const lower = c + share * ((from.pixels[left + from.width + 1] as number) - c);
      out[to++] = upper + down * (lower - upper) + 0.5;
    }
  }
  return { pixels: out, width, height };
}

/** Where the middle of a pixel lies among those of the larger picture, so that the next one exists. */
function place(at: number, step: number, end: number): number {
  return Math.min(end - 1.001, Math.max(0, (at + 0.5) * step - 0.5));
}
