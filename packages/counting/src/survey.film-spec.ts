import { describe, expect, it } from 'vitest';
import { drawTexture, film } from '../test/synthetic-shelf.js';
import { completeSurvey, poseAt, ShelfTracker, translation, type GrayImage } from './index.js';

const everyNth = (n: number) => new Set(Array.from({ length: 200 }, (_, i) => i * n));

const SIZE = { width: 240, height: 136 };
const INPUT = {
  width: 960,
  height: 544,
  fps: 12,
  durationMs: 6000,
  incomplete: false,
  scale: 4,
  mayBeKeyFrame: everyNth(2),
};

function surveyFrames(frames: readonly GrayImage[], incomplete = false) {
  const tracker = new ShelfTracker();
  frames.forEach((frame, i) => tracker.push(frame, i, i * 83));
  return completeSurvey(tracker, { ...INPUT, incomplete });
}

function pan(frames: number): GrayImage[] {
  const texture = drawTexture(31, 760, 200);
  return Array.from({ length: frames }, (_, i) =>
    film(texture, translation(-20 - 7 * i, -20), SIZE),
  );
}

/** A box blur that leaves no edge. */
function blurred(image: GrayImage, radius: number): GrayImage {
  const pixels = new Uint8Array(image.pixels.length);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      let sum = 0;
      let count = 0;
      for (let dy = -radius; dy <= radius; dy += 2) {
        for (let dx = -radius; dx <= radius; dx += 2) {
          const v = Math.min(image.height - 1, Math.max(0, y + dy));
          const u = Math.min(image.width - 1, Math.max(0, x + dx));
          sum += image.pixels[v * image.width + u]!;
          count++;
        }
      }
      pixels[y * image.width + x] = sum / count;
    }
  }
  return { ...image, pixels };
}

describe('completeSurvey', () => {
  it('chooses few frames that show every part of the shelf several times', () => {
    const survey = surveyFrames(pan(60));
    expect(survey.quality.verdict).toBe('good');
    expect(survey.keyframes.length).toBeGreaterThanOrEqual(5);
    expect(survey.keyframes.length).toBeLessThanOrEqual(24);
    expect(survey.keyframes.every((frame) => frame.frameIndex % 2 === 0)).toBe(true);
    expect(survey.coverage.seenShare).toBeGreaterThan(0.95);
  });

  it('does not take someone who passes before the camera for a shelf of its own', () => {
    const passer = drawTexture(77, 500, 200);
    const frames = pan(60).map((frame, i) =>
      i >= 24 && i < 36 ? film(passer, translation(-14 * (i - 20), -20), SIZE) : frame,
    );
    const survey = surveyFrames(frames);
    expect(survey.segments.map((segment) => segment.id)).toHaveLength(1);
    expect(survey.keyframes.every(({ timeMs }) => timeMs < 24 * 83 || timeMs >= 36 * 83)).toBe(
      true,
    );
  });

  it('survives being stored as JSON', () => {
    const survey = surveyFrames(pan(30));
    expect(JSON.parse(JSON.stringify(survey))).toEqual(survey);
  });

  it('gives a pose to frames between the surveyed ones, and none outside the film', () => {
    const tracker = new ShelfTracker();
    pan(30).forEach((frame, i) => tracker.push(frame, i * 5, i * 166));
    const survey = completeSurvey(tracker, { ...INPUT, fps: 30, mayBeKeyFrame: everyNth(5) });
    const before = poseAt(survey, 50)!.toShelf[2];
    const after = poseAt(survey, 55)!.toShelf[2];
    const between = poseAt(survey, 52)!.toShelf[2];
    expect(between).toBeGreaterThan(before);
    expect(between).toBeLessThan(after);
    expect(poseAt(survey, 9999)).toBeUndefined();
  });

  it('refuses a black film and says that it is dark', () => {
    const black = Array.from({ length: 40 }, () => ({
      ...SIZE,
      pixels: new Uint8Array(SIZE.width * SIZE.height).fill(3),
    }));
    const survey = surveyFrames(black);
    expect(survey.quality.verdict).toBe('refuse');
    expect(survey.quality.advice.map((a) => a.code)).toEqual(['dark']);
    expect(survey.keyframes).toEqual([]);
  });

  it('refuses a film out of focus', () => {
    const survey = surveyFrames(pan(30).map((frame) => blurred(frame, 9)));
    expect(survey.quality.verdict).toBe('refuse');
    expect(survey.quality.advice[0]!.code).toBe('blurred');
  });

  it('refuses a bare wall as no shelf', () => {
    const wall = Array.from({ length: 40 }, () => ({
      ...SIZE,
      pixels: new Uint8Array(SIZE.width * SIZE.height).fill(150),
    }));
    expect(surveyFrames(wall).quality.advice.map((a) => a.code)).toEqual(['no_shelf']);
  });

  it('warns of a blurred stretch with its place in the film', () => {
    const frames = pan(60).map((frame, i) => (i >= 20 && i < 40 ? blurred(frame, 5) : frame));
    const advice = surveyFrames(frames).quality.advice.find((a) => a.code === 'blurred');
    expect(advice).toMatchObject({ severity: 'warning' });
    expect(advice!.fromMs).toBeGreaterThan(1400);
    expect(advice!.toMs).toBeLessThan(3500);
  });

  it('tells of a stretch of the shelf that no usable frame shows, and when it was filmed', () => {
    const texture = drawTexture(31, 2200, 200);
    // Half a second in which the hand jerks past a whole view of the shelf.
    const x = (i: number): number =>
      i < 30 ? 7 * i : i < 34 ? 210 + 130 * (i - 29) : 730 + 7 * (i - 33);
    const frames = Array.from({ length: 64 }, (_, i) => {
      const sharp = film(texture, translation(-20 - x(i), -20), SIZE);
      return i >= 30 && i < 34 ? blurred(sharp, 7) : sharp;
    });
    const { quality } = surveyFrames(frames);
    const advice = quality.advice.find((a) => a.code === 'coverage_hole');
    expect(advice).toMatchObject({ severity: 'warning' });
    expect(advice!.fromMs).toBeGreaterThan(25 * 83);
    expect(advice!.toMs).toBeLessThan(39 * 83);
  });

  it('says that an incomplete film is incomplete', () => {
    const survey = surveyFrames(pan(40), true);
    expect(survey.quality.verdict).toBe('warn');
    expect(survey.quality.advice.map((a) => a.code)).toContain('incomplete');
  });

  it('answers an empty film with a refusal', () => {
    expect(surveyFrames([]).quality.verdict).toBe('refuse');
  });
});
