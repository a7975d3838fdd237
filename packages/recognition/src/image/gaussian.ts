import { TAP_BYTES } from '../simd/kernels.js';
import { bytesOf, type Floats, type Workspace } from '../simd/workspace.js';
import type { GrayImage } from './gray.js';

/** A picture that stands in a workspace. */
export interface WorkImage extends GrayImage {
  readonly address: number;
}

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

/** Working memory of `blur` beside its result. */
export function blurBytes(width: number, height: number): number {
  return bytesOf(width * height) + bytesOf(width + LARGEST_TAPS * 2) + LARGEST_TAPS * TAP_BYTES;
}

const LARGEST_TAPS = 64;

/** Gaussian blur in two passes, edges repeated. Writes over `target` and returns it. */
export function blur(
  work: Workspace,
  source: WorkImage,
  sigma: number,
  target: WorkImage,
): WorkImage {
  const { width, height } = source;
  const kernel = halfKernel(sigma);
  const mark = work.mark();
  const rows = work.floats(width * height);
  const taps = tapTable(work, kernel);
  blurRows(work, source, rows, kernel, taps);
  blurColumns(work, { ...rows, width, height }, target, kernel, taps);
  work.release(mark);
  return target;
}

interface TapTable {
  readonly address: number;
  readonly end: number;
  readonly places: Int32Array;
}

/** The centre is counted twice by the kernel's pairs, hence half its weight. */
function tapTable(work: Workspace, kernel: Float32Array): TapTable {
  const { address, data } = work.bytes(kernel.length * TAP_BYTES);
  const places = new Int32Array(data.buffer, address, kernel.length * 3);
  const weights = new Float32Array(data.buffer, address, kernel.length * 3);
  kernel.forEach((weight, i) => (weights[3 * i + 2] = i === 0 ? weight / 2 : weight));
  return { address, end: address + kernel.length * TAP_BYTES, places };
}

function blurRows(
  work: Workspace,
  { data, width, height }: GrayImage,
  target: Floats,
  kernel: Float32Array,
  taps: TapTable,
): void {
  const radius = kernel.length - 1;
  const padded = work.floats(width + 2 * radius);
  for (let i = 0; i <= radius; i += 1) {
    taps.places[3 * i] = padded.address + 4 * (radius - i);
    taps.places[3 * i + 1] = padded.address + 4 * (radius + i);
  }
  for (let y = 0; y < height; y += 1) {
    const offset = y * width;
    padded.data.set(data.subarray(offset, offset + width), radius);
    padded.data.fill(data[offset] as number, 0, radius);
    padded.data.fill(data[offset + width - 1] as number, radius + width);
    work.kernels.weighLine(target.address + 4 * offset, 4 * width, taps.address, taps.end);
  }
}

function blurColumns(
  work: Workspace,
  source: WorkImage,
  target: Floats,
  kernel: Float32Array,
  taps: TapTable,
): void {
  const { width, height, address } = source;
  const rowAt = (y: number): number => address + 4 * width * Math.max(0, Math.min(height - 1, y));
  for (let y = 0; y < height; y += 1) {
    for (let i = 0; i < kernel.length; i += 1) {
      taps.places[3 * i] = rowAt(y - i);
      taps.places[3 * i + 1] = rowAt(y + i);
    }
    work.kernels.weighLine(target.address + 4 * width * y, 4 * width, taps.address, taps.end);
  }
}

/** Every second pixel of every second row. */
export function halve(image: GrayImage, target: GrayImage): void {
  const { width, height } = target;
  for (let y = 0; y < height; y += 1) {
    const from = 2 * y * image.width;
    for (let x = 0; x < width; x += 1) {
      target.data[y * width + x] = image.data[from + 2 * x] as number;
    }
  }
}

/** Twice the size, by linear interpolation. */
export function double(image: GrayImage, target: GrayImage): void {
  const { width, height } = target;
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
      target.data[y * width + x] = (a + b + c + d) / 4;
    }
  }
}
