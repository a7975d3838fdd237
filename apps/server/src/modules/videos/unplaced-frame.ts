import type { FilmSurvey } from '@miinventario/film';

/** A frame that was never placed on a shelf; only its number matters to take its picture. */
export const UNPLACED: FilmSurvey['keyframes'][number] = {
  frameIndex: 0,
  timeMs: 0,
  segment: 0,
  toShelf: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  sharpness: 0,
  exposure: 0,
};
