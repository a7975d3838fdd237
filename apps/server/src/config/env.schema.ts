import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');

const port = z.coerce.number().int().min(0).max(65_535);

/** An empty variable means "not set": compose files and shells often pass empty strings. */
const optional = z.string().min(1).optional();

/**
 * Every variable the server reads, with its default. It is the only description of the environment:
 * the configuration table of the documentation is made from it.
 */
export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HOST: z.string().default('0.0.0.0'),
  PORT: port.default(3142),
  WORKER_PORT: port.default(0).describe('health and metrics of the worker; 0 takes a free port'),
  METRICS_PORT: port
    .optional()
    .describe(
      'health and metrics of the API without a key, on a port of their own; none when unset',
    ),
  SLOW_QUERY_MS: z.coerce
    .number()
    .int()
    .min(1)
    .default(500)
    .describe('slower statements are logged'),
  LEDGER_CHECK_MINUTES: z.coerce
    .number()
    .min(0)
    .default(60)
    .describe('how often a worker proves the ledger; 0 never'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe('OTLP collector over HTTP that traces are sent to; none when unset'),
  TRACE_SAMPLE_RATIO: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('share of traces recorded'),
  PUBLIC_API_URL: z.url().default('http://localhost:3142'),
  PUBLIC_WEB_URL: z.url().default('http://localhost:8082'),
  WEB_ORIGINS: z.string().default('http://localhost:8082'),
  ADMIN_PANEL_DIR: optional.describe('the built panel of staff, served at /admin; none when unset'),
  TRUST_PROXY: flag.default(false),
  RATE_LIMITS: flag.default(true).describe('false only to measure load; refused in production'),
  MAX_IN_FLIGHT: z.coerce
    .number()
    .int()
    .min(10)
    .max(100_000)
    .default(1_000)
    .describe('requests under way in one API process; more get 503 and Retry-After'),
  DATABASE_URL: z.string().min(1).describe('the application role, which owns nothing'),
  DATABASE_OWNER_URL: optional.describe('the owner role, used by migrations alone'),
  DATABASE_REPLICA_URL: optional.describe('a read replica for reports; the primary when unset'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(20),
  APP_DATABASE_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]*$/)
    .default('mi_app'),
  REDIS_URL: optional.describe('queue, cache and rate limits; embedded when unset'),
  DATA_DIR: z.string().default('.data').describe('objects on disk when S3_ENDPOINT is unset'),
  OBJECT_URL_SECRET: optional.describe('signs the URLs of objects kept on disk'),
  S3_ENDPOINT: optional,
  S3_PUBLIC_ENDPOINT: optional.describe('the address of the store that a phone sees'),
  S3_BUCKET: z.string().default('miinventario'),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  JWT_PRIVATE_KEYS: optional.describe('JSON array of private JWKs; the first one signs'),
  OTP_PEPPER: optional.describe(
    'secret behind one-time codes and invitation tokens; the same in API and worker',
  ),
  SECOND_FACTOR_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('seals the second factors of staff; 32 random characters or more, never changed'),
  SMTP_URL: optional,
  MAIL_FROM: z.string().default('MiInventario <no-responder@miinventario.mx>'),
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_FROM: optional,
  TWILIO_API_URL: z.url().default('https://api.twilio.com'),
  STRIPE_SECRET_KEY: optional.describe('card and OXXO payments; buying is off when unset'),
  STRIPE_WEBHOOK_SECRET: optional.describe('signs what Stripe tells us'),
  STRIPE_PUBLISHABLE_KEY: optional.describe('given to the app, which talks to Stripe itself'),
  STRIPE_API_URL: z.url().default('https://api.stripe.com'),
  CONEKTA_PRIVATE_KEY: optional.describe('cash payments at 7-Eleven'),
  CONEKTA_WEBHOOK_PUBLIC_KEY: optional.describe('PEM; asked of Conekta when unset'),
  CONEKTA_API_URL: z.url().default('https://api.conekta.io'),
  FCM_SERVICE_ACCOUNT: optional.describe('JSON of the service account that sends push messages'),
  FCM_API_URL: z.url().default('https://fcm.googleapis.com'),
  VAPID_PUBLIC_KEY: optional.describe('push messages to the web app'),
  VAPID_PRIVATE_KEY: optional,
  VAPID_SUBJECT: z.string().default('mailto:soporte@miinventario.mx'),
  OPENAI_API_KEY: optional.describe('the OpenAI provider; passed over when unset'),
  OPENAI_BASE_URL: z.url().default('https://api.openai.com/v1'),
  ANTHROPIC_API_KEY: optional.describe('the Claude provider; passed over when unset'),
  ANTHROPIC_BASE_URL: z.url().default('https://api.anthropic.com'),
  CUSTOM_PROVIDER_URL: z.url().optional().describe('a self-hosted model that speaks our contract'),
  CUSTOM_PROVIDER_TOKEN: optional.describe('bearer token of the self-hosted model'),
  FFMPEG_PATH: z.string().default('ffmpeg'),
  FFPROBE_PATH: z.string().default('ffprobe'),
  VISION_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(16)
    .default(2)
    .describe('threads that work on one film'),
  DEMO_DATA: flag.default(true).describe('seeds the demo user, store and catalogue'),
});

export type Env = z.infer<typeof envSchema>;
