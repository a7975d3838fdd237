/** Wrong passwords in a row that cost nothing: people mistype. */
export const FREE_FAILURES = 5;
const FIRST_LOCK_SECONDS = 30;
const LONGEST_LOCK_SECONDS = 60 * 60;

/**
 * How many seconds an identifier is still locked after `failures` wrong passwords in a row: 30 s
 * after the fifth, doubling with each further one, an hour at most. Zero when it is open.
 */
export function lockedForSeconds(failures: number, lastFailureAt: Date | null, now: Date): number {
  if (failures < FREE_FAILURES || lastFailureAt === null) return 0;
  const lock = Math.min(FIRST_LOCK_SECONDS * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_SECONDS);
  const left = lock - (now.getTime() - lastFailureAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(left));
}
