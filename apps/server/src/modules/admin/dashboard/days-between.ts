const DAY_MS = 24 * 60 * 60_000;
/** The longest time that is shown at once. */
export const MOST_DAYS = 400;

/** Every day from one to another, both included; none when they are in the wrong order or too far apart. */
export function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS) + 1;
  if (!(count >= 1 && count <= MOST_DAYS)) return [];
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
