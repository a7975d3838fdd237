import {
  lacksOverlap,
  refusalOfFilm,
  startGuide,
  type GuideRefusal,
  type GuideState,
} from './guide/guide.model';
import type { RecordedFilm } from './recorded-film';

export const SHORTEST_MS = 5_000;
/** The advised span: enough to walk along a shelf, short enough to stay one credit. */
export const ADVISED_FROM_MS = 30_000;
export const ADVISED_TO_MS = 60_000;
export const LONGEST_MS = 120_000;
/** The camera stops by itself a little before the server's limit. */
export const AUTO_STOP_MS = 115_000;
export const LARGEST_BYTES = 500_000_000;

export type CameraFault = 'denied' | 'missing' | 'insecure' | 'busy' | 'failed';

/** Time on the film is time since the start less all pauses. */
export interface RecordingClock {
  startedAtMs: number;
  pausedMs: number;
  /** Since when the film is on hold; null while it runs. */
  pausedAtMs: number | null;
}

export type CaptureState =
  | { kind: 'opening' }
  | { kind: 'ready'; canPause: boolean }
  | ({ kind: 'recording'; canPause: boolean } & RecordingClock)
  | { kind: 'saving' }
  | { kind: 'review'; film: RecordedFilm }
  | { kind: 'fault'; fault: CameraFault };

export type CaptureEvent =
  | { type: 'cameraReady'; canPause: boolean }
  | { type: 'recordPressed'; atMs: number }
  | { type: 'pausePressed'; atMs: number }
  | { type: 'stopPressed' }
  | { type: 'filmed'; film: RecordedFilm }
  | { type: 'picked'; film: RecordedFilm }
  | { type: 'retake' }
  | { type: 'fault'; fault: CameraFault };

/** Events that do not fit the state are ignored: a double tap must not start two films. */
export function reduceCapture(state: CaptureState, event: CaptureEvent): CaptureState {
  switch (event.type) {
    case 'cameraReady':
      return state.kind === 'opening' ? { kind: 'ready', canPause: event.canPause } : state;
    case 'recordPressed':
      if (state.kind !== 'ready') return state;
      return {
        kind: 'recording',
        canPause: state.canPause,
        startedAtMs: event.atMs,
        pausedMs: 0,
        pausedAtMs: null,
      };
    case 'pausePressed':
      return state.kind === 'recording' && state.canPause
        ? { ...state, ...togglePause(state, event.atMs) }
        : state;
    case 'stopPressed':
      return state.kind === 'recording' ? { kind: 'saving' } : state;
    case 'filmed':
      return state.kind === 'recording' || state.kind === 'saving'
        ? { kind: 'review', film: event.film }
        : state;
    case 'picked':
      return state.kind === 'recording' ? state : { kind: 'review', film: event.film };
    case 'retake':
      return { kind: 'opening' };
    case 'fault':
      return state.kind === 'review' ? state : { kind: 'fault', fault: event.fault };
  }
}

function togglePause(clock: RecordingClock, atMs: number): Partial<RecordingClock> {
  if (clock.pausedAtMs === null) return { pausedAtMs: atMs };
  return { pausedAtMs: null, pausedMs: clock.pausedMs + atMs - clock.pausedAtMs };
}

/** How long the film is at this moment. */
export function elapsedMsOf(clock: RecordingClock, nowMs: number): number {
  return Math.max(0, (clock.pausedAtMs ?? nowMs) - clock.startedAtMs - clock.pausedMs);
}

export type Pace = 'start' | 'keepOn' | 'enough' | 'finish';

/** What to tell the person after so long a recording. */
export function paceAt(elapsedMs: number): Pace {
  if (elapsedMs < SHORTEST_MS) return 'start';
  if (elapsedMs < ADVISED_FROM_MS) return 'keepOn';
  return elapsedMs < ADVISED_TO_MS ? 'enough' : 'finish';
}

export type FilmVerdict =
  'fine' | 'short' | 'gaps' | 'tooShort' | 'tooLong' | 'tooLarge' | 'empty' | GuideRefusal;

/**
 * What can be told before sending, from the film's size and from what the guide saw while it was
 * taken. The server looks again and has the last word.
 */
export function judgeFilm(
  { durationMs, sizeBytes }: Pick<RecordedFilm, 'durationMs' | 'sizeBytes'>,
  guide: GuideState = startGuide,
): FilmVerdict {
  if (sizeBytes === 0) return 'empty';
  if (sizeBytes > LARGEST_BYTES) return 'tooLarge';
  if (durationMs !== null && durationMs < SHORTEST_MS) return 'tooShort';
  if (durationMs !== null && durationMs > LONGEST_MS) return 'tooLong';
  const refusal = refusalOfFilm(guide);
  if (refusal !== null) return refusal;
  if (lacksOverlap(guide)) return 'gaps';
  return durationMs !== null && durationMs < ADVISED_FROM_MS ? 'short' : 'fine';
}

export function isSendable(verdict: FilmVerdict): boolean {
  return verdict === 'fine' || verdict === 'short' || verdict === 'gaps';
}
