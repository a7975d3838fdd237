import type { GrayImage } from './gray.js';

/** Weights of one side of a normalised Gaussian, centre first, cut at 3.3 standard deviations. */
export function halfKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(sigma * 3.3));
  const weights = new Float32Array(radius + 1);
  let sum = 0;
  for (let i = 0; i <= radius; i += 1) {
    const weight = Math.exp((-i * i) / (2 * sigma * sigma));
    weights[i] = weight;
    sum += i === 0 ? weight : 2 * weight;
  }
  for (let i = 0; i <= radius; i += 1) weights[i] = (weights[i] as number) / sum;
  return weights;
}

/**
 * Gaussian blur in two passes, edges repeated. `scratch`, when given, must hold at least as many
 * values as the picture and spares an allocation.
 */
export function blur(image: GrayImage, sigma: number, scratch?: Float32Array): GrayImage {
  const { width, height } = image;
  const kernel = halfKernel(sigma);
  const rows = scratch ?? new Float32Array(width * height);
  const data = new Float32Array(width * height);
  blurRows(image.data, rows, width, height, kernel);
  blurColumns(rows, data, width, height, kernel);
  return { width, height, data };
}

function blurRows(
  source: Float32Array,
  target: Float32Array,
  width: number,
  height: number,
  kernel: Float32Array,
): void {
  const radius = kernel.length - 1;
  const padded = new Float32Array(width + 2 * radius);
  const centre = kernel[0] as number;
  for (let y = 0; y < height; y += 1) {
    const offset = y * width;
    padded.set(source.subarray(offset, offset + width), radius);
    padded.fill(source[offset] as number, 0, radius);
    padded.fill(source[offset + width - 1] as number, radius + width);
    for (let x = 0; x < width; x += 1) {
      const middle = x + radius;
      let sum = centre * (padded[middle] as number);
      for (let i = 1; i <= radius; i += 1) {
        const pair = (padded[middle - i] as number) + (padded[middle + i] as number);
        sum += (kernel[i] as number) * pair;
      }
      target[offset + x] = sum;
    }
  }
}

/** Row by row, so that memory is read in order. */
function blurColumns(
  source: Float32Array,
  target: Float32Array,
  width: number,
  height: number,
  kernel: Float32Array,
): void {
  const radius = kernel.length - 1;
  const centre = kernel[0] as number;
  for (let y = 0; y < height; y += 1) {
    const offset = y * width;
    for (let x = 0; x < width; x += 1) target[offset + x] = centre * (source[offset + x] as number);
    for (let i = 1; i <= radius; i += 1) {
      const above = Math.max(0, y - i) * width;
      const below = Math.min(height - 1, y + i) * width;
      const weight = kernel[i] as number;
      for (let x = 0; x < width; x += 1) {
        const pair = (source[above + x] as number) + (source[below + x] as number);
        target[offset + x] = (target[offset + x] as number) + weight * pair;
      }
    }
  }
}

/** Every second pixel of every second row. */
export function halve(image: GrayImage): GrayImage {
  const width = image.width >> 1;
  const height = image.height >> 1;
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = 2 * y * image.width;
    for (let x = 0; x < width; x += 1) data[y * width + x] = image.data[from + 2 * x] as number;
  }
  return { width, height, data };
}

/** Twice the size, by linear interpolation. */
export function double(image: GrayImage): GrayImage {
  const width = image.width * 2;
  const height = image.height * 2;
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const y0 = Math.min(image.height - 1, y >> 1);
    const y1 = (y & 1) === 0 ? y0 : Math.min(image.height - 1, y0 + 1);
    for (let x = 0; x < width; x += 1) {
      const x0 = Math.min(image.width - 1, x >> 1);
      const x1 = (x & 1) === 0 ? x0 : Math.min(image.width - 1, x0 + 1);
      const a = image.data[y0 * image.width + x0] as number;
      const b = image.data[y0 * image.width + x1] as number;
      const c = image.data[y1 * image.width + x0] as number;
      const d = image.data[y1 * image.width + x1] as number;
      data[y * width + x] = (a + b + c + d) / 4;
    }
  }
  return { width, height, data };
}
