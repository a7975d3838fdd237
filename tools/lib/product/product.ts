import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  freePort,
  isPortFree,
  runCommand,
  startPostgres,
  waitForHttp,
  type PostgresServer,
} from '@miinventario/devkit';
import { PlainError } from '../console.js';

import { ROOT } from '../paths.js';
import { buildPanel } from '../panel-build.js';
import { buildServer } from '../swc-build.js';
import { startVendors } from '../vendors/start-vendors.js';
import type { VendorDesk } from '../vendors/vendor-desk.js';
import { exportWeb } from '../web-export.js';
import {
  externalDatabase,
  serverEnvironment,
  type DatabaseAddresses,
  type ProductPorts,
} from './environment.js';
import { archiveDirOf } from './backups.js';
import { clearPreviousRun, forgetRun, noteRun } from './previous-run.js';
import { loadSecrets } from './secrets.js';
import { SupervisedProcess } from './supervised-process.js';
import { startMetro } from './metro.js';
import { startWebServer } from './web-server.js';

export interface ProductOptions {
  /** Everything the product keeps: database, objects, secrets, logs. */
  readonly dataDir: string;
  /** A port of 0 takes a free one. */
  readonly ports: ProductPorts;
  /** The operator's variables; what they set replaces the embedded part. */
  readonly env: NodeJS.ProcessEnv;
  readonly web: 'static' | 'metro' | 'none';
  /** Builds the panel of staff, which the API then serves at /admin. */
  readonly hasPanel?: boolean;
  /** Runs simulated payment and push services beside the product, and points it at them. */
  readonly hasVendors?: boolean;
  /** Trades the database's durability for speed, for tests. */
  readonly isThrowaway?: boolean;
  /** Shows progress; runs the work silently when absent. */
  readonly progress?: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  readonly onTrouble?: (message: string) => void;
  /** Gives the start up: whatever had started is stopped. */
  readonly signal?: AbortSignal;
}

