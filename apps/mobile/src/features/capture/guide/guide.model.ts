import type { FrameQuality } from './frame-quality';

/** What the camera or the sensors tell, a few times a second. */
export interface GuideSample {
  atMs: number;
  /** Null where the frames cannot be looked at (a phone's own camera). */
  quality: FrameQuality | null;
  /** Frame widths per second; null without a frame or a reading before. */
  speed: number | null;
  /** Whether this sample shows nothing of what the one before showed. */
  isTorn: boolean;
}

export type GuideWarning = 'dark' | 'blurred' | 'noShelf' | 'tooFast' | 'torn';

/** Faults for which the server would refuse the film. */
export type GuideRefusal = 'dark' | 'blurred' | 'noShelf';

export interface GuideState {
  /** The samples of the last moments, oldest first. */
  recent: readonly GuideSample[];
  /** Counted while filming only. */
  samples: number;
  useless: Readonly<Record<GuideRefusal, number>>;
  tears: number;
}

export const startGuide: GuideState = {
  recent: [],
  samples: 0,
  useless: { dark: 0, blurred: 0, noShelf: 0 },
  tears: 0,
};

/*
 * The measures of packages/counting/src/judge-film.ts, by which the server judges: warned from the
 * first of two values on, refused from the second.
 */
const DARK = { exposure: 0.1, contrast: 0.25 };
const BLACK = { exposure: 0.05, contrast: 0.06 };
const BLURRED = 0.42;
const HOPELESS = 0.3;
const BARE = 0.003;
const REFUSE_SHARE = 0.7;
/** The server warns from 0.9 on; said a little earlier it can still be mended. */
const TOO_FAST = 0.7;
/** A warning looks back this far, and needs most of it to be bad: one shake is no fault. */
const LOOK_BACK_MS = 1_000;
const MOST = 0.6;
/** Fewer samples than these say nothing about a film. */
const ENOUGH_SAMPLES = 10;
/** From so many tears on the film is likely to lack a part of the shelf. */
const MANY_TEARS = 3;

const isDark = (q: FrameQuality) => q.exposure < DARK.exposure && q.contrast < DARK.contrast;
const isBlack = (q: FrameQuality) => q.exposure < BLACK.exposure && q.contrast < BLACK.contrast;
const isBare = (q: FrameQuality) => q.texture < BARE;

function refusalOf(quality: FrameQuality | null): GuideRefusal | null {
  if (quality === null) return null;
  if (isBlack(quality)) return 'dark';
  if (isBare(quality)) return 'noShelf';
  return quality.sharpness < HOPELESS ? 'blurred' : null;
}

function warningOf({ quality, speed, isTorn }: GuideSample): GuideWarning | null {
  if (quality !== null && isDark(quality)) return 'dark';
  if (isTorn) return 'torn';
  if (speed !== null && speed > TOO_FAST) return 'tooFast';
  if (quality === null) return null;
  if (isBare(quality)) return 'noShelf';
  return quality.sharpness < BLURRED ? 'blurred' : null;
}

/** Takes a sample in. While nothing is recorded it only serves the warning of the moment. */
export function takeSample(
  state: GuideState,
  sample: GuideSample,
  isRecording: boolean,
): GuideState {
  const recent = [...state.recent, sample].filter(({ atMs }) => sample.atMs - atMs <= LOOK_BACK_MS);
  if (!isRecording) return { ...startGuide, recent };
  const fault = refusalOf(sample.quality);
  return {
    recent,
    samples: state.samples + (sample.quality === null ? 0 : 1),
    useless:
      fault === null ? state.useless : { ...state.useless, [fault]: state.useless[fault] + 1 },
    tears: state.tears + (sample.isTorn ? 1 : 0),
  };
}

/** What to say now: the fault that most of the last second had. */
export function warningNow({ recent }: GuideState): GuideWarning | null {
  if (recent.length < 3) return null;
  const counts = new Map<GuideWarning, number>();
  for (const sample of recent) {
    const warning = warningOf(sample);
    // A tear is over at once, and yet the person has to go back.
    if (warning === 'torn') return 'torn';
    if (warning !== null) counts.set(warning, (counts.get(warning) ?? 0) + 1);
  }
  const [worst] = [...counts].sort(([, a], [, b]) => b - a);
  return worst !== undefined && worst[1] >= MOST * recent.length ? worst[0] : null;
}

/** Why the film is not worth sending; null when it is, or when nobody looked. */
export function refusalOfFilm({ samples, useless }: GuideState): GuideRefusal | null {
  if (samples < ENOUGH_SAMPLES) return null;
  const faults = ['dark', 'noShelf', 'blurred'] as const;
  return faults.find((fault) => useless[fault] >= REFUSE_SHARE * samples) ?? null;
}

/** Whether parts of the shelf were likely passed by too fast to be joined. */
export function lacksOverlap({ tears }: GuideState): boolean {
  return tears >= MANY_TEARS;
}
