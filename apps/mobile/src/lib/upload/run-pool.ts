/**
 * Runs `task` over all items, at most `width` at a time. The first fault starts no more of them, tells
 * those under way through their signal, and is thrown once they have ended; so does the outer signal.
 */
export async function runPool<T>(
  items: readonly T[],
  { width, signal }: { width: number; signal: AbortSignal },
  task: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const faults: unknown[] = [];
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        if (faults.length > 0) return;
        await task(item, stop.signal);
      } catch (error) {
        faults.push(error);
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  signal.removeEventListener('abort', onAbort);
  if (faults.length > 0) throw faults[0];
}
