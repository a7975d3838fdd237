/** Bytes of a gigabyte as storage is billed (decimal). */
const GIGABYTE = 1_000_000_000;
/** Days of a month as storage is billed. */
const MONTH_DAYS = 30;
const HOUR_MS = 3_600_000;

/**
 * What it costs to keep something, in whole micro-USD; a begun one counts, so that nothing kept is
 * free unless the price is zero.
 */
export function storageCostMicroUsd(
  kept: { readonly bytes: number; readonly days: number },
  microUsdPerGigabyteMonth: number,
): number {
  const gigabyteMonths = (kept.bytes / GIGABYTE) * (kept.days / MONTH_DAYS);
  return Math.ceil(gigabyteMonths * microUsdPerGigabyteMonth);
}

/** What a worker costs for a while, in whole micro-USD; a begun one counts. */
export function computeCostMicroUsd(wallMs: number, microUsdPerHour: number): number {
  return Math.ceil((wallMs / HOUR_MS) * microUsdPerHour);
}
