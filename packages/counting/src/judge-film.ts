/* eslint-disable @typescript-eslint/no-non-null-assertion -- runs are never empty */
import type {
  AdviceCode,
  Coverage,
  CoverageHole,
  FilmAdvice,
  FilmQuality,
  KeyFrame,
} from './types.js';
import { apply } from './homography.js';
import type { Observation } from './shelf-tracker.js';

/** Luminance (0..1) and contrast under which labels cannot be read, and under which nothing can. */
const DARK = { exposure: 0.1, contrast: 0.25 };
const BLACK = { exposure: 0.05, contrast: 0.06 };
/** Sharpness (see FrameQuality) of a frame out of focus, and of a hopeless one. */
const BLURRED = 0.42;
const HOPELESS = 0.3;
/** Frame widths per second beyond which a facing is seen too briefly. */
const TOO_FAST = 0.9;
/** Share of the film that must be bad before the whole film is refused. */
const REFUSE_SHARE = 0.7;
/** A bad stretch shorter than this is not worth a word. */
const MIN_STRETCH_MS = 1200;
/** Holes that are told: more is one advice, to film again. */
const MOST_HOLES = 3;

interface JudgeInput {
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly incomplete: boolean;
  readonly scale: number;
}

/** Where the film was found to look. */
interface PlacedFilm {
  /** Every surveyed frame that has a place on the shelf. */
  readonly frames: readonly KeyFrame[];
  readonly keyframes: readonly KeyFrame[];
  readonly coverage: Coverage;
}

/** Says whether a film can be counted, and what to do better, with the stretch that shows it. */
export function judgeFilm(
  seen: readonly Observation[],
  { frames, keyframes, coverage }: PlacedFilm,
  input: JudgeInput,
): FilmQuality {
  if (seen.length === 0) return refused('no_shelf', 0, input.durationMs, 0);
  const advice: FilmAdvice[] = [];
  const faults: ReadonlyArray<
    [AdviceCode, (o: Observation) => boolean, (o: Observation) => boolean]
  > = [
    ['dark', isDark, isBlack],
    ['blurred', (o) => !isDark(o) && isBlurred(o), (o) => !isBlack(o) && isHopeless(o)],
    ['no_shelf', (o) => !isDark(o) && isBare(o), (o) => !isBlack(o) && isBare(o)],
  ];
  for (const [code, isPoor, isUseless] of faults) {
    const useless = seen.filter(isUseless).length / seen.length;
    if (useless >= REFUSE_SHARE) {
      const last = seen[seen.length - 1]!;
      return refused(code, 0, last.timeMs, seen[seen.length >> 1]!.frameIndex);
    }
    advice.push(...stretches(seen, isPoor, code));
  }
  const limit = (TOO_FAST * Math.max(input.width, input.height)) / input.scale;
  advice.push(...stretches(seen, (o) => o.speed > limit, 'too_fast', 600));
  if (keyframes.length === 0) return refused('no_shelf', 0, input.durationMs, 0);
  if (input.incomplete) {
    const last = seen[seen.length - 1]!;
    advice.push(warning('incomplete', last.timeMs, last.timeMs, last.frameIndex));
  }
  advice.push(...holeAdvice(coverage, frames, input), ...breakAdvice(frames));
  const ordered = advice.sort((a, b) => a.fromMs - b.fromMs);
  return { verdict: ordered.length > 0 ? 'warn' : 'good', advice: ordered };
}

function isDark(o: Observation): boolean {
  return o.quality.exposure < DARK.exposure && o.quality.contrast < DARK.contrast;
}

function isBlack(o: Observation): boolean {
  return o.quality.exposure < BLACK.exposure && o.quality.contrast < BLACK.contrast;
}

function isBlurred(o: Observation): boolean {
  return !isBare(o) && o.quality.sharpness < BLURRED;
}

function isHopeless(o: Observation): boolean {
  return !isBare(o) && o.quality.sharpness < HOPELESS;
}

function isBare(o: Observation): boolean {
  return o.quality.texture < 0.003;
}

function refused(code: AdviceCode, fromMs: number, toMs: number, frameIndex: number): FilmQuality {
  return {
    verdict: 'refuse',
    advice: [{ code, severity: 'refusal', fromMs, toMs: Math.round(toMs), frameIndex }],
  };
}

function warning(code: AdviceCode, fromMs: number, toMs: number, frameIndex: number): FilmAdvice {
  return {
    code,
    severity: 'warning',
    fromMs: Math.round(fromMs),
    toMs: Math.round(toMs),
    frameIndex,
  };
}

/** Runs of frames with a fault that last long enough to matter. */
function stretches(
  seen: readonly Observation[],
  hasFault: (o: Observation) => boolean,
  code: AdviceCode,
  minMs = MIN_STRETCH_MS,
): FilmAdvice[] {
  const found: FilmAdvice[] = [];
  let run: Observation[] = [];
  const close = (): void => {
    if (run.length > 1) {
      const fromMs = run[0]!.timeMs;
      const toMs = run[run.length - 1]!.timeMs;
      if (toMs - fromMs >= minMs) {
        found.push(warning(code, fromMs, toMs, run[run.length >> 1]!.frameIndex));
      }
    }
    run = [];
  };
  for (const o of seen) {
    if (hasFault(o)) run.push(o);
    else close();
  }
  close();
  return found;
}

/** Each hole with the moments in which the camera was nearest to it. */
function holeAdvice(
  coverage: Coverage,
  frames: readonly KeyFrame[],
  input: JudgeInput,
): FilmAdvice[] {
  return coverage.holes.slice(0, MOST_HOLES).flatMap((hole) => {
    const near = frames
      .filter((frame) => frame.segment === hole.segment)
      .map((frame) => ({ frame, away: distanceTo(hole, frame, input) }));
    const least = Math.min(...near.map(({ away }) => away));
    const moments = near.filter(({ away }) => away <= least).map(({ frame }) => frame);
    const [first, last] = [moments[0], moments[moments.length - 1]];
    const middle = moments[moments.length >> 1];
    if (!first || !last || !middle) return [];
    return [warning('coverage_hole', first.timeMs, last.timeMs, middle.frameIndex)];
  });
}

/** Moments in which the shelf was lost: what came after shares no view with what came before. */
function breakAdvice(frames: readonly KeyFrame[]): FilmAdvice[] {
  const known = new Set<number>();
  const breaks: FilmAdvice[] = [];
  frames.forEach((frame, i) => {
    const before = frames[i - 1];
    if (before && before.segment !== frame.segment && !known.has(frame.segment)) {
      breaks.push(warning('coverage_hole', before.timeMs, frame.timeMs, before.frameIndex));
    }
    known.add(frame.segment);
  });
  return breaks.slice(0, MOST_HOLES);
}

/** How far the middle of the view is beside a hole, shelf pixels; 0 while it looks at it. */
function distanceTo({ box }: CoverageHole, { toShelf }: KeyFrame, input: JudgeInput): number {
  const { x } = apply(toShelf, input.width / 2, input.height / 2);
  return Math.max(0, box.x - x, x - box.x - box.width);
}
