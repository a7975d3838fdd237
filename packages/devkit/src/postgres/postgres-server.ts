import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { childFailure, startChild, type ManagedChild } from '../process/child-process.js';
import { freePort } from '../process/free-port.js';
import { runCommand } from '../process/run-command.js';
import { waitFor } from '../process/wait-for.js';
import { postgresAccount, type Account } from './account.js';
import { databaseUrls, ensureDatabase, type DatabaseUrls } from './database.js';
import { placeBinaries, placeData } from './placement.js';
import { archiveSettings, makeArchive } from './restore.js';
import { clearStaleLock } from './stale-lock.js';

/** Passwords of the three roles; they must stay the same for the life of a data folder. */
export interface PostgresPasswords {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

export interface PostgresOptions {
  /** Kept between runs; made when absent. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Fixed ones of no secrecy when absent, which suits a folder that a test throws away. */
  readonly passwords?: PostgresPasswords;
  /** `miinventario` unless told. */
  readonly database?: string;
  /** Gives durability up for speed: right for tests that throw the folder away, wrong for data. */
  readonly isThrowaway?: boolean;
  /** Where each full segment of the log is kept for a restore; none when absent. */
  readonly archiveDir?: string | undefined;
  /** The folder is a standby laid out by `layOutStandby`: roles and database come from its primary. */
  readonly isStandby?: boolean;
}

export interface PostgresServer extends DatabaseUrls {
  readonly port: number;
  /** Where the cluster really is: `dataDir`, or what it links to. */
  readonly dataDir: string;
  /** The running process; another one after `restart`. */
  readonly child: () => ManagedChild;
  /** Called when the server ends without being asked to. */
  readonly onCrash: (listener: (child: ManagedChild) => void) => void;
  /** Ends the server (at once with 'immediate', as a crash would) and starts it again. */
  readonly restart: (mode?: 'fast' | 'immediate', downMs?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const TEST_PASSWORDS: PostgresPasswords = {
  superuser: 'superuser',
  owner: 'owner',
  app: 'app',
};

const READY = 'database system is ready to accept connections';
/** So says a standby, and a server that is still being restored. */
const READY_TO_READ = 'database system is ready to accept read-only connections';
/** A crashed server replays its log before it is ready. */
const START_TIMEOUT_MS = 90_000;

/**
 * A real PostgreSQL of our own on 127.0.0.1, with the roles mi_owner and mi_app and one database.
 * It never runs as root.
 * @throws Error with the server's last lines when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = await postgresAccount();
  const binaries = await placeBinaries(account);
  const dataDir = await placeData(options.dataDir, account);
  const passwords = options.passwords ?? TEST_PASSWORDS;
  const port = options.port === 0 ? await freePort() : options.port;
  await clearStaleLock(dataDir);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    await createCluster({
      initdb: binaries.initdb,
      dataDir,
      account,
      password: passwords.superuser,
    });
  }
  if (options.archiveDir !== undefined) await makeArchive(options.archiveDir);
  const listeners: Array<(child: ManagedChild) => void> = [];
  const ready = options.isStandby ? READY_TO_READ : READY;
  const launch = async (): Promise<ManagedChild> => {
    const args = serverArguments(dataDir, port, options);
    const started = await launchServer(binaries.postgres, args, account, ready);
    void started.exited.then((exit) => {
      if (!exit.wasAsked) for (const listener of listeners) listener(started);
    });
    return started;
  };
  let child = await launch();
  try {
    const place = { port, passwords, database: options.database ?? 'miinventario' };
    const urls = options.isStandby ? databaseUrls(place) : await ensureDatabase(place);
    return {
      ...urls,
      port,
      dataDir,
      child: () => child,
      onCrash: (listener) => listeners.push(listener),
      restart: async (mode = 'fast', downMs = 0) => {
        if (mode === 'immediate') child.kill('SIGQUIT');
        await child.stop();
        await new Promise((resolve) => setTimeout(resolve, downMs));
        child = await launch();
      },
      stop: async () => {
        await child.stop();
        // Nobody who throws the wanted folder away would find the data behind its link.
        const isOutside = dataDir !== options.dataDir && options.isThrowaway === true;
        if (isOutside) await rm(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function createCluster(options: {
  initdb: string;
  dataDir: string;
  account: Account | undefined;
  password: string;
}): Promise<void> {
  const passwordFile = join('/tmp', `mi-init-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, options.password, { mode: 0o600, flag: 'wx' });
  if (options.account) await chown(passwordFile, options.account.uid, options.account.gid);
  try {
    await runCommand({
      name: 'initdb',
      command: options.initdb,
      args: [
        `--pgdata=${options.dataDir}`,
        `--pwfile=${passwordFile}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-instructions',
      ],
      cwd: '/',
      account: options.account,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function serverArguments(
  dataDir: string,
  port: number,
  { isThrowaway, archiveDir }: Pick<PostgresOptions, 'isThrowaway' | 'archiveDir'>,
): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    // No socket file: its path would be too long in a deep folder, and nobody needs it.
    'unix_socket_directories=',
    'shared_preload_libraries=pg_stat_statements',
    'max_connections=120',
    // Disks without heads: a page of an index costs little more than the next page of a table.
    'random_page_cost=1.1',
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    ...(isThrowaway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
    ...(archiveDir === undefined ? [] : archiveSettings(archiveDir)),
  ];
  return ['-D', dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

async function launchServer(
  program: string,
  args: readonly string[],
  account: Account | undefined,
  ready: string,
): Promise<ManagedChild> {
  const child = startChild({
    name: 'postgres',
    command: program,
    args,
    cwd: '/',
    account,
    // The fast way: open transactions are rolled back, clients do not hold the stop up.
    stopSignal: 'SIGINT',
  });
  try {
    const state = await waitFor(
      () => {
        if (!child.isRunning()) return Promise.resolve('dead' as const);
        const isReady = child.lastLines().some((line) => line.includes(ready));
        return Promise.resolve(isReady ? ('up' as const) : undefined);
      },
      { timeoutMs: START_TIMEOUT_MS, intervalMs: 25, what: 'PostgreSQL' },
    );
    if (state === 'dead') throw childFailure(child, 'PostgreSQL ended at once');
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}
