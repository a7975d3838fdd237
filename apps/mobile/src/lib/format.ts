const TIME_ZONE = 'America/Mexico_City';

/** "0:42", "1:05". */
export function formatClock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "14.2 MB", in decimal megabytes as phones show them. */
export function formatBytes(bytes: number, language: string): string {
  const isSmall = bytes < 1_000_000;
  const value = isSmall ? bytes / 1_000 : bytes / 1_000_000;
  const digits = isSmall || value >= 100 ? 0 : 1;
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  return `${text} ${isSmall ? 'kB' : 'MB'}`;
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

/** Whole percent of a share from 0 to 1. */
export function formatPercent(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

export function formatMoney(centavos: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'MXN' }).format(
    centavos / 100,
  );
}

function dayOf(date: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(date);
}

export type DayKind = 'today' | 'yesterday' | 'older';

/** The shop's calendar day, in Mexico City, of a moment seen from `now`. */
export function dayKind(iso: string, now: Date): DayKind {
  const day = dayOf(new Date(iso));
  if (day === dayOf(now)) return 'today';
  return day === dayOf(new Date(now.getTime() - 86_400_000)) ? 'yesterday' : 'older';
}

export function formatTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: TIME_ZONE,
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(iso));
}

export function formatDay(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: TIME_ZONE,
    day: 'numeric',
    month: 'short',
  }).format(new Date(iso));
}

/** With the year, for what lies further ahead. */
export function formatFullDay(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: TIME_ZONE,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(iso));
}
