import type { AccuracyPointResponse, DashboardDayResponse } from '@miinventario/contracts/client';

type Counted = 'created' | 'ready' | 'failed' | 'registered' | 'orders';

/** One count of all days together. */
export function sumOf(days: readonly DashboardDayResponse[], key: Counted): number {
  return days.reduce((sum, day) => sum + day[key], 0);
}

/** A week with the accuracy of each provider in it, in percent. */
export interface AccuracyWeek {
  readonly week: string;
  readonly [provider: string]: string | number;
}

/** What the API gives line by line, as a chart wants it: a row a week, a column a provider. */
export function accuracyByWeek(points: readonly AccuracyPointResponse[]): {
  readonly providers: readonly string[];
  readonly weeks: readonly AccuracyWeek[];
} {
  const providers = new Set<string>();
  const weeks = new Map<string, Record<string, string | number> & { week: string }>();
  for (const { week, provider, accuracy } of points) {
    if (accuracy === null || provider === null) continue;
    providers.add(provider);
    const row: Record<string, string | number> & { week: string } = weeks.get(week) ?? { week };
    row[provider] = Math.round(accuracy * 1000) / 10;
    weeks.set(week, row);
  }
  const byWeek = [...weeks.values()].sort((a, b) => a.week.localeCompare(b.week));
  return { providers: [...providers].sort(), weeks: byWeek };
}

/** The part of those before that went on; 0 when there was nobody. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
