/** Wrong codes in a row before every further one waits. */
const FREE_FAILURES = 5;
const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 60 * 60;

/**
 * Seconds to wait after so many wrong codes in a row: a minute after the fifth, twice as long after
 * each further one. At three codes in force, a million guesses take more than thirty years.
 */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_SECONDS);
}
