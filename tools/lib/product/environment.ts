import { join } from 'node:path';
import { PlainError } from '../console.js';
import type { Secrets } from './secrets.js';

/** The ports of one running product. */
export interface ProductPorts {
  readonly api: number;
  readonly web: number;
  /** Unused when the database is somebody else's. */
  readonly postgres: number;
}

export interface DatabaseAddresses {
  readonly appUrl: string;
  readonly ownerUrl: string;
}

/** The database that the operator names, or undefined for the embedded one. */
export function externalDatabase(env: NodeJS.ProcessEnv): DatabaseAddresses | undefined {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = env;
  if (!appUrl && !ownerUrl) return undefined;
  if (appUrl && ownerUrl) return { appUrl, ownerUrl };
  const missing = appUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
  throw new PlainError(
    `Falta ${missing}: con una base de datos propia se dan las dos direcciones. ` +
      `(${missing} is required together with the other one.)`,
  );
}

/**
 * What api, worker, migrations and seed read: the operator's variables win, the embedded defaults
 * fill what is not set.
 */
export function serverEnvironment(options: {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly ports: ProductPorts;
  readonly secrets: Secrets;
  readonly database: DatabaseAddresses;
}): NodeJS.ProcessEnv {
  const { env, dataDir, ports, secrets, database } = options;
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  // Production refuses what the embedded profile invents: the operator sets it or is told by name.
  const invented =
    set['NODE_ENV'] === 'production'
      ? {}
      : {
          OBJECT_URL_SECRET: secrets.objectUrlSecret,
          OTP_PEPPER: secrets.otpPepper,
          SECOND_FACTOR_KEY: secrets.secondFactorKey,
        };
  const webUrl = `http://localhost:${ports.web}`;
  return {
    NODE_ENV: 'development',
    PUBLIC_API_URL: `http://localhost:${ports.api}`,
    PUBLIC_WEB_URL: webUrl,
    WEB_ORIGINS: `${webUrl},http://127.0.0.1:${ports.web}`,
    DATA_DIR: join(dataDir, 'server'),
    ...invented,
    APP_DATABASE_ROLE: 'mi_app',
    ...set,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    PORT: String(ports.api),
    WORKER_PORT: set['WORKER_PORT'] ?? '0',
  };
}
