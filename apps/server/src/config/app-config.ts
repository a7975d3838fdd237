import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { envSchema, type Env } from './env.schema.js';
import { toProviders, type ProvidersConfig } from './providers-config.js';
import { toTelemetry, type TelemetryConfig } from './telemetry-config.js';

export interface S3Config {
  readonly endpoint: string;
  readonly publicEndpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
  readonly apiUrl: string;
}

export interface StripeConfig {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly publishableKey: string;
  readonly apiUrl: string;
}

export interface ConektaConfig {
  readonly privateKey: string;
  readonly webhookPublicKey: string | undefined;
  readonly apiUrl: string;
}

export interface FcmConfig {
  readonly serviceAccount: string;
  readonly apiUrl: string;
}

export interface WebPushConfig {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly subject: string;
}

/** The whole configuration, nested and frozen; made once at start and injected. */
export interface AppConfig {
  readonly environment: Env['NODE_ENV'];
  readonly logLevel: Env['LOG_LEVEL'];
  readonly telemetry: TelemetryConfig;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly publicApiUrl: string;
    readonly publicWebUrl: string;
    readonly webOrigins: readonly string[];
    readonly trustProxy: boolean;
    readonly rateLimits: boolean;
    /** Requests under way at once; more are told to come back. */
    readonly maxInFlight: number;
  };
  /** The built panel of staff; it is not served when undefined. */
  readonly adminPanelDirectory: string | undefined;
  readonly database: {
    readonly url: string;
    readonly ownerUrl: string | undefined;
    /** A read replica that reports are read from; undefined: the primary. */
    readonly replicaUrl: string | undefined;
    readonly poolSize: number;
    readonly appRole: string;
  };
  readonly redisUrl: string | undefined;
  readonly storage:
    | { readonly kind: 'disk'; readonly directory: string; readonly urlSecret: string }
    | { readonly kind: 's3'; readonly s3: S3Config };
  readonly dataDirectory: string;
  readonly auth: {
    readonly privateKeys: string | undefined;
    readonly otpPepper: string;
    /** Seals the secrets of second factors; a new one voids every enrolment. */
    readonly secondFactorKey: string;
  };
  readonly messaging: {
    readonly smtpUrl: string | undefined;
    readonly mailFrom: string;
    readonly twilio: TwilioConfig | undefined;
    /** True when neither SMS nor SMTP is configured: messages go to the development mailbox. */
    readonly developmentMailbox: boolean;
  };
  /** A provider without keys is undefined: its methods answer `payments.not_configured`. */
  readonly payments: {
    readonly stripe: StripeConfig | undefined;
    readonly conekta: ConektaConfig | undefined;
  };
  readonly push: {
    readonly fcm: FcmConfig | undefined;
    readonly webPush: WebPushConfig | undefined;
  };
  /** An AI provider without keys is undefined: the chain passes it over. */
  readonly providers: ProvidersConfig;
  readonly film: { readonly ffmpegPath: string; readonly ffprobePath: string };
  readonly visionThreads: number;
  readonly demoData: boolean;
}

/** Thrown once at start with every fault of the environment; names variables, never values. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Parses and validates the environment.
 * @throws ConfigError listing all faults together by variable and reason.
 */
export function loadConfig(source: NodeJS.ProcessEnv = process.env): AppConfig {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = envSchema.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const env = parsed.data;
  const faults = [...groupFaults(env), ...productionFaults(env)];
  if (faults.length > 0) throw new ConfigError(faults);
  return deepFreeze(toConfig(env));
}

/** Variables that only make sense together. */
function groupFaults(env: Env): string[] {
  const faults: string[] = [];
  const together = (names: ReadonlyArray<keyof Env>): void => {
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length > 0 && missing.length < names.length) {
      faults.push(`${missing.join(', ')}: required together with the other ${names[0]} variables`);
    }
  };
  together(['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
  together(['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_PUBLISHABLE_KEY']);
  together(['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY']);
  together(['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM']);
  return faults;
}

/** Production refuses every embedded default, by name. */
function productionFaults(env: Env): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const required: ReadonlyArray<keyof Env> = [
    'REDIS_URL',
    'S3_ENDPOINT',
    'JWT_PRIVATE_KEYS',
    'OTP_PEPPER',
    'SECOND_FACTOR_KEY',
  ];
  const faults = required
    .filter((name) => env[name] === undefined)
    .map((name) => `${name}: required in production, the embedded default is refused`);
  if (env.SMTP_URL === undefined && env.TWILIO_ACCOUNT_SID === undefined) {
    faults.push(
      'SMTP_URL or TWILIO_ACCOUNT_SID: required in production, the development mailbox is refused',
    );
  }
  if (!env.RATE_LIMITS) faults.push('RATE_LIMITS: false is refused in production');
  if (env.DEMO_DATA && process.env['DEMO_DATA'] !== undefined) {
    faults.push('DEMO_DATA: the demo user is refused in production');
  }
  return faults;
}

