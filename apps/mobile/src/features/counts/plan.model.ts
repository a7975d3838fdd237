import { z } from 'zod';

import type { Count, NewCount, NewSchedule } from './counts.calls';

export const kinds = ['FULL', 'ZONE', 'CATEGORY'] as const satisfies ReadonlyArray<Count['kind']>;
export const dues = ['none', 'today', 'tomorrow', 'week'] as const;
export const rhythms = ['1', '7', '15', '30'] as const;

/** What is counted, where, by whom and when. Messages are keys under `counts.errors`. */
export const planSchema = z
  .object({
    name: z.string().max(120, 'name'),
    kind: z.enum(kinds),
    zone: z.string().max(80, 'zone'),
    category: z.string(),
    areas: z.string().max(1_000, 'areas'),
    assignedTo: z.string(),
    blind: z.boolean(),
    due: z.enum(dues),
    everyDays: z.enum(rhythms),
  })
  .refine(({ kind, zone }) => kind !== 'ZONE' || zone.trim() !== '', {
    path: ['zone'],
    message: 'zone',
  })
  .refine(({ kind, category }) => kind !== 'CATEGORY' || category !== '', {
    path: ['category'],
    message: 'category',
  });

export type Plan = z.infer<typeof planSchema>;
export type PlanErrorKey = 'name' | 'zone' | 'category' | 'areas';

export const emptyPlan: Plan = {
  name: '',
  kind: 'FULL',
  zone: '',
  category: '',
  areas: '',
  assignedTo: '',
  blind: false,
  due: 'none',
  everyDays: '7',
};

/** Places told apart by commas or lines; each once. */
export function splitAreas(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,\n;]+/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}

/** The area or category that the plan is about; undefined for everything. */
export function scopeOf({ kind, zone, category }: Plan): string | undefined {
  if (kind === 'FULL') return undefined;
  return kind === 'ZONE' ? zone.trim() : category;
}

function shared(plan: Plan, usualName: string) {
  const areas = plan.kind === 'ZONE' ? [] : splitAreas(plan.areas);
  const scopeValue = scopeOf(plan);
  return {
    name: plan.name.trim() === '' ? usualName : plan.name.trim(),
    kind: plan.kind,
    blind: plan.blind,
    assignedTo: plan.assignedTo === '' ? null : plan.assignedTo,
    ...(areas.length === 0 ? {} : { areas }),
    ...(scopeValue === undefined ? {} : { scopeValue }),
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Mexico City has kept this time all year since 2022. */
const SHOP_OFFSET_MS = -6 * HOUR_MS;

/** An hour of the shop's day, so many days from now. */
export function shopHour(now: Date, days: number, hour: number): Date {
  const shopDay = Math.floor((now.getTime() + SHOP_OFFSET_MS) / DAY_MS) + days;
  return new Date(shopDay * DAY_MS + hour * HOUR_MS - SHOP_OFFSET_MS);
}

const END_OF_DAY = 22;
const OPENING = 8;
const daysUntil: Record<Plan['due'], number | null> = {
  none: null,
  today: 0,
  tomorrow: 1,
  week: 7,
};

/** What the API takes for a count; `usualName` stands where none was typed. */
export function newCountOf(plan: Plan, usualName: string, now: Date): NewCount {
  const days = daysUntil[plan.due];
  const dueAt = days === null ? null : shopHour(now, days, END_OF_DAY).toISOString();
  return { ...shared(plan, usualName), dueAt };
}

/** What the API takes for a count that comes round: first tomorrow, when the shop opens. */
export function newScheduleOf(plan: Plan, usualName: string, now: Date): NewSchedule {
  return {
    ...shared(plan, usualName),
    everyDays: Number(plan.everyDays),
    nextAt: shopHour(now, 1, OPENING).toISOString(),
  };
}
