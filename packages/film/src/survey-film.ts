import { completeSurvey, ShelfTracker, type FilmSurvey } from '@miinventario/counting';
import type { FfmpegPaths, FilmInfo } from './film-types.js';
import { CandidateFiles } from './candidate-files.js';
import { decodeGray, type SamplePlan } from './decode-gray.js';

export interface SurveyOptions extends FfmpegPaths {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Share of the film gone through, 0..1, a few times a second. */
  readonly onProgress?: (share: number) => void;
  readonly wantedViews?: number;
  readonly maxKeyFrames?: number;
  /** Where to leave the key frames, for extractKeyframes to find; none are left unless told. */
  readonly framesDir?: string;
}

/** Longer side of the working image: registration is good to 0.2 full-size pixels from here on. */
const WORKING_SIDE = 480;
/** Frames looked at per second: twice a jerk of the hand's rate, so that motion stays predictable. */
const SURVEY_RATE = 12;
/** Key frames are chosen among three of these a second: blur and reflections change no faster. */
const SAMPLES_PER_KEY_FRAME = 4;
/** The same among reference frames, of which some fifteen a second are looked at. */
const REFERENCES_PER_KEY_FRAME = 5;
/** Of reference frames alone, as many are looked at as are not nearer to each other than this. */
const REFERENCE_GAP_MS = 0.75 * (1000 / SURVEY_RATE);
const DEFAULT_TIMEOUT_MS = 180_000;

/**
 * Decodes the film once, at working size, and finds where every surveyed frame looks, how good it
 * is, and which frames to show to the recogniser. Throws when ffmpeg cannot be started, outlasts
 * its timeout, or is aborted; a film that breaks off midway is surveyed as far as it goes.
 */
export async function surveyFilm(
  path: string,
  film: FilmInfo,
  options: SurveyOptions = {},
): Promise<FilmSurvey> {
  const plan = planSampling(film);
  const candidates = options.framesDir && (await CandidateFiles.open(options.framesDir));
  const mayBeKeyFrame: number[] = [];
  if (!candidates) return survey(path, film, plan, mayBeKeyFrame, options);
  try {
    const surveyed = await survey(path, film, plan, mayBeKeyFrame, options, candidates);
    await candidates.keep(
      surveyed.keyframes.map((keyframe) => keyframe.frameIndex),
      (position) => mayBeKeyFrame[position],
    );
    return surveyed;
  } finally {
    await candidates.discard();
  }
}

async function survey(
  path: string,
  film: FilmInfo,
  plan: SamplePlan,
  mayBeKeyFrame: number[],
  options: SurveyOptions,
  candidates?: CandidateFiles,
): Promise<FilmSurvey> {
  const tracker = new ShelfTracker();
  let lastMs = 0;
  let samples = 0;
  await decodeGray(path, plan, {
    ffmpeg: options.ffmpeg,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    signal: options.signal,
    candidates,
    onFrame: (pixels, frameIndex, timeMs) => {
      if (samples++ % plan.samplesPerKeyFrame === 0) mayBeKeyFrame.push(frameIndex);
      tracker.push({ width: plan.width, height: plan.height, pixels }, frameIndex, timeMs);
      lastMs = timeMs;
      options.onProgress?.(Math.min(1, timeMs / Math.max(1, film.durationMs)));
    },
  });
  const brokeOff = lastMs < film.durationMs * 0.9 - 1000;
  return completeSurvey(tracker, {
    width: film.width,
    height: film.height,
    fps: film.fps,
    durationMs: film.durationMs,
    incomplete: film.incomplete || brokeOff,
    scale: film.width / plan.width,
    mayBeKeyFrame: new Set(mayBeKeyFrame),
    wantedViews: options.wantedViews,
    maxKeyFrames: options.maxKeyFrames,
  });
}

/**
 * Which frames are looked at. A stride of 2.5 alternates 2 and 3. The frames of which others are
 * drawn serve as well, where they are dense enough, and spare the decoding of the rest.
 */
export function planSampling(film: FilmInfo): SamplePlan {
  const stride = Math.max(1, Math.round((2 * film.fps) / SURVEY_RATE) / 2);
  const { frameTimesMs } = film;
  const scale = Math.min(1, WORKING_SIDE / Math.max(film.width, film.height));
  return {
    width: Math.max(32, Math.round(film.width * scale)),
    height: Math.max(32, Math.round(film.height * scale)),
    stride,
    samplesPerKeyFrame: frameTimesMs ? REFERENCES_PER_KEY_FRAME : SAMPLES_PER_KEY_FRAME,
    fps: film.fps,
    references: frameTimesMs && { frameTimesMs, minGapMs: REFERENCE_GAP_MS },
  };
}
