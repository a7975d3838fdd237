/** Runs `task` over all items, at most `width` at a time; the first fault stops the rest. */
export async function runPool<T>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  let isStopped = false;
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined && !isStopped; item = waiting.shift()) {
      try {
        await task(item);
      } catch (error) {
        isStopped = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
