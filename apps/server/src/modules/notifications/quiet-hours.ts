import { AWAITED_KINDS, type NotificationKind } from './kinds.js';

/** Whole hours of the day in Mexico City; `from` 22 and `to` 7 is the night. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export const DEFAULT_QUIET: QuietHours = { from: 22, to: 7 };
const HOUR_MS = 3_600_000;

/** How long a push message waits for the end of the quiet hours; 0 outside them. */
export function quietDelayMs(kind: NotificationKind, now: Date, quiet: QuietHours | null): number {
  if (quiet === null || quiet.from === quiet.to || AWAITED_KINDS.has(kind)) return 0;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/Mexico_City',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(now);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const isQuiet =
    quiet.from < quiet.to
      ? hours >= quiet.from && hours < quiet.to
      : hours >= quiet.from || hours < quiet.to;
  if (!isQuiet) return 0;
  const wholeHours = (quiet.to - hours + 24) % 24;
  return wholeHours * HOUR_MS - (minutes * 60 + seconds) * 1000;
}
