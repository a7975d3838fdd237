import { describe, expect, it } from 'vitest';
import { chance, countsOf, drawTexture, film } from '../test/synthetic-shelf.js';
import {
  boundsOf,
  clipBox,
  completeSurvey,
  mergeDetections,
  ShelfTracker,
  type FrameDetection,
  type GrayImage,
  type Homography,
} from './index.js';

const SIZE = { width: 240, height: 136 };
const SCALE = 4;
const FRAMES = 54;
const STEP_MS = 83;
/** A row of identical packs: what a wrong step would be counted by. */
const PERIOD = { width: 38, height: 84, y: 60 };
const SHELF = { width: 620, height: 200 };
const PACKS = Array.from({ length: 15 }, (_, i) => ({
  productId: i < 9 ? 'te' : 'cafe',
  box: { x: i * PERIOD.width, y: PERIOD.y, width: PERIOD.width - 4, height: PERIOD.height },
}));

function cameras(seed: number): Homography[] {
  const random = chance(seed);
  const [phase, tremor] = [6 * random(), 1 + 2 * random()];
  return Array.from({ length: FRAMES }, (_, i) => {
    const x = 8 * i - 40 + tremor * Math.sin(1.7 * i + phase);
    return [1, 0, -x, 0, 1, -34 - tremor * Math.sin(0.9 * i), 0, 0, 1];
  });
}

function changed(image: GrayImage, of: (value: number, x: number, y: number) => number): GrayImage {
  const pixels = image.pixels.map((value, i) =>
    Math.max(0, Math.min(255, of(value, i % image.width, Math.floor(i / image.width)))),
  );
  return { ...image, pixels };
}

/** Smeared along the row, as by a hand that moves while the shutter is open. */
function smeared(image: GrayImage, length: number): GrayImage {
  return changed(image, (_, x, y) => {
    let sum = 0;
    for (let d = 0; d < length; d++) {
      sum += image.pixels[y * image.width + Math.min(image.width - 1, x + d)]!;
    }
    return sum / length;
  });
}

type Disturbance = (frame: GrayImage, index: number, seed: number) => GrayImage;

const DISTURBANCES: Record<string, Disturbance> = {
  'an automatic exposure that steps down and up': (frame, i, seed) => {
    const gain = i < 12 + seed ? 1 : i < 28 ? 0.55 : 1.35;
    return changed(frame, (value) => gain * value);
  },
  'tubes that flicker': (frame, i) =>
    changed(frame, (value) => (0.85 + 0.15 * Math.sin(2.3 * i)) * value),
  'motion blur in stretches': (frame, i, seed) =>
    (i + seed) % 11 < 4 ? smeared(frame, 6 + (seed % 3)) : frame,
  'a lamp reflected on the packs, which stays with the camera': (frame, i, seed) =>
    changed(frame, (value, x, y) => {
      const away = Math.hypot((x - 90 - 12 * seed) / 30, (y - 70 - 0.4 * i) / 22);
      return value + 190 * Math.exp(-away * away);
    }),
};

/** Counts with true boxes on the key frames that the survey of the disturbed film chose. */
function count(seed: number, disturb: Disturbance) {
  const texture = drawTexture(seed + 40, SHELF.width, SHELF.height, PERIOD);
  const path = cameras(seed);
  const tracker = new ShelfTracker();
  path.forEach((camera, i) =>
    tracker.push(disturb(film(texture, camera, SIZE), i, seed), i, i * STEP_MS),
  );
  const [width, height] = [SIZE.width * SCALE, SIZE.height * SCALE];
  const survey = completeSurvey(tracker, {
    width,
    height,
    fps: 1000 / STEP_MS,
    durationMs: FRAMES * STEP_MS,
    incomplete: false,
    scale: SCALE,
    mayBeKeyFrame: new Set([...path.keys()].filter((index) => index % 2 === 0)),
  });
  const detections = survey.keyframes.flatMap(({ frameIndex }) =>
    PACKS.flatMap(({ productId, box }): FrameDetection[] => {
      const small = boundsOf(path[frameIndex]!, box);
      const whole = {
        x: SCALE * small.x,
        y: SCALE * small.y,
        width: SCALE * small.width,
        height: SCALE * small.height,
      };
      const seen = clipBox(whole, width, height);
      if (!seen || seen.width < 0.5 * whole.width) return [];
      return [{ frameIndex, box: seen, productId, label: null, barcode: null, score: 0.9 }];
    }),
  );
  return countsOf(mergeDetections(survey, detections).facings);
}

describe('the count of a row of identical packs', () => {
  describe.each(Object.entries(DISTURBANCES))('under %s', (_name, disturb) => {
    it.each([1, 2])('is that of the film without it, seed %d', (seed) => {
      const undisturbed = count(seed, (frame) => frame);
      expect(undisturbed).toEqual({ te: 9, cafe: 6 });
      expect(count(seed, disturb)).toEqual(undisturbed);
    });
  });
});
