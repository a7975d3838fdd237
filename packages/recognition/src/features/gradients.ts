import type { GrayImage } from '../image/gray.js';

/** Size and direction (radians, 0..2 pi, x to y) of the gradient at every pixel. */
export interface Gradients {
  readonly width: number;
  readonly height: number;
  readonly magnitude: Float32Array;
  readonly direction: Float32Array;
}

export function gradientsOf(image: GrayImage): Gradients {
  const { width, height, data } = image;
  const magnitude = new Float32Array(width * height);
  const direction = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const dx = (data[at + 1] as number) - (data[at - 1] as number);
      const dy = (data[at + width] as number) - (data[at - width] as number);
      magnitude[at] = Math.sqrt(dx * dx + dy * dy);
      direction[at] = directionOf(dy, dx);
    }
  }
  return { width, height, magnitude, direction };
}

/**
 * Angle 0..2 pi to within 0.0003 rad, several times faster than Math.atan2: minimax polynomial of
 * degree 7 on the first octant (Abramowitz & Stegun 4.4.49).
 */
export function directionOf(dy: number, dx: number): number {
  const ax = Math.abs(dx);
  const ay = Math.abs(dy);
  const larger = ax > ay ? ax : ay;
  if (larger === 0) return 0;
  const ratio = (ax > ay ? ay : ax) / larger;
  const square = ratio * ratio;
  let angle =
    ((-0.0464964749 * square + 0.15931422) * square - 0.327622764) * square * ratio + ratio;
  if (ay > ax) angle = Math.PI / 2 - angle;
  if (dx < 0) angle = Math.PI - angle;
  return dy < 0 ? 2 * Math.PI - angle : angle;
}

const BINS = 36;
/** Other directions at least this strong yield a second key point (Lowe 2004, section 5). */
const PEAK_SHARE = 0.8;

/** The main directions around a point, radians. */
export function mainDirections(g: Gradients, x: number, y: number, sigma: number): number[] {
  const window = 1.5 * sigma;
  const radius = Math.round(3 * window);
  const cx = Math.round(x);
  const cy = Math.round(y);
  const histogram = new Float32Array(BINS);
  const fall = bell(window, radius);
  for (let dy = -radius; dy <= radius; dy += 1) {
    const row = cy + dy;
    if (row < 1 || row >= g.height - 1) continue;
    const share = fall[Math.abs(dy)] as number;
    for (let dx = -radius; dx <= radius; dx += 1) {
      const column = cx + dx;
      if (column < 1 || column >= g.width - 1) continue;
      const at = row * g.width + column;
      const weight = share * (fall[Math.abs(dx)] as number) * (g.magnitude[at] as number);
      const bin = Math.round(((g.direction[at] as number) * BINS) / (2 * Math.PI)) % BINS;
      histogram[bin] = (histogram[bin] as number) + weight;
    }
  }
  return peaks(smooth(smooth(histogram)));
}

/** A Gaussian's value at 0, 1, 2... pixels from its middle. */
function bell(deviation: number, radius: number): Float32Array {
  const decay = -1 / (2 * deviation * deviation);
  const values = new Float32Array(radius + 1);
  for (let i = 0; i <= radius; i += 1) values[i] = Math.exp(i * i * decay);
  return values;
}

function smooth(histogram: Float32Array): Float32Array {
  const result = new Float32Array(BINS);
  for (let i = 0; i < BINS; i += 1) {
    const left = histogram[(i + BINS - 1) % BINS] as number;
    const right = histogram[(i + 1) % BINS] as number;
    result[i] = 0.25 * left + 0.5 * (histogram[i] as number) + 0.25 * right;
  }
  return result;
}

function peaks(histogram: Float32Array): number[] {
  const highest = Math.max(...histogram);
  const found: number[] = [];
  for (let i = 0; i < BINS; i += 1) {
    const value = histogram[i] as number;
    const left = histogram[(i + BINS - 1) % BINS] as number;
    const right = histogram[(i + 1) % BINS] as number;
    if (value < highest * PEAK_SHARE || value <= left || value < right) continue;
    const offset = (0.5 * (left - right)) / (left - 2 * value + right);
    const turn = ((i + offset + BINS) % BINS) / BINS;
    found.push(turn * 2 * Math.PI);
  }
  return found;
}
