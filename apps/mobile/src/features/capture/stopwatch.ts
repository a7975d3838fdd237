/** Measures a film by the clock: files from a browser do not say how long they are. */
export interface Stopwatch {
  elapsedMs: () => number;
  isPaused: () => boolean;
  pause: () => void;
  resume: () => void;
}

/** Runs from now on. */
export function createStopwatch(now: () => number): Stopwatch {
  let startedAt = now();
  let pausedAt: number | null = null;
  return {
    elapsedMs: () => (pausedAt ?? now()) - startedAt,
    isPaused: () => pausedAt !== null,
    pause: () => {
      pausedAt ??= now();
    },
    resume: () => {
      if (pausedAt !== null) startedAt += now() - pausedAt;
      pausedAt = null;
    },
  };
}
