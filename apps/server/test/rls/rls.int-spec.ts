import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestDatabase } from '../support/test-database.js';
import { allActors, type NamedActor } from './actors.js';
import { namesIn, readTables, type Table } from './catalogue.js';
import { Probe, type Rights, type Values } from './probe.js';
import { makeRow, makeTenant } from './world.js';

let database: TestDatabase;
let tables: Table[];

beforeAll(async () => {
  database = await TestDatabase.create();
  tables = await readTables(database);
});
afterAll(() => database?.drop());

const NONE: Rights = '----';

/** Tables of the platform itself: everybody who acts reads them, and nobody's data is in them. */
const SHARED = new Set(['admin.settings', 'admin.feature_flags', 'billing.credit_packages']);
/** Work that any actor may hand over and only the platform may read. */
const HANDED_OVER = new Set(['platform.outbox_events', 'platform.event_deliveries']);

interface Line {
  readonly table: string;
  readonly actor: NamedActor;
  readonly own: Rights;
  readonly foreign: Rights;
}

/** Two tenants with a row each in every table, and what every actor of tenant A may do with them. */
async function readMatrix(): Promise<Line[]> {
  const [a, b] = [makeTenant('ana'), makeTenant('beto')];
  const names = {
    purposes: await namesIn(database, 'is_anonymous'),
    tasks: await namesIn(database, 'is_system'),
  };
  const actors = allActors(a, names);
  await dropChecks();
  const rows = new Map<string, { own: Values; foreign: Values }>();
  for (const table of tables) {
    const [own, foreign] = [makeRow(table, a, true), makeRow(table, b, true)];
    rows.set(table.name, { own, foreign });
    for (const row of [own, foreign]) await insertPastEverything(table, row);
  }
  const probe = await Probe.open(database);
  const lines: Line[] = [];
  try {
    for (const table of tables) {
      const { own: mine, foreign: theirs } = rows.get(table.name)!;
      const pairs = [
        { existing: mine, fresh: makeRow(table, a, false) },
        { existing: theirs, fresh: makeRow(table, b, false) },
      ];
      for (const actor of actors) {
        const [own = NONE, foreign = NONE] = await probe.rights(actor.actor, table, pairs);
        lines.push({ table: table.name, actor, own, foreign });
      }
    }
  } finally {
    await probe.close();
  }
  return lines;
}