/** A whole running product: database, API, worker and web app. */
export interface Product {
  readonly apiUrl: string;
  readonly webUrl: string;
  readonly dataDir: string;
  readonly ports: ProductPorts;
  /** What its processes were started with: more of them can be. */
  readonly environment: NodeJS.ProcessEnv;
  /** Undefined when the database is somebody else's. */
  readonly postgres: PostgresServer | undefined;
  readonly api: SupervisedProcess;
  readonly worker: SupervisedProcess;
  /** The simulated services' counters and banks, where they run. */
  readonly vendors: VendorDesk | undefined;
  /** Rejects when a part has died for good. */
  readonly failed: Promise<never>;
  readonly waitUntilReady: (timeoutMs?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Where the built entries of the server are. */
export const SERVER_DIST = join(ROOT, 'apps', 'server', 'dist');
const READY_TIMEOUT_MS = 90_000;

/** Closers in the order in which things were started; run in reverse. */
class Closers {
  private readonly list: Array<() => Promise<void>> = [];

  add(close: () => Promise<void>): void {
    this.list.push(close);
  }

  async run(): Promise<void> {
    for (const close of this.list.splice(0).reverse()) {
      await close().catch((error: unknown) => console.error(error));
    }
  }
}

/**
 * Builds what has changed and starts the whole product.
 * @throws PlainError for what the operator can mend (a taken port, a missing variable).
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const closers = new Closers();
  const aborted = new Promise<never>((_resolve, reject) => {
    options.signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });
  try {
    return await Promise.race([start(options, closers), aborted]);
  } catch (error) {
    await closers.run();
    throw error;
  }
}

async function start(options: ProductOptions, closers: Closers): Promise<Product> {
  const { dataDir, env } = options;
  const progress = options.progress ?? ((_title, work) => work());
  const trouble = options.onTrouble ?? (() => undefined);
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);

  await mkdir(join(dataDir, 'logs'), { recursive: true });
  const orphans = await clearPreviousRun(dataDir);
  if (orphans.length > 0) trouble(`se detuvo lo que quedó de una ejecución: ${orphans.join(', ')}`);
  const external = externalDatabase(env);
  refuseEmbeddedInProduction(env, external);
  const secrets = await loadSecrets(dataDir);
  await noteRun(dataDir, []);
  closers.add(() => forgetRun(dataDir));

  let postgres: PostgresServer | undefined;
  if (!external) {
    postgres = await progress('PostgreSQL', async () => {
      const port = await claimPort(options.ports.postgres, 'PostgreSQL', 'POSTGRES_PORT');
      return startPostgres({
        dataDir: join(dataDir, 'postgres'),
        port,
        passwords: secrets.postgres,
        isThrowaway: options.isThrowaway,
        archiveDir: archiveDirOf(env),
      });
    });
    closers.add(postgres.stop);
    postgres.onCrash(() => fail(new Error('PostgreSQL terminó por sí solo')));
  }
  const ports: ProductPorts = {
    postgres: postgres?.port ?? 0,
    api: await claimPort(options.ports.api, 'API', 'PORT'),
    web: await claimPort(options.ports.web, 'app web', 'WEB_PORT'),
  };
  const database: DatabaseAddresses | undefined = external ?? postgres;
  if (!database) throw new Error('no database');
  const apiUrl = `http://localhost:${ports.api}`;
  const vendors = options.hasVendors
    ? await progress('Proveedores simulados', () => startVendors({ apiUrl, dataDir }))
    : undefined;
  if (vendors) closers.add(vendors.stop);
  const panel = options.hasPanel
    ? { ADMIN_PANEL_DIR: await progress('Panel del equipo', buildPanel) }
    : {};
  const environment = serverEnvironment({
    env: { ...panel, ...env, ...vendors?.env },
    dataDir,
    ports,
    secrets,
    database,
  });

  await progress('Compilando el servidor', buildServer);
  // The longest part of a first start; it needs nothing of the rest.
  const webFolder = options.web === 'static' ? exportWeb() : undefined;
  webFolder?.catch(() => undefined);
  await progress('Migraciones', () => runEntry('main.migrate.js', environment, ['up']));
  if (env['DEMO_DATA'] !== 'false' && env['NODE_ENV'] !== 'production') {
    await progress('Datos de demostración', () => runEntry('main.seed.js', environment));
  }

  const supervised: SupervisedProcess[] = [];
  const noteChildren = (): Promise<void> =>
    noteRun(
      dataDir,
      supervised.map((each) => ({ name: each.name, pid: each.pid ?? 0 })),
    );
  const supervise = (name: string, entry: string): SupervisedProcess => {
    const made = new SupervisedProcess({
      name,
      script: join(SERVER_DIST, entry),
      cwd: ROOT,
      env: environment,
      logFile: join(dataDir, 'logs', `${name}.log`),
      onStarted: () => void noteChildren(),
      onTrouble: trouble,
      onGiveUp: fail,
    });
    supervised.push(made);
    closers.add(() => made.close());
    return made;
  };
  const api = supervise('api', 'main.api.js');
  const worker = supervise('worker', 'main.worker.js');
  const waitUntilReady = async (timeoutMs = READY_TIMEOUT_MS): Promise<void> => {
    await Promise.race([waitForHttp(`${apiUrl}/health/ready`, { timeoutMs }), failed]);
  };
  await progress('API y trabajador', async () => {
    api.start();
    worker.start();
    await waitUntilReady();
    api.trust();
    worker.trust();
  });
  const publicApiUrl = environment['PUBLIC_API_URL'] ?? apiUrl;
  await startWeb({ options, port: ports.web, publicApiUrl, webFolder, closers, fail });

  return {
    apiUrl,
    webUrl: `http://localhost:${ports.web}`,
    dataDir,
    ports,
    environment,
    postgres,
    api,
    worker,
    vendors: vendors?.desk,
    failed,
    waitUntilReady,
    stop: () => closers.run(),
  };
}

async function startWeb(parts: {
  readonly options: ProductOptions;
  readonly port: number;
  readonly publicApiUrl: string;
  readonly webFolder: Promise<string> | undefined;
  readonly closers: Closers;
  readonly fail: (error: Error) => void;
}): Promise<void> {
  const { options, port, publicApiUrl, webFolder, closers, fail } = parts;
  const progress = options.progress ?? ((_title, work) => work());
  const apiBaseUrl = `${publicApiUrl.replace(/\/$/, '')}/api/v1`;
  if (webFolder) {
    const folder = await progress('App web', () => webFolder);
    const server = await startWebServer({ folder, port, apiBaseUrl: () => apiBaseUrl });
    closers.add(server.stop);
  } else if (options.web === 'metro') {
    const metro = await progress('App web (Metro)', () => startMetro({ port, apiBaseUrl }));
    closers.add(async () => {
      await metro.stop();
    });
    void metro.exited.then((exit) => {
      if (!exit.wasAsked) fail(new Error('Metro terminó por sí solo'));
    });
  }
}

function refuseEmbeddedInProduction(
  env: NodeJS.ProcessEnv,
  external: DatabaseAddresses | undefined,
): void {
  if (env['NODE_ENV'] !== 'production' || external) return;
  throw new PlainError(
    'DATABASE_URL, DATABASE_OWNER_URL: obligatorias en producción, la base de datos incluida se rechaza. ' +
      '(Required in production, the embedded PostgreSQL is refused.)',
  );
}

async function claimPort(port: number, what: string, variable: string): Promise<number> {
  if (port === 0) return freePort();
  if (await isPortFree(port)) return port;
  throw new PlainError(
    `El puerto ${port} (${what}) está ocupado; use otro con ${variable}, por ejemplo: ` +
      `${variable}=${port + 10} npm start (port ${port} is taken, set ${variable})`,
  );
}

async function runEntry(
  entry: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Promise<void> {
  await runCommand({
    name: entry,
    command: process.execPath,
    args: ['--enable-source-maps', join(SERVER_DIST, entry), ...args],
    cwd: ROOT,
    env,
    // Demo data takes half a minute; a machine that is busy with something else may take long.
    timeoutMs: 900_000,
  });
}
