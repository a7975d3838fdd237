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

export type CaptureState =
  | { kind: 'opening' }
  | { kind: 'ready' }
  | { kind: 'recording'; startedAtMs: number }
  | { kind: 'saving' }
  | { kind: 'review'; film: RecordedFilm }
  | { kind: 'fault'; fault: CameraFault };

export type CaptureEvent =
  | { type: 'cameraReady' }
  | { type: 'recordPressed'; atMs: number }
  | { type: 'stopPressed' }
  | { type: 'filmed'; film: RecordedFilm }
  | { type: 'picked'; film: RecordedFilm }
  | { type: 'retake' }
  | { type: 'fault'; fault: CameraFault };

/** Events that do not fit the state are ignored: a double tap must not start two films. */
export function reduceCapture(state: CaptureState, event: CaptureEvent): CaptureState {
  switch (event.type) {
    case 'cameraReady':
      return state.kind === 'opening' ? { kind: 'ready' } : state;
    case 'recordPressed':
      return state.kind === 'ready' ? { kind: 'recording', startedAtMs: event.atMs } : state;
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

export type Pace = 'start' | 'keepOn' | 'enough' | 'finish';

/** What to tell the person after so long a recording. */
export function paceAt(elapsedMs: number): Pace {
  if (elapsedMs < SHORTEST_MS) return 'start';
  if (elapsedMs < ADVISED_FROM_MS) return 'keepOn';
  return elapsedMs < ADVISED_TO_MS ? 'enough' : 'finish';
}

export type FilmVerdict = 'fine' | 'short' | 'tooShort' | 'tooLong' | 'tooLarge' | 'empty';

/** What can be told before sending. The server looks again and has the last word. */
export function judgeFilm({
  durationMs,
  sizeBytes,
}: Pick<RecordedFilm, 'durationMs' | 'sizeBytes'>): FilmVerdict {
  if (sizeBytes === 0) return 'empty';
  if (sizeBytes > LARGEST_BYTES) return 'tooLarge';
  if (durationMs === null) return 'fine';
  if (durationMs < SHORTEST_MS) return 'tooShort';
  if (durationMs > LONGEST_MS) return 'tooLong';
  return durationMs < ADVISED_FROM_MS ? 'short' : 'fine';
}

export function isSendable(verdict: FilmVerdict): boolean {
  return verdict === 'fine' || verdict === 'short';
}
