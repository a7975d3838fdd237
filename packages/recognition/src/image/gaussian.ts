import type { GrayImage } from './gray.js';

/** Weights of one side of a normalised Gaussian, centre first, cut at 3 standard deviations. */
export function halfKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(sigma * 3));
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
  const line = new Float32Array(width);
  for (let y = 0; y < height; y += 1) {
    const offset = y * width;
    padded.set(source.subarray(offset, offset + width), radius);
    padded.fill(source[offset] as number, 0, radius);
    padded.fill(source[offset + width - 1] as number, radius + width);
    scale(line, padded, radius, kernel[0] as number);
    for (let i = 1; i <= radius; i += 2) {
      const j = Math.min(radius, i + 1);
      const second = j === i ? 0 : (kernel[j] as number);
      addPairs(
        line,
        padded,
        [radius - i, radius + i, radius - j, radius + j],
        [kernel[i] as number, second],
      );
    }
    target.set(line, offset);
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
  const line = new Float32Array(width);
  const row = (y: number): number => Math.max(0, Math.min(height - 1, y)) * width;
  for (let y = 0; y < height; y += 1) {
    scale(line, source, y * width, kernel[0] as number);
    for (let i = 1; i <= radius; i += 2) {
      const j = Math.min(radius, i + 1);
      const second = j === i ? 0 : (kernel[j] as number);
      addPairs(
        line,
        source,
        [row(y - i), row(y + i), row(y - j), row(y + j)],
        [kernel[i] as number, second],
      );
    }
    target.set(line, y * width);
  }
}

function scale(line: Float32Array, source: Float32Array, from: number, weight: number): void {
  for (let x = 0; x < line.length; x += 1) line[x] = weight * (source[from + x] as number);
}

/** Two symmetric pairs of taps at once: half the traffic to memory of one at a time. */
function addPairs(
  line: Float32Array,
  source: Float32Array,
  [a, b, c, d]: readonly [number, number, number, number],
  [first, second]: readonly [number, number],
): void {
  for (let x = 0; x < line.length; x += 1) {
    const inner = (source[a + x] as number) + (source[b + x] as number);
    const outer = (source[c + x] as number) + (source[d + x] as number);
    line[x] = (line[x] as number) + first * inner + second * outer;
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
