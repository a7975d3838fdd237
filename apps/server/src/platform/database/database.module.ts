import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { log } from '../telemetry/logger.js';
import { isDatabaseAway } from './away.js';
import { createAppDataSource } from './data-source.js';
import { DATA_SOURCE, Db, REPLICA_SOURCE } from './database.service.js';
import { assertRestrictedRole } from './role-check.js';

/** Opens the pool as the application's role and refuses a role that could bypass the policies. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(entities: readonly (new () => object)[]): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DATA_SOURCE,
          inject: [APP_CONFIG],
          useFactory: async (config: AppConfig) => {
            const dataSource = createAppDataSource(config, entities);
            await dataSource.initialize();
            await assertRestrictedRole(dataSource);
            return dataSource;
          },
        },
        {
          provide: REPLICA_SOURCE,
          inject: [APP_CONFIG],
          useFactory: (config: AppConfig) => openReplica(config, entities),
        },
        Db,
      ],
      exports: [Db],
    };
  }
}

/**
 * The pool of the read replica, where one is configured. One that is away does not keep the product
 * from starting: the primary answers until the next start.
 * @throws when the role could pass the policies.
 */
export async function openReplica(
  config: AppConfig,
  entities: readonly (new () => object)[],
): Promise<DataSource | undefined> {
  const { replicaUrl } = config.database;
  if (replicaUrl === undefined) return undefined;
  const replica = createAppDataSource(config, entities, replicaUrl);
  try {
    await replica.initialize();
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    log.error({ err: error }, 'the replica is away: reports are read on the primary');
    return undefined;
  }
  await assertRestrictedRole(replica);
  return replica;
}
