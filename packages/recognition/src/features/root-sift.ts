import type { Gradients } from './gradients.js';

export const DESCRIPTOR_LENGTH = 128;
const GRID = 4;
const ORIENTATIONS = 8;
/** Side of one of the 4 x 4 cells, in blurs of the key point (Lowe 2004, section 6.1). */
const CELL_SIGMAS = 3;
/** A descriptor has unit length; its bytes are its values times this. */
export const DESCRIPTOR_UNIT = 512;

/** The Gaussian window, half the grid wide, by squared distance in cells; exp is slow. */
const WINDOW_STEPS = 32;
const WINDOW = Float32Array.from({ length: 13 * WINDOW_STEPS }, (_, i) =>
  Math.exp(-(i + 0.5) / WINDOW_STEPS / (0.5 * GRID * GRID)),
);

/** A picture blurred by more holds nothing between every second pixel: a quarter of them is read. */
const SMOOTH = 1.9;

const PADDED = GRID + 2;
const bins = new Float32Array(PADDED * PADDED * ORIENTATIONS);
const values = new Float32Array(DESCRIPTOR_LENGTH);

/**
 * Writes one RootSIFT descriptor: SIFT's 4 x 4 x 8 histogram of gradients, turned to the point's
 * direction, L1-normalised and square-rooted, so that Euclidean distance is the Hellinger distance
 * (Arandjelovic & Zisserman, CVPR 2012).
 */
export function writeRootSift(
  g: Gradients,
  point: { x: number; y: number; sigma: number; angle: number },
  target: Uint8Array,
  offset: number,
): void {
  accumulate(g, point.x, point.y, point.sigma, point.angle);
  let length = 0;
  let k = 0;
  for (let row = 1; row <= GRID; row += 1) {
    for (let column = 1; column <= GRID; column += 1) {
      for (let o = 0; o < ORIENTATIONS; o += 1) {
        const value = bins[(row * PADDED + column) * ORIENTATIONS + o] as number;
        values[k] = value;
        length += value * value;
        k += 1;
      }
    }
  }
  // Clipping at 0.2 of the length keeps a single strong edge (a highlight) from deciding.
  const limit = 0.2 * Math.sqrt(length);
  let sum = 1e-12;
  for (let i = 0; i < DESCRIPTOR_LENGTH; i += 1) {
    const value = Math.min(limit, values[i] as number);
    values[i] = value;
    sum += value;
  }
  for (let i = 0; i < DESCRIPTOR_LENGTH; i += 1) {
    const root = Math.sqrt((values[i] as number) / sum) * DESCRIPTOR_UNIT;
    target[offset + i] = Math.min(255, Math.round(root));
  }
}

function accumulate(g: Gradients, x: number, y: number, sigma: number, angle: number): void {
  bins.fill(0);
  const cell = CELL_SIGMAS * sigma;
  const cos = Math.cos(angle) / cell;
  const sin = Math.sin(angle) / cell;
  const radius = Math.round((cell * Math.SQRT2 * (GRID + 1)) / 2);
  const cx = Math.round(x);
  const cy = Math.round(y);
  const perRadian = ORIENTATIONS / (2 * Math.PI);
  const step = sigma > SMOOTH ? 2 : 1;
  const top = firstFrom(cy - radius, step);
  const bottom = Math.min(g.height - 2, cy + radius);
  const left = firstFrom(cx - radius, step);
  const right = Math.min(g.width - 2, cx + radius);
  for (let row = top; row <= bottom; row += step) {
    const dy = row - y;
    for (let column = left; column <= right; column += step) {
      const dx = column - x;
      const u = cos * dx + sin * dy;
      const v = cos * dy - sin * dx;
      const cu = u + GRID / 2 + 0.5;
      const cv = v + GRID / 2 + 0.5;
      if (cu <= 0 || cv <= 0 || cu >= GRID + 1 || cv >= GRID + 1) continue;
      const at = row * g.width + column;
      const weight =
        (g.magnitude[at] as number) * (WINDOW[((u * u + v * v) * WINDOW_STEPS) | 0] as number);
      let turn = ((g.direction[at] as number) - angle) * perRadian;
      if (turn < 0) turn += ORIENTATIONS;
      spread(cu, cv, turn, weight);
    }
  }
}

/** The first sample at or above 1 on a grid through `from`. */
function firstFrom(from: number, step: number): number {
  return from >= 1 ? from : 1 + ((((from - 1) % step) + step) % step);
}

/** Shares a gradient between the eight nearest bins, so that a small shift changes little. */
function spread(cu: number, cv: number, turn: number, weight: number): void {
  const iu = cu | 0;
  const iv = cv | 0;
  const io = turn | 0;
  const fu = cu - iu;
  const fv = cv - iv;
  const fo = turn - io;
  const o0 = io & 7;
  const o1 = (io + 1) & 7;
  const base = (iv * PADDED + iu) * ORIENTATIONS;
  const down = base + PADDED * ORIENTATIONS;
  const w11 = weight * fu * fv;
  const w01 = weight * fv - w11;
  const w10 = weight * fu - w11;
  const w00 = weight - w11 - w01 - w10;
  bins[base + o0] = (bins[base + o0] as number) + w00 * (1 - fo);
  bins[base + o1] = (bins[base + o1] as number) + w00 * fo;
  bins[base + 8 + o0] = (bins[base + 8 + o0] as number) + w10 * (1 - fo);
  bins[base + 8 + o1] = (bins[base + 8 + o1] as number) + w10 * fo;
  bins[down + o0] = (bins[down + o0] as number) + w01 * (1 - fo);
  bins[down + o1] = (bins[down + o1] as number) + w01 * fo;
  bins[down + 8 + o0] = (bins[down + 8 + o0] as number) + w11 * (1 - fo);
  bins[down + 8 + o1] = (bins[down + 8 + o1] as number) + w11 * fo;
}
