import { boundsOf, clipBox, type Box, type FrameDetection } from '@miinventario/counting';
import { trueCamera, type FilmCase } from './film-set.js';
import { seededRandom, type Random } from './random.js';

/** How an oracle errs; all zero is the truth itself. */
export interface OracleNoise {
  /** Chance that a facing is missed in a frame. */
  readonly dropout: number;
  /** False boxes per true one. */
  readonly falseAlarms: number;
  /** Deviation of every side of a box, pixels. */
  readonly boxPx: number;
}

export const NO_NOISE: OracleNoise = { dropout: 0, falseAlarms: 0, boxPx: 0 };
export const NOISE: OracleNoise = { dropout: 0.1, falseAlarms: 0.05, boxPx: 3 };

/** A facing of which the frame shows less is not reported, as by any recogniser. */
const MIN_VISIBLE = 0.5;

/** What a recogniser that knows the truth would report for these frames. */
export function oracleDetections(
  film: FilmCase,
  frames: readonly number[],
  noise: OracleNoise,
  seed: number,
): FrameDetection[] {
  const random = seededRandom(seed * 7919 + 17);
  const enrolled = Object.keys(film.counts);
  return frames.flatMap((frameIndex) => {
    const truth = trueBoxesIn(film, frameIndex);
    const found: FrameDetection[] = [];
    for (const { product, box } of truth) {
      if (random.next() < noise.dropout) continue;
      const productId = enrolled.includes(product) ? product : null;
      found.push(detection(frameIndex, jitter(box, noise, random, film), productId, 0.9));
    }
    for (const { box } of truth) {
      if (random.next() >= noise.falseAlarms) continue;
      const x = random.next() * Math.max(1, film.width - box.width);
      const y = random.next() * Math.max(1, film.height - box.height);
      const productId = enrolled[Math.floor(random.next() * enrolled.length)] ?? null;
      found.push(detection(frameIndex, { ...box, x, y }, productId, 0.5 + 0.4 * random.next()));
    }
    return found;
  });
}

/** The true boxes that a frame shows, clipped to it. */
export function trueBoxesIn(
  film: FilmCase,
  frameIndex: number,
): Array<{ product: string; box: Box }> {
  return film.boxes.flatMap((truth) => {
    const camera = trueCamera(film, frameIndex, truth);
    if (camera === undefined) return [];
    const whole = boundsOf(camera, truth.box);
    const box = clipBox(whole, film.width, film.height);
    if (box === undefined) return [];
    const visible = (box.width * box.height) / (whole.width * whole.height);
    return visible < MIN_VISIBLE ? [] : [{ product: truth.product, box }];
  });
}

function detection(
  frameIndex: number,
  box: Box,
  productId: string | null,
  score: number,
): FrameDetection {
  return { frameIndex, box, productId, label: null, barcode: null, score };
}

function jitter(box: Box, noise: OracleNoise, random: Random, film: FilmCase): Box {
  if (noise.boxPx === 0) return box;
  const x = box.x + noise.boxPx * random.gaussian();
  const y = box.y + noise.boxPx * random.gaussian();
  const right = box.x + box.width + noise.boxPx * random.gaussian();
  const bottom = box.y + box.height + noise.boxPx * random.gaussian();
  const moved = { x, y, width: Math.max(4, right - x), height: Math.max(4, bottom - y) };
  return clipBox(moved, film.width, film.height) ?? box;
}
