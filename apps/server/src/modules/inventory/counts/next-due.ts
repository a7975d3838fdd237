const DAY_MS = 86_400_000;

/**
 * When a schedule comes round next: whole periods after its last time, and after now. A store whose
 * server was away for weeks gets one count, not one for each period missed.
 */
export function nextDue(last: Date, everyDays: number, now: Date): Date {
  const period = everyDays * DAY_MS;
  const missed = Math.floor((now.getTime() - last.getTime()) / period);
  return new Date(last.getTime() + (Math.max(0, missed) + 1) * period);
}
