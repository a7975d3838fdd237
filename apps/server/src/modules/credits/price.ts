const BILLED_UNIT_MS = 60_000;

/**
 * The price of a film in credits: so many per started 60 seconds, at least one unit.
 * @throws RangeError for a duration that is no length of a film
 */
export function priceOfFilm(durationMs: number, creditsPerUnit: number): number {
  if (!Number.isFinite(durationMs) || durationMs < 0) throw new RangeError('durationMs');
  return Math.max(1, Math.ceil(durationMs / BILLED_UNIT_MS)) * creditsPerUnit;
}
