import { blur, blurBytes, double, halve, type WorkImage } from '../image/gaussian.js';
import type { GrayImage } from '../image/gray.js';
import { bytesOf, type Workspace } from '../simd/workspace.js';

/** Samples per doubling of scale in which extrema are sought (Lowe 2004, section 3.3). */
export const INTERVALS = 3;
/** Pictures of an octave, and differences between them. */
export const LEVELS = INTERVALS + 3;
/** Blur of the first level of an octave, in its own pixels. */
export const BASE_SIGMA = 1.6;
/** Blur a camera's picture is taken to have already. */
const CAMERA_SIGMA = 0.5;
/** Below this side an octave holds nothing a descriptor could be taken from. */
const SMALLEST_SIDE = 24;

export interface Octave {
  /** Size of this octave's pixel in pixels of the picture given. */
  readonly step: number;
  /** Each blurred by 2^(1/INTERVALS) more than the one before. */
  readonly levels: readonly WorkImage[];
}

/**
 * Gaussian scale space (Lowe, "Distinctive Image Features from Scale-Invariant Keypoints", IJCV
 * 2004). `upsample` starts at twice the size, which finds points half as large at four times the
 * price of the first octave. It stands in the workspace, which is reset.
 */
export function buildScaleSpace(
  work: Workspace,
  image: GrayImage,
  upsample: boolean,
  maximum: number,
): Octave[] {
  let step = upsample ? 0.5 : 1;
  let size = { width: image.width / step, height: image.height / step };
  work.reset(bytesNeeded(size.width, size.height));
  const place = (): WorkImage => ({ ...size, ...work.floats(size.width * size.height) });
  const octaves: Octave[] = [];
  while (octaves.length < maximum && Math.min(size.width, size.height) >= SMALLEST_SIDE) {
    const levels = Array.from({ length: LEVELS }, place);
    const [first] = levels as [WorkImage];
    const above = octaves[octaves.length - 1]?.levels[INTERVALS];
    if (above) halve(above, first);
    else start(work, image, upsample, first);
    for (let i = 1; i < LEVELS; i += 1) {
      const previous = BASE_SIGMA * 2 ** ((i - 1) / INTERVALS);
      const wanted = BASE_SIGMA * 2 ** (i / INTERVALS);
      const extra = Math.sqrt(wanted * wanted - previous * previous);
      blur(work, levels[i - 1] as WorkImage, extra, levels[i] as WorkImage);
    }
    octaves.push({ step, levels });
    size = { width: size.width >> 1, height: size.height >> 1 };
    step *= 2;
  }
  return octaves;
}

function start(work: Workspace, image: GrayImage, upsample: boolean, target: WorkImage): void {
  const mark = work.mark();
  const { width, height } = target;
  const source = { width, height, ...work.floats(width * height) };
  if (upsample) double(image, source);
  else source.data.set(image.data);
  const known = upsample ? 2 * CAMERA_SIGMA : CAMERA_SIGMA;
  blur(work, source, Math.sqrt(BASE_SIGMA * BASE_SIGMA - known * known), target);
  work.release(mark);
}

/** All octaves, the differences of one, and what a blur needs. */
function bytesNeeded(width: number, height: number): number {
  let bytes = bytesOf(width * height) * LEVELS + 2 * blurBytes(width, height);
  for (let w = width, h = height; Math.min(w, h) >= 1; w >>= 1, h >>= 1) {
    bytes += LEVELS * (bytesOf(w * h) + 64);
  }
  return bytes;
}
