import { z } from 'zod';

const providerName = z.enum(['local', 'openai', 'claude', 'custom']);

/** Every setting with its rule and its default. Staff change values; the rules are code. */
export const settingDefinitions = {
  'credits.per_minute': {
    schema: z.number().int().min(0).max(100),
    initial: 1,
    about: 'credits of a film per started 60 seconds',
  },
  'credits.welcome': {
    schema: z.number().int().min(0).max(1000),
    initial: 5,
    about: 'credits given to a new user',
  },
  'credits.promotional_days': {
    schema: z.number().int().min(0).max(3650),
    initial: 365,
    about: 'days that gift credits live; 0 for ever',
  },
  'credits.low': {
    schema: z.number().int().min(0).max(1000),
    initial: 2,
    about: 'available credits at which the owner is told that they run low',
  },
  'payments.oxxo_days': {
    schema: z.union([z.literal(1), z.literal(2)]),
    initial: 2,
    about: 'days of an OXXO voucher, to 23:59 in Mexico City: always between 24 and 72 hours',
  },
  'payments.cash_hours': {
    schema: z.number().int().min(24).max(72),
    initial: 48,
    about: 'hours that a 7-Eleven reference lives',
  },
  'referrals.reward': {
    schema: z.number().int().min(0).max(100),
    initial: 1,
    about: 'credits for an invitation that bought and filmed',
  },
  'referrals.rewards_per_month': {
    schema: z.number().int().min(0).max(1000),
    initial: 20,
    about: 'rewards of one person in 30 days; more go to review',
  },
  'referrals.burst_per_hour': {
    schema: z.number().int().min(1).max(1000),
    initial: 5,
    about: 'registrations with one code in an hour; more go to review',
  },
  'films.min_seconds': { schema: z.number().min(1).max(60), initial: 5, about: 'shortest film' },
  'films.max_seconds': { schema: z.number().min(30).max(600), initial: 120, about: 'longest film' },
  'films.max_megabytes': {
    schema: z.number().int().min(1).max(2000),
    initial: 500,
    about: 'largest film',
  },
  'films.keep_days': { schema: z.number().int().min(1).max(365), initial: 30, about: 'film kept' },
  'evidence.keep_days': {
    schema: z.number().int().min(30).max(1095),
    initial: 365,
    about: 'evidence kept',
  },
  'providers.order': {
    schema: z.array(providerName).min(1),
    initial: ['local'] as Array<z.infer<typeof providerName>>,
    about: 'AI providers, first to last',
  },
} as const satisfies Record<string, { schema: z.ZodType; initial: unknown; about: string }>;

export type SettingKey = keyof typeof settingDefinitions;
export type SettingValue<Key extends SettingKey> = z.infer<
  (typeof settingDefinitions)[Key]['schema']
>;
