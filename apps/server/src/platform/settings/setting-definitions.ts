import { z } from 'zod';
import { modelPrices } from './model-prices.js';

const providerName = z.enum(['local', 'openai', 'claude', 'custom']);

const tokenPrice = z.number().int().min(0).max(1_000_000_000);

/** Of one model, in micro-USD per million tokens: US$ 0.10 is 100,000. */
const modelPrice = z.object({
  input: tokenPrice,
  cachedInput: tokenPrice,
  cacheWrite: tokenPrice,
  output: tokenPrice,
});

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
  'money.centavos_per_usd': {
    schema: z.number().int().min(500).max(10_000),
    initial: 1_850,
    about: 'centavos of MXN for one US dollar, for the margin of what AI costs',
  },
  'costs.gigabyte_month_micro_usd': {
    schema: z.number().int().min(0).max(10_000_000),
    initial: 23_000,
    about: 'what a gigabyte costs us to store for a month, in micro-USD',
  },
  'costs.worker_hour_micro_usd': {
    schema: z.number().int().min(0).max(100_000_000),
    initial: 40_000,
    about: 'what a worker costs us for an hour of work, in micro-USD',
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
  'uploads.open_per_store': {
    schema: z.number().int().min(1).max(1000),
    initial: 30,
    about: 'films that a store may be sending at once; more are told to wait',
  },
  'films.keep_days': { schema: z.number().int().min(1).max(365), initial: 30, about: 'film kept' },
  'evidence.keep_days': {
    schema: z.number().int().min(30).max(1095),
    initial: 365,
    about: 'evidence kept',
  },
  'exports.keep_days': {
    schema: z.number().int().min(1).max(365),
    initial: 30,
    about: 'files that were asked for kept',
  },
  'privacy.erasure_days': {
    schema: z.number().int().min(0).max(90),
    initial: 15,
    about: 'days in which a person may take back the erasure of their account',
  },
  'providers.order': {
    schema: z.array(providerName).min(1),
    initial: ['custom', 'claude', 'openai', 'local'] as Array<z.infer<typeof providerName>>,
    about: 'AI providers, first to last; one without keys is passed over',
  },
  'providers.disabled': {
    schema: z.array(providerName),
    initial: [] as Array<z.infer<typeof providerName>>,
    about: 'kill switch: AI providers that are not asked whatever the order says',
  },
  'providers.session_cap_micro_usd': {
    schema: z.number().int().min(0).max(50_000_000),
    initial: 300_000,
    about: 'most that the AI of one session may cost, in millionths of a US dollar',
  },
  'providers.prices': {
    schema: z.record(z.string().min(1), modelPrice),
    initial: modelPrices,
    about: 'micro-USD per million tokens of each model; a model without a price is not asked',
  },
  'providers.openai_model': {
    schema: z.string().min(1).max(100),
    initial: 'gpt-6-luna',
    about: 'model of the OpenAI provider',
  },
  'providers.claude_model': {
    schema: z.string().min(1).max(100),
    initial: 'claude-haiku-5-5',
    about: 'model of the Claude provider',
  },
  'providers.effort': {
    schema: z.enum(['low', 'medium', 'high']),
    initial: 'low',
    about: 'how long a vendor model thinks before it answers; thinking is paid as output',
  },
  'providers.catalogue_hints': {
    schema: z.number().int().min(0).max(1000),
    initial: 200,
    about: 'products of the store that are named to a vendor model as hints',
  },
  'providers.custom_frame_micro_usd': {
    schema: z.number().int().min(0).max(1_000_000),
    initial: 0,
    about: 'estimated cost of one frame at the self-hosted model, in micro-USD',
  },
} as const satisfies Record<string, { schema: z.ZodType; initial: unknown; about: string }>;

export type SettingKey = keyof typeof settingDefinitions;
export type SettingValue<Key extends SettingKey> = z.infer<
  (typeof settingDefinitions)[Key]['schema']
>;
