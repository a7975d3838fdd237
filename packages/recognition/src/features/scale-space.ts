import { blur, double, halve } from '../image/gaussian.js';
import type { GrayImage } from '../image/gray.js';

/** Samples per doubling of scale in which extrema are sought (Lowe 2004, section 3.3). */
export const INTERVALS = 3;
/** Blur of the first level of an octave, in its own pixels. */
export const BASE_SIGMA = 1.6;
/** Blur a camera's picture is taken to have already. */
const CAMERA_SIGMA = 0.5;
/** Below this side an octave holds nothing a descriptor could be taken from. */
const SMALLEST_SIDE = 24;

export interface Octave {
  /** Size of this octave's pixel in pixels of the picture given. */
  readonly step: number;
  /** INTERVALS + 3 pictures, each blurred by 2^(1/INTERVALS) more than the one before. */
  readonly levels: readonly GrayImage[];
}

/**
 * Gaussian scale space (Lowe, "Distinctive Image Features from Scale-Invariant Keypoints", IJCV
 * 2004). `upsample` starts at twice the size, which finds points half as large at four times the
 * price of the first octave.
 */
export function buildScaleSpace(image: GrayImage, upsample: boolean, maximum: number): Octave[] {
  const octaves: Octave[] = [];
  let step = upsample ? 0.5 : 1;
  let first = upsample ? double(image) : image;
  const known = CAMERA_SIGMA / step;
  first = blur(first, Math.sqrt(Math.max(0.01, BASE_SIGMA * BASE_SIGMA - known * known)));
  while (octaves.length < maximum && Math.min(first.width, first.height) >= SMALLEST_SIDE) {
    const scratch = new Float32Array(first.width * first.height);
    const levels = [first];
    for (let i = 1; i < INTERVALS + 3; i += 1) {
      const previous = BASE_SIGMA * 2 ** ((i - 1) / INTERVALS);
      const wanted = BASE_SIGMA * 2 ** (i / INTERVALS);
      const extra = Math.sqrt(wanted * wanted - previous * previous);
      levels.push(blur(levels[i - 1] as GrayImage, extra, scratch));
    }
    octaves.push({ step, levels });
    first = halve(levels[INTERVALS] as GrayImage);
    step *= 2;
  }
  return octaves;
}
