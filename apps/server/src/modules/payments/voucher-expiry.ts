const MEXICO_CITY = 'America/Mexico_City';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The moment at which an OXXO voucher of so many days ends: 23:59:59 of that day in Mexico City,
 * as Stripe reckons `expires_after_days`. Made at any time of the day it lives 24 to 72 hours.
 */
export function oxxoExpiry(now: Date, days: 1 | 2): Date {
  const { year, month, day } = mexicoDate(now);
  const wanted = Date.UTC(year, month - 1, day + days, 23, 59, 59);
  // The offset at that very moment, for the sake of years with a summer time.
  return new Date(wanted - mexicoOffsetMs(new Date(wanted)));
}

/** The moment at which a cash reference of so many hours ends. */
export function cashExpiry(now: Date, hours: number): Date {
  if (hours < 24 || hours > 72) throw new RangeError('a voucher lives 24 to 72 hours');
  return new Date(now.getTime() + hours * HOUR_MS);
}

/** The moments at which a day of Mexico City (`2026-11-25`) begins and ends. */
export function mexicoDay(day: string): { readonly from: Date; readonly to: Date } {
  const midnight = new Date(`${day}T00:00:00Z`).getTime();
  const at = (utc: number): Date => new Date(utc - mexicoOffsetMs(new Date(utc)));
  return { from: at(midnight), to: at(midnight + DAY_MS) };
}

function mexicoDate(at: Date): { year: number; month: number; day: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: MEXICO_CITY,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
  const [year = 0, month = 0, day = 0] = parts.split('-').map(Number);
  return { year, month, day };
}

/** How far Mexico City is from UTC: -6 hours since its summer time ended in 2022. */
function mexicoOffsetMs(at: Date): number {
  const { year, month, day } = mexicoDate(at);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: MEXICO_CITY,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const local = Date.UTC(year, month - 1, day, hours, minutes, seconds);
  const offset = local - Math.floor(at.getTime() / 1000) * 1000;
  return Math.abs(offset) > DAY_MS ? 0 : offset;
}
