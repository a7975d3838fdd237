import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
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
          useFactory: async (config: AppConfig) => {
            const { replicaUrl } = config.database;
            if (replicaUrl === undefined) return undefined;
            const replica = createAppDataSource(config, entities, replicaUrl);
            await replica.initialize();
            await assertRestrictedRole(replica);
            return replica;
          },
        },
        Db,
      ],
      exports: [Db],
    };
  }
}
