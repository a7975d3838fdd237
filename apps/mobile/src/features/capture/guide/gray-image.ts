/** Luminance, 0 to 255, row by row. */
export interface GrayImage {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** The luminance of a canvas's pixels (red, green, blue, alpha), by the weights of BT.601. */
export function toGray(rgba: ArrayLike<number>, width: number, height: number): GrayImage {
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at++, from += 4) {
    pixels[at] =
      ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 150 + (rgba[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, pixels };
}

/** Half as wide and half as high, each pixel the mean of four. */
export function halve(image: GrayImage): GrayImage {
  const width = image.width >> 1;
  const height = image.height >> 1;
  const pixels = new Uint8Array(width * height);
  const { pixels: source, width: stride } = image;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 2 * y * stride + 2 * x;
      const sum =
        (source[at] ?? 0) +
        (source[at + 1] ?? 0) +
        (source[at + stride] ?? 0) +
        (source[at + stride + 1] ?? 0);
      pixels[y * width + x] = (sum + 2) >> 2;
    }
  }
  return { width, height, pixels };
}
