import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  APP_ROLE,
  OWNER_ROLE,
  postgresUrl,
  startTestPostgres,
  TEMPLATE_DATABASE,
} from '../../apps/server/test/support/postgres-server.js';
import { ROOT } from '../../tools/lib/paths.js';
import { buildServer } from '../../tools/lib/swc-build.js';
import {
  BIG_TABLES,
  seedStore,
  type SeedDoor,
  type SeedSize,
} from '../../apps/server/test/support/store-seed.js';

type Server = typeof import('../../apps/server/src/http-server.js');
type Migrate = typeof import('../../apps/server/src/migrate.js');
type Config = typeof import('../../apps/server/src/config/app-config.js');
type Logger = typeof import('../../apps/server/src/platform/telemetry/logger.js');

/** A neighbour's store: plans have to tell one tenant from another. */
const NEIGHBOUR: SeedSize = { products: 60_000, sessions: 2_200, linesPerSession: 40 };

/** The built API on a database of its own, with a store of a given size and a token for it. */
export class BenchWorld {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly superuser: pg.Pool,
    private readonly token: string,
    readonly storeId: string,
    private readonly end: () => Promise<void>,
  ) {}

  /** A store of this size beside those of `neighbours`. */
  static async open(
    size: SeedSize,
    neighbours: readonly SeedSize[] = [NEIGHBOUR],
  ): Promise<BenchWorld> {
    await buildServer();
    const load = async <T>(path: string): Promise<T> =>
      (await import(pathToFileURL(join(ROOT, 'apps', 'server', 'dist', path)).href)) as T;
    const [server, { migrate }, { loadConfig }, { log }] = await Promise.all([
      load<Server>('http-server.js'),
      load<Migrate>('migrate.js'),
      load<Config>('config/app-config.js'),
      load<Logger>('platform/telemetry/logger.js'),
    ]);
    // Each request would be told; what is measured is the product and not the terminal.
    log.level = 'silent';
    const postgres = await startTestPostgres();
    const directory = await mkdtemp(join(tmpdir(), 'mi-bench-'));
    const url = (role: string): string => postgresUrl(postgres, role, TEMPLATE_DATABASE);
    await migrate(url(OWNER_ROLE), 'up');
    const app = await server.createHttpServer(
      loadConfig({
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        OTP_PEPPER: 'pepper',
        RATE_LIMITS: 'false',
        OBJECT_URL_SECRET: 'secret',
        DATA_DIR: directory,
        DATABASE_URL: url(APP_ROLE),
        DATABASE_OWNER_URL: url(OWNER_ROLE),
      }),
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const superuser = new pg.Pool({ connectionString: url(postgres.superuser), max: 1 });
    // The server is stopped while the pool is still saying goodbye.
    superuser.on('error', () => undefined);
    const end = async (): Promise<void> => {
      await app.close();
      await superuser.end();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    };
    const owner = await register(app, 'banco@example.mx');
    const storeIds: string[] = [];
    for (const [index, each] of [size, ...neighbours].entries()) {
      const storeId = await openStore(app, owner.token);
      await seedStore(doorOf(superuser), each, index + 1, { storeId, userId: owner.userId });
      storeIds.push(storeId);
    }
    const [storeId = ''] = storeIds;
    await superuser.query('VACUUM ANALYZE');
    return new BenchWorld(app, superuser, owner.token, storeId, end);
  }

  /** Milliseconds until a request is answered. @throws Error when it is refused */
  async time(path: string): Promise<{ ms: number; body: Record<string, unknown> }> {
    const startedAt = performance.now();
    const answer = await this.app.inject({
      method: 'GET',
      url: `/api/v1/stores/${this.storeId}${path}`,
      headers: { authorization: `Bearer ${this.token}` },
    });
    const ms = performance.now() - startedAt;
    if (answer.statusCode !== 200)
      throw new Error(`${path}: ${answer.statusCode} ${answer.payload}`);
    return { ms, body: answer.json() };
  }

  /** How often each big table has been read from end to end since the server began. */
  async sequentialScans(): Promise<Map<string, number>> {
    // Counts of a connection are told when it has been idle for a while (PGSTAT_IDLE_INTERVAL).
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    const { rows } = await this.superuser.query<{ relname: string; seq_scan: string }>(
      `SELECT relname, seq_scan FROM pg_stat_user_tables
        WHERE schemaname = 'inventory' AND relname = ANY ($1)`,
      [[...BIG_TABLES]],
    );
    return new Map(rows.map((row) => [row.relname, Number(row.seq_scan)]));
  }

  async close(): Promise<void> {
    await this.end();
  }
}

/** The superuser's one connection. */
function doorOf(superuser: pg.Pool): SeedDoor {
  const full: SeedDoor['full'] = (sql, params) => superuser.query(sql, [...params]);
  const bare: SeedDoor['bare'] = async (sql, params) => {
    await superuser.query('SET session_replication_role = replica');
    try {
      await superuser.query(sql, [...params]);
    } finally {
      await superuser.query('RESET session_replication_role');
    }
  };
  return { bare, full };
}

async function post<Body>(
  app: NestFastifyApplication,
  path: string,
  payload: object,
  token?: string,
): Promise<Body> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers });
  if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.payload}`);
  return answer.json<Body>();
}

/** Registers somebody as the app does and reads their code in the development mailbox. */
async function register(
  app: NestFastifyApplication,
  email: string,
): Promise<{ token: string; userId: string }> {
  const form = { name: 'Banco', email, privacyVersion: '2026-01' };
  const { challengeId } = await post<{ challengeId: string }>(app, '/auth/register', form);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const inbox = await app.inject(`/dev/mailbox.json?to=${encodeURIComponent(email)}`);
    const code = /\b(\d{6})\b/.exec(inbox.json<Array<{ text: string }>>()[0]?.text ?? '')?.[1];
    if (code !== undefined) {
      const proof = { challengeId, code };
      const tokens = await post<{ accessToken: string; user: { id: string } }>(
        app,
        '/auth/verify-otp',
        proof,
      );
      return { token: tokens.accessToken, userId: tokens.user.id };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no code was sent');
}

async function openStore(app: NestFastifyApplication, token: string): Promise<string> {
  const form = { name: 'Tienda', giro: 'abarrotes' };
  return (await post<{ id: string }>(app, '/stores', form, token)).id;
}
