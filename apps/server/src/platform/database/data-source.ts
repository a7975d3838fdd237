import pg from 'pg';
import { DataSource } from 'typeorm';
import type { AppConfig } from '../../config/app-config.js';
import { SurvivingClient } from './surviving-client.js';
import { migrations } from '../../migrations/index.js';

/** bigint columns hold credits, centavos and micro-USD: all below 2^53, so plain numbers. */
function parseBigints(): void {
  pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError('bigint out of the safe range');
    return value;
  });
}

/**
 * The data source of the application's role: entities of all modules, no migrations. On the primary
 * unless the address of a replica is given.
 */
export function createAppDataSource(
  config: AppConfig,
  entities: readonly (new () => object)[],
  url = config.database.url,
): DataSource {
  parseBigints();
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    synchronize: false,
    logging: false,
    poolSize: config.database.poolSize,
    applicationName: 'miinventario',
    extra: {
      Client: SurvivingClient,
      // Statements of a transaction that do not wait for one another share a round trip.
      pipeline: true,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 60_000,
      keepAlive: true,
    },
  });
}

/** The data source of the owner's role: migrations and nothing else. */
export function createOwnerDataSource(ownerUrl: string): DataSource {
  parseBigints();
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...migrations],
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    applicationName: 'miinventario-migrate',
  });
}
