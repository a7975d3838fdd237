import { AbortError } from '../abort';

/**
 * Wait before attempt number `attempt` (from 1): doubled each time up to the longest, with
 * half of it random, so that many phones do not come back in the same second.
 */
export function backoffMs(
  attempt: number,
  {
    firstMs,
    longestMs,
    random = Math.random,
  }: { firstMs: number; longestMs: number; random?: () => number },
): number {
  const full = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return full / 2 + (full / 2) * random();
}

export function sleep(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new AbortError());
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(new AbortError());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, durationMs);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
