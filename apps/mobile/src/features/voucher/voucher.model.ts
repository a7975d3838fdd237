/** In groups of four, as it is read aloud to a cashier. */
export function spokenReference(reference: string): string {
  return reference.replace(/(.{4})(?=.)/g, '$1 ');
}

export type TimeLeft =
  | { kind: 'over' }
  | { kind: 'minutes'; minutes: number; seconds: number }
  | { kind: 'hours'; hours: number; minutes: number }
  | { kind: 'days'; days: number; hours: number };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a voucher still takes payment, in the two units that matter. */
export function timeLeft(expiresAt: string, now: number): TimeLeft {
  const left = Date.parse(expiresAt) - now;
  if (!(left > 0)) return { kind: 'over' };
  if (left < HOUR_MS) {
    return {
      kind: 'minutes',
      minutes: Math.floor(left / MINUTE_MS),
      seconds: Math.floor((left % MINUTE_MS) / SECOND_MS),
    };
  }
  if (left < DAY_MS) {
    return {
      kind: 'hours',
      hours: Math.floor(left / HOUR_MS),
      minutes: Math.floor((left % HOUR_MS) / MINUTE_MS),
    };
  }
  return {
    kind: 'days',
    days: Math.floor(left / DAY_MS),
    hours: Math.floor((left % DAY_MS) / HOUR_MS),
  };
}

/** Less than this long left is told in a warning colour. */
export const SOON_MS = 6 * HOUR_MS;

export function isSoon(expiresAt: string, now: number): boolean {
  return Date.parse(expiresAt) - now < SOON_MS;
}
