import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly intervalMs?: number;
  /** Said in the error when time is up. */
  readonly what: string;
  readonly signal?: AbortSignal;
}

/**
 * Polls until `probe` yields something other than undefined or false; a probe that throws counts as
 * "not yet".
 * @throws Error naming `what` when the time is up, or the signal's reason when aborted.
 */
export async function waitFor<T>(
  probe: () => Promise<T | undefined | false>,
  options: WaitOptions,
): Promise<T> {
  const deadline = Date.now() + options.timeoutMs;
  let lastFault = '';
  for (;;) {
    options.signal?.throwIfAborted();
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      lastFault = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() >= deadline) {
      const seconds = Math.round(options.timeoutMs / 1000);
      throw new Error(`${options.what}: not within ${seconds} s${lastFault && ` (${lastFault})`}`);
    }
    await sleep(options.intervalMs ?? 150, undefined, { signal: options.signal });
  }
}

/** Waits until the address answers with the status. */
export async function waitForHttp(
  url: string,
  options: Omit<WaitOptions, 'what'> & { readonly status?: number },
): Promise<void> {
  await waitFor(
    async () => {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      if (answer.status === (options.status ?? 200)) return true;
      throw new Error(`status ${answer.status}`);
    },
    { ...options, what: url },
  );
}
