/**
 * Works through items, a few at a time. The first failure ends all: the others are aborted and waited
 * for, so that nothing is still running (and costing) when it is told.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  outer: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const pass = (): void => controller.abort(outer.reason);
  outer.addEventListener('abort', pass, { once: true });
  if (outer.aborted) pass();
  const failures: unknown[] = [];
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) {
      if (controller.signal.aborted) return;
      try {
        await work(item, controller.signal);
      } catch (error) {
        failures.push(error);
        controller.abort(error);
        return;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  } finally {
    outer.removeEventListener('abort', pass);
  }
  outer.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}
