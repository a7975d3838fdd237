import { setTimeout as wait } from 'node:timers/promises';
import { ProviderError } from '../provider-error.js';

export interface RetryOptions {
  /** Calls in all, the first one included. */
  readonly attempts: number;
  /** Wait before the second call; doubled before each further one, with jitter. */
  readonly baseMs: number;
  /** A vendor that asks for a longer wait than this has said "no" for this film. */
  readonly longestWaitMs: number;
}

export const DEFAULT_RETRY: RetryOptions = { attempts: 4, baseMs: 1_000, longestWaitMs: 60_000 };

/**
 * Calls until it answers. Only faults that a later call can mend are tried again, no sooner than the
 * vendor asks for by Retry-After.
 * @throws the last ProviderError, or the signal's reason when aborted
 */
export async function withRetry<T>(
  call: () => Promise<T>,
  signal: AbortSignal,
  options: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderError) || !error.retryable) throw error;
      const waitMs = Math.max(error.retryAfterMs ?? 0, backoff(attempt, options.baseMs));
      if (attempt >= options.attempts || waitMs > options.longestWaitMs) throw error;
      await wait(waitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

/** Between half and the whole of the doubled base: films that failed together do not return together. */
function backoff(attempt: number, baseMs: number): number {
  return baseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

/** Retry-After in milliseconds: seconds or a date. Undefined when absent or not understood. */
export function parseRetryAfter(
  headers: Headers | undefined,
  now = Date.now(),
): number | undefined {
  const precise = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(precise) && precise >= 0) return precise;
  const text = headers?.get('retry-after');
  if (!text) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