/** What a value must look like is not the matter here, and rows are easier to make without it. */
async function dropChecks(): Promise<void> {
  const checks = await database.superuser<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql
       FROM pg_constraint WHERE contype = 'c' AND conrelid::regclass::text = ANY ($1)`,
    [tables.map(({ name }) => name)],
  );
  for (const { sql } of checks) await database.superuser(sql);
}

/** Without triggers and foreign keys: the matrix is about policies, not about whole families. */
async function insertPastEverything(table: Table, row: Values): Promise<void> {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  await database.superuserWithoutTriggers(
    `INSERT INTO ${table.name} (${columns}) VALUES (${places})`,
    Object.values(row),
  );
}

describe('the matrix of actor, table and command', () => {
  let lines: Line[];
  beforeAll(async () => {
    lines = await readMatrix();
    // Every actor asks for every table: minutes on a machine that is busy with other things.
  }, 400_000);

  it('is the one that was agreed on; a new table or policy must be added to it', async () => {
    const text = tables.map((table) => describeTable(table, lines)).join('\n');
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'rls-matrix.txt'));
  });

  it('gives nothing to a connection that does not say who acts', () => {
    const leaks = lines.filter(
      ({ actor, own, foreign }) => actor.name === 'nobody' && `${own}${foreign}` !== NONE + NONE,
    );
    expect(leaks.map(({ table }) => table)).toEqual([]);
  });

  it('gives a task of the platform that no policy names nothing of anybody', () => {
    const leaks = lines.filter(
      ({ actor, table, own, foreign }) =>
        actor.name === 'system, an unknown task' &&
        !isOpen(table) &&
        `${own}${foreign}` !== NONE + NONE,
    );
    expect(leaks.map(({ table }) => table)).toEqual([]);
  });

  it('gives no tenant anything of another', () => {
    const leaks = lines.filter(
      ({ actor, table, foreign }) => !actor.isPlatform && foreign !== NONE && !isOpen(table),
    );
    expect(leaks.map(({ table, actor, foreign }) => `${table}: ${actor.name} ${foreign}`)).toEqual(
      [],
    );
  });

  it('lets nobody but staff write what rules everybody', () => {
    const writers = lines.filter(
      ({ actor, table, own }) =>
        SHARED.has(table) && actor.name !== 'admin' && own.slice(1) !== '---',
    );
    expect(writers.map(({ table, actor }) => `${table}: ${actor.name}`)).toEqual([]);
  });

  it('lets nobody change or remove what the audit log says', () => {
    const changes = lines.filter(
      ({ table, own, foreign }) =>
        table === 'admin.audit_logs' && `${own.slice(2)}${foreign.slice(2)}` !== '----',
    );
    expect(changes).toEqual([]);
  });
});

function isOpen(table: string): boolean {
  return SHARED.has(table) || HANDED_OVER.has(table);
}

/** Who may do what with a row of their own tenant, and with one of another; the rest may nothing. */
function describeTable(table: Table, lines: readonly Line[]): string {
  const groups = new Map<string, string[]>();
  for (const { table: name, actor, own, foreign } of lines) {
    if (name !== table.name || `${own}${foreign}` === NONE + NONE) continue;
    const rights = `own ${own} foreign ${foreign}`;
    groups.set(rights, [...(groups.get(rights) ?? []), actor.name]);
  }
  const all = new Set(lines.map(({ actor }) => actor.name)).size - 1;
  const shown = [...groups].map(([rights, names]) =>
    names.length === all
      ? [`  ${rights}`, '    everybody who says who acts']
      : [`  ${rights}`, ...names.map((name) => `    ${name}`)],
  );
  return [table.name, ...(groups.size > 0 ? shown.flat() : ['  nobody']), ''].join('\n');
}

describe('the catalogue', () => {
  it('forces row security on every table, and every table has a policy', async () => {
    const open = await database.superuser<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c
        WHERE c.oid::regclass::text = ANY ($1)
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity
            AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`,
      [tables.map(({ name }) => name)],
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(open).toEqual([]);
  });

  it('has no policy that asks nothing', async () => {
    const careless = await database.superuser(
      `SELECT schemaname || '.' || policyname AS name FROM pg_policies
        WHERE qual = 'true' OR with_check = 'true'`,
    );
    expect(careless).toEqual([]);
  });

  it('gives the application a role that owns nothing, bypasses nothing and creates nothing', async () => {
    const [role] = await database.superuser(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS relations,
         (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS functions,
         (SELECT count(*)::int FROM pg_namespace n
           WHERE has_schema_privilege(r.oid, n.oid, 'CREATE')) AS creatable
         FROM pg_roles r WHERE rolname = 'mi_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      relations: 0,
      functions: 0,
      creatable: 0,
    });
  });

  it('lets the application neither empty a table nor add triggers or references to one', async () => {
    const wide = await database.superuser(
      `SELECT table_schema || '.' || table_name AS name, privilege_type
         FROM information_schema.role_table_grants
        WHERE grantee IN ('mi_app', 'PUBLIC') AND table_schema <> ALL ($1)
          AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
      [['pg_catalog', 'information_schema']],
    );
    expect(wide).toEqual([]);
  });

  it('runs no function with more rights than its caller, but the named ones', async () => {
    const definers = await database.superuser<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
         JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        ORDER BY 1`,
    );
    expect(definers.map(({ name }) => name)).toMatchSnapshot();
  });
});