function toConfig(env: Env): AppConfig {
  const dataDirectory = resolve(env.DATA_DIR);
  return {
    environment: env.NODE_ENV,
    logLevel: env.LOG_LEVEL,
    telemetry: toTelemetry(env),
    http: {
      host: env.HOST,
      port: env.PORT,
      publicApiUrl: env.PUBLIC_API_URL.replace(/\/$/, ''),
      publicWebUrl: env.PUBLIC_WEB_URL.replace(/\/$/, ''),
      webOrigins: env.WEB_ORIGINS.split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
      trustProxy: env.TRUST_PROXY,
      rateLimits: env.RATE_LIMITS,
      maxInFlight: env.MAX_IN_FLIGHT,
    },
    adminPanelDirectory:
      env.ADMIN_PANEL_DIR === undefined ? undefined : resolve(env.ADMIN_PANEL_DIR),
    database: {
      url: env.DATABASE_URL,
      ownerUrl: env.DATABASE_OWNER_URL,
      replicaUrl: env.DATABASE_REPLICA_URL,
      poolSize: env.DATABASE_POOL_SIZE,
      appRole: env.APP_DATABASE_ROLE,
    },
    redisUrl: env.REDIS_URL,
    storage: toStorage(env, dataDirectory),
    dataDirectory,
    // A pepper of the process's own is safe: codes live five minutes, a restart only voids them.
    auth: {
      privateKeys: env.JWT_PRIVATE_KEYS,
      otpPepper: env.OTP_PEPPER ?? randomBytes(32).toString('hex'),
      secondFactorKey: env.SECOND_FACTOR_KEY ?? randomBytes(32).toString('hex'),
    },
    messaging: {
      smtpUrl: env.SMTP_URL,
      mailFrom: env.MAIL_FROM,
      twilio: toTwilio(env),
      developmentMailbox: env.SMTP_URL === undefined && env.TWILIO_ACCOUNT_SID === undefined,
    },
    payments: { stripe: toStripe(env), conekta: toConekta(env) },
    push: { fcm: toFcm(env), webPush: toWebPush(env) },
    providers: toProviders(env),
    film: { ffmpegPath: env.FFMPEG_PATH, ffprobePath: env.FFPROBE_PATH },
    visionThreads: env.VISION_THREADS,
    demoData: env.DEMO_DATA && env.NODE_ENV !== 'production',
  };
}

function toStorage(env: Env, dataDirectory: string): AppConfig['storage'] {
  if (env.S3_ENDPOINT && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY) {
    return {
      kind: 's3',
      s3: {
        endpoint: env.S3_ENDPOINT,
        publicEndpoint: env.S3_PUBLIC_ENDPOINT ?? env.S3_ENDPOINT,
        bucket: env.S3_BUCKET,
        region: env.S3_REGION,
        accessKeyId: env.S3_ACCESS_KEY_ID,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY,
      },
    };
  }
  return {
    kind: 'disk',
    directory: resolve(dataDirectory, 'objects'),
    urlSecret: env.OBJECT_URL_SECRET ?? randomBytes(32).toString('hex'),
  };
}

function toStripe(env: Env): StripeConfig | undefined {
  const {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
  } = env;
  return secretKey && webhookSecret && publishableKey
    ? { secretKey, webhookSecret, publishableKey, apiUrl: env.STRIPE_API_URL }
    : undefined;
}

function toConekta(env: Env): ConektaConfig | undefined {
  return env.CONEKTA_PRIVATE_KEY === undefined
    ? undefined
    : {
        privateKey: env.CONEKTA_PRIVATE_KEY,
        webhookPublicKey: env.CONEKTA_WEBHOOK_PUBLIC_KEY,
        apiUrl: env.CONEKTA_API_URL,
      };
}

function toFcm(env: Env): FcmConfig | undefined {
  return env.FCM_SERVICE_ACCOUNT === undefined
    ? undefined
    : { serviceAccount: env.FCM_SERVICE_ACCOUNT, apiUrl: env.FCM_API_URL };
}

function toWebPush(env: Env): WebPushConfig | undefined {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env;
  return publicKey && privateKey
    ? { publicKey, privateKey, subject: env.VAPID_SUBJECT }
    : undefined;
}

function toTwilio(env: Env): TwilioConfig | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = env;
  return accountSid && authToken && from
    ? { accountSid, authToken, from, apiUrl: env.TWILIO_API_URL }
    : undefined;
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  }
  return Object.freeze(value);
}
