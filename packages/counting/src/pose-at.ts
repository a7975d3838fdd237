import type { FilmSurvey, FramePose, Homography } from './types.js';
import { normalise } from './homography.js';

/** Frames between two poses over which the hand is taken to move evenly. */
const MAX_GAP_MS = 700;

/**
 * The pose at any frame of the film: the surveyed one, or one interpolated between the two
 * neighbours of the same segment; undefined where the film could not be followed.
 */
export function poseAt(survey: FilmSurvey, frameIndex: number): FramePose | undefined {
  const { poses } = survey;
  let low = 0;
  let high = poses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((poses[middle]?.frameIndex ?? Infinity) < frameIndex) low = middle + 1;
    else high = middle;
  }
  const after = poses[low];
  if (after?.frameIndex === frameIndex) return after;
  const before = poses[low - 1];
  if (after === undefined || before === undefined) return undefined;
  if (after.segment !== before.segment || after.timeMs - before.timeMs > MAX_GAP_MS) {
    return undefined;
  }
  const share = (frameIndex - before.frameIndex) / (after.frameIndex - before.frameIndex);
  const a = normalise(before.toShelf);
  const b = normalise(after.toShelf);
  return {
    frameIndex,
    timeMs: Math.round(before.timeMs + share * (after.timeMs - before.timeMs)),
    segment: before.segment,
    toShelf: a.map(
      (value, i) => value + share * ((b[i] ?? value) - value),
    ) as unknown as Homography,
  };
}
