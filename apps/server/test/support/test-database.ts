import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { loadConfig, type AppConfig } from '../../src/config/app-config.js';
import { createAppDataSource } from '../../src/platform/database/data-source.js';
import { Db } from '../../src/platform/database/database.service.js';
import { assertRestrictedRole } from '../../src/platform/database/role-check.js';
import { APP_ROLE, OWNER_ROLE, postgresUrl, TEMPLATE_DATABASE } from './postgres-server.js';

export interface TestDatabaseOptions {
  /** Entity classes, when a module under test uses any. */
  readonly entities?: ReadonlyArray<new () => object>;
}

/**
 * A database of its own for one test file, migrated, reached as the application's role.
 *
 *   const database = await TestDatabase.create();   // beforeAll
 *   await database.db.write(actor, ...)             // what the product does, under the policies
 *   await database.superuser('SELECT ...')          // to arrange and to look, past the policies
 *   await database.drop();                          // afterAll
 */
export class TestDatabase {
  private constructor(
    readonly name: string,
    /** The product's door, connected as mi_app. */
    readonly db: Db,
    readonly appUrl: string,
    readonly ownerUrl: string,
    private readonly superuserPool: pg.Pool,
  ) {}

  static async create(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
    const server = inject('testPostgres');
    const name = `mi_test_${randomBytes(6).toString('hex')}`;
    await onServer((client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE} OWNER ${OWNER_ROLE}`),
    );
    const appUrl = postgresUrl(server, APP_ROLE, name);
    const ownerUrl = postgresUrl(server, OWNER_ROLE, name);
    const dataSource = createAppDataSource(
      testConfig({ DATABASE_URL: appUrl, DATABASE_POOL_SIZE: '10' }),
      options.entities ?? [],
    );
    await dataSource.initialize();
    await assertRestrictedRole(dataSource);
    const pool = new pg.Pool({
      connectionString: postgresUrl(server, server.superuser, name),
      max: 3,
    });
    return new TestDatabase(name, new Db(dataSource), appUrl, ownerUrl, pool);
  }

  /** A configuration that points at this database; `env` adds or replaces variables. */
  config(env: NodeJS.ProcessEnv = {}): AppConfig {
    return testConfig({
      DATABASE_URL: this.appUrl,
      DATABASE_OWNER_URL: this.ownerUrl,
      DATABASE_POOL_SIZE: '10',
      ...env,
    });
  }

  /** Runs one statement past every policy: for arranging and for looking, never for acting. */
  async superuser<Row extends object = Record<string, unknown>>(
    sql: string,
    params: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.superuserPool.query<Row>(sql, [...params])).rows;
  }

  /** The same without triggers and foreign keys: for rows whose family does not matter. */
  async superuserWithoutTriggers(sql: string, params: readonly unknown[] = []): Promise<void> {
    const client = await this.superuserPool.connect();
    try {
      await client.query(`SET session_replication_role = replica`);
      await client.query(sql, [...params]);
    } finally {
      await client.query(`RESET session_replication_role`);
      client.release();
    }
  }

  /** Closes the connections and removes the database. */
  async drop(): Promise<void> {
    await this.db.onApplicationShutdown();
    await this.superuserPool.end();
    await onServer((client) => client.query(`DROP DATABASE ${this.name} WITH (FORCE)`));
  }
}

function testConfig(env: NodeJS.ProcessEnv): AppConfig {
  return loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    OTP_PEPPER: 'pepper',
    // All tests come from one address; the limits have a test of their own.
    RATE_LIMITS: 'false',
    ...env,
  });
}

/** One statement on the server's own database, by the superuser. */
async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const server = inject('testPostgres');
  const client = new pg.Client({
    connectionString: postgresUrl(server, server.superuser, 'postgres'),
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
