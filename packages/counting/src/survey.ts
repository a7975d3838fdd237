/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes come from the survey's own lists */
import type { FilmSurvey, FramePose, Homography, KeyFrame, SurveySegment } from './types.js';
import type { Observation, ShelfTracker } from './shelf-tracker.js';
import { invert, multiply } from './homography.js';
import { buildShelfMap, type ShelfMap } from './shelf-map.js';
import { toFullSize } from './pose-graph.js';
import { chooseKeyFrames, posesOf } from './key-frames.js';
import { layGrid } from './coverage.js';
import { judgeFilm } from './judge-film.js';

export interface SurveyInput {
  /** Full-size upright frame, pixels. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly durationMs: number;
  /** The film breaks off before the end that its header promises. */
  readonly incomplete: boolean;
  /** Full-size pixels per working pixel. */
  readonly scale: number;
  /** Numbers of the frames that may be shown to the recogniser; others serve motion. */
  readonly mayBeKeyFrame: ReadonlySet<number>;
  readonly wantedViews?: number;
  readonly maxKeyFrames?: number;
}

/** Views wanted of every facing, so that a miss or a false alarm is outvoted. */
const WANTED_VIEWS = 6;
/** A stretch that joins no other must last this long to be believed. */
const MIN_SEGMENT_MS = 1500;
/** Key frames per second of film beyond which a provider's bill grows and the count does not. */
const KEY_FRAMES_PER_SECOND = 1.2;

/** Turns what the tracker saw of a whole film into the survey that counting starts from. */
export function completeSurvey(tracker: ShelfTracker, input: SurveyInput): FilmSurvey {
  const map = buildShelfMap(tracker);
  const placed = tracker.observations.filter((seen) => seen.anchor >= 0);
  const frames = dropFragments(placed.map((seen) => toKeyFrame(seen, map, input)));
  const segments = segmentsOf(frames, map, input);
  const grids = segments.map((s) => layGrid(s.id, posesOf(s.id, frames), input));
  const { keyframes, coverage } = chooseKeyFrames(
    frames.filter((frame) => input.mayBeKeyFrame.has(frame.frameIndex)),
    grids,
    {
      width: input.width,
      height: input.height,
      wantedViews: input.wantedViews ?? WANTED_VIEWS,
      maxKeyFrames:
        input.maxKeyFrames ??
        Math.max(12, Math.ceil((input.durationMs / 1000) * KEY_FRAMES_PER_SECOND)),
    },
  );
  const quality = judgeFilm(tracker.observations, { frames, keyframes, coverage }, input);
  return {
    version: 1,
    width: input.width,
    height: input.height,
    fps: input.fps,
    keyframes: quality.verdict === 'refuse' ? [] : keyframes,
    poses: frames.map(({ frameIndex, timeMs, segment, toShelf }) => ({
      frameIndex,
      timeMs,
      segment,
      toShelf,
    })),
    segments,
    quality,
    coverage,
  };
}

/**
 * Leaves out stretches too short to be a shelf of their own. They come of something passing before
 * the camera, and what they show of the shelf, the stretches around them show too: counted apart, it
 * would be counted twice.
 */
function dropFragments(frames: readonly KeyFrame[]): KeyFrame[] {
  const spans = new Map<number, { from: number; to: number }>();
  for (const { segment, timeMs } of frames) {
    const span = spans.get(segment) ?? { from: timeMs, to: timeMs };
    spans.set(segment, { from: Math.min(span.from, timeMs), to: Math.max(span.to, timeMs) });
  }
  const length = (segment: number): number => {
    const span = spans.get(segment);
    return span === undefined ? 0 : span.to - span.from;
  };
  const longest = Math.max(0, ...[...spans.keys()].map(length));
  return frames.filter(({ segment }) => length(segment) >= Math.min(MIN_SEGMENT_MS, longest));
}

function toKeyFrame(seen: Observation, map: ShelfMap, input: SurveyInput): KeyFrame {
  const pose = multiply(map.poses[seen.anchor]!, invert(seen.map));
  return {
    frameIndex: seen.frameIndex,
    timeMs: Math.round(seen.timeMs),
    segment: map.segments[seen.anchor]!,
    toShelf: rounded(toFullSize(pose, input.scale)),
    sharpness: Number(seen.quality.sharpness.toFixed(3)),
    exposure: Number(seen.quality.exposure.toFixed(3)),
  };
}

/** Nine significant digits: under a thousandth of a pixel, and half the artifact's size. */
function rounded(h: Homography): Homography {
  return h.map((value) => Number(value.toPrecision(9))) as unknown as Homography;
}

function segmentsOf(
  frames: readonly FramePose[],
  map: ShelfMap,
  input: SurveyInput,
): SurveySegment[] {
  return [...new Set(frames.map((frame) => frame.segment))]
    .sort((a, b) => a - b)
    .map((id) => {
      const poses = posesOf(id, frames);
      return {
        id,
        fromMs: Math.min(...poses.map((pose) => pose.timeMs)),
        toMs: Math.max(...poses.map((pose) => pose.timeMs)),
        bounds: layGrid(id, poses, input).bounds,
        residualPx: Number(((map.residuals[id] ?? 0) * input.scale).toFixed(3)),
      };
    });
}
