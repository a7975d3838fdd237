import pg from 'pg';
import type { PostgresPasswords } from './postgres-server.js';

export interface DatabaseUrls {
  /** The role mi_app, which owns nothing and cannot pass row-level security. */
  readonly appUrl: string;
  /** The role mi_owner, for migrations alone. */
  readonly ownerUrl: string;
  /** The superuser, for a test that makes databases of its own. */
  readonly superuserUrl: string;
}

/** Made by the superuser, so that migrations find them whatever rights the owner has. */
const EXTENSIONS = ['pgcrypto', 'pg_trgm', 'unaccent', 'citext', 'btree_gin', 'pg_stat_statements'];

/** One database of a server on 127.0.0.1, and the passwords of its roles. */
export interface DatabasePlace {
  readonly port: number;
  readonly passwords: PostgresPasswords;
  readonly database: string;
}

/** How each role reaches the database. */
export function databaseUrls({ port, passwords, database }: DatabasePlace): DatabaseUrls {
  const url = (role: string, password: string): string =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return {
    superuserUrl: url('postgres', passwords.superuser),
    ownerUrl: url('mi_owner', passwords.owner),
    appUrl: url('mi_app', passwords.app),
  };
}

/** Makes the roles, the database and its extensions where they are missing. Safe to call twice. */
export async function ensureDatabase(place: DatabasePlace): Promise<DatabaseUrls> {
  const { passwords, database } = place;
  const server = databaseUrls({ ...place, database: 'postgres' });
  await withClient(server.superuserUrl, async (client) => {
    await ensureRole(client, 'mi_owner', passwords.owner);
    await ensureRole(client, 'mi_app', passwords.app);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER mi_owner`);
    }
  });
  const urls = databaseUrls(place);
  await addExtensions(urls.superuserUrl);
  return urls;
}

/**
 * An empty database beside the first one, owned by mi_owner, with the same extensions: what a test
 * that wants to be alone asks for.
 */
export async function createDatabase(urls: DatabaseUrls, name: string): Promise<DatabaseUrls> {
  await withClient(urls.superuserUrl, async (client) => {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER mi_owner`);
  });
  const renamed = (address: string): string => {
    const url = new URL(address);
    url.pathname = `/${name}`;
    return url.toString();
  };
  const made = {
    superuserUrl: renamed(urls.superuserUrl),
    ownerUrl: renamed(urls.ownerUrl),
    appUrl: renamed(urls.appUrl),
  };
  await addExtensions(made.superuserUrl);
  return made;
}

async function addExtensions(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    for (const extension of EXTENSIONS) {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    }
  });
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION';
  await client.query(
    `${verb} ROLE ${role} WITH ${rights} PASSWORD ${client.escapeLiteral(password)}`,
  );
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
