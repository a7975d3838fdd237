import { readTables, type Column, type Table } from '../rls/catalogue.js';
import { makeRow, makeTenant, type Tenant } from '../rls/world.js';
import type { StoreId, UserId } from '../../src/platform/database/actor.js';
import type { TestDatabase } from '../support/test-database.js';

/** A person whose name, phone and e-mail cannot be mistaken for anything else. */
export interface Person {
  readonly userId: UserId;
  readonly storeId: StoreId;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

type Row = Record<string, unknown>;

/** By these a row is the person's, or of a store of theirs. */
const OWNERS = [
  'user_id',
  'store_id',
  'owner_id',
  'payer_user_id',
  'referrer_id',
  'invited_by',
  'notification_id',
];
/** Tables without an owner in which people are named by what is in the row itself. */
const BY_CONTENT = [
  'auth.otp_codes',
  'auth.login_attempts',
  'payments.payment_events',
  'platform.development_messages',
];
/** Words of ours and of vendors, never of people: states, names of code, ids, hashes, keys. */
const CODE_COLUMN =
  /^(id|actor|action|auth|code|channel|currency|document|handler|hash|kind|locale|method|model|name_key|outcome|p256dh|prefix|provider|purpose|route|state|status|target|type|version|cfdi_use|regimen|giro|account|units|review_reason)$|_(id|hash|key|ref|code|type)$|^(s3|idempotency|request|dedupe|token_hash|content|sha256|codec)/;

/** Texts whose form another rule of this test fixes. */
function exactValues(person: Person): Readonly<Record<string, Row>> {
  const said = JSON.stringify({ said: mark(person), storeId: person.storeId });
  return {
    // Reasons of holds are named by our code; the welcome gift has the first place in the history.
    'billing.credit_holds': { reason: 'session.failed' },
    'billing.credit_transactions': { seq: 99 },
    'auth.otp_codes': { destination: person.phone, verified_at: null },
    'auth.login_attempts': { identifier: person.email },
    'tenancy.store_invitations': { phone: person.phone, email: person.email },
    'payments.payment_events': { payload: said, processed_at: new Date() },
    'platform.development_messages': { recipient: person.phone },
  };
}

/** What is looked for afterwards. */
export function mark(person: Person): string {
  return `${person.name} ${person.phone} ${person.email}`;
}

function isFreeText({ name, type }: Column): boolean {
  const isText = ['text', 'character varying', 'jsonb', 'json', 'bytea', 'text[]'].includes(type);
  return isText && !CODE_COLUMN.test(name);
}

function valueFor(column: Column, person: Person): unknown {
  const text = mark(person);
  if (column.type === 'bytea') return Buffer.from(text);
  if (column.type === 'text[]') return [text];
  if (column.type.startsWith('json')) {
    return JSON.stringify({ said: text, storeId: person.storeId });
  }
  return text;
}

/**
 * Writes the person's name, phone and e-mail into every free text of a row of theirs in every table,
 * past rules and triggers: a table that comes later is written to as well, without being named here.
 * Gives the tables that hold nothing of anybody.
 */
export async function putEverywhere(database: TestDatabase, person: Person): Promise<string[]> {
  const tables = (await readTables(database)).filter(({ name }) => !name.startsWith('auth.users'));
  await dropChecks(database, tables);
  const tenant: Tenant = {
    ...makeTenant(person.userId),
    ownerId: person.userId,
    storeId: person.storeId,
    email: person.email,
  };
  const owned = tables.filter(
    ({ name, columns }) =>
      BY_CONTENT.includes(name) || columns.some((column) => OWNERS.includes(column.name)),
  );
  const rows = new Map(owned.map((table) => [table.name, rowOf(table, tenant, person)]));
  await alignForeignKeys(database, rows);
  for (const [table, row] of rows) {
    const columns = Object.keys(row).map((name) => `"${name}"`);
    const places = columns.map((_, index) => `$${index + 1}`);
    await database.superuserWithoutTriggers(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})
       ON CONFLICT DO NOTHING`,
      Object.values(row),
    );
  }
  return tables.filter((table) => !rows.has(table.name)).map(({ name }) => name);
}

function rowOf(table: Table, tenant: Tenant, person: Person): Row {
  const texts = table.columns.filter(isFreeText);
  const said = Object.fromEntries(texts.map((column) => [column.name, valueFor(column, person)]));
  return { ...makeRow(table, tenant, true), ...said, ...exactValues(person)[table.name] };
}

async function dropChecks(database: TestDatabase, tables: readonly Table[]): Promise<void> {
  const checks = await database.superuser<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql
       FROM pg_constraint WHERE contype = 'c' AND conrelid::regclass::text = ANY ($1)`,
    [tables.map(({ name }) => name)],
  );
  for (const { sql } of checks) await database.superuser(sql);
}

/** Children point at the rows that were made, so that they go where their parents go. */
async function alignForeignKeys(database: TestDatabase, rows: Map<string, Row>): Promise<void> {
  const keys = await database.superuser<{
    child: string;
    parent: string;
    child_columns: string[];
    parent_columns: string[];
  }>(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
            (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(conkey) WITH ORDINALITY k (c, n)
               JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.c) AS child_columns,
            (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(confkey) WITH ORDINALITY k (c, n)
               JOIN pg_attribute a ON a.attrelid = confrelid AND a.attnum = k.c) AS parent_columns
       FROM pg_constraint WHERE contype = 'f'`,
  );
  for (const key of keys) {
    const [child, parent] = [rows.get(key.child), rows.get(key.parent)];
    if (!child || !parent) continue;
    key.child_columns.forEach((column, index) => {
      const value = parent[key.parent_columns[index] ?? ''];
      if (value !== undefined) child[column] = value;
    });
  }
}

/** `table.column` of everything in the database that still names the person. */
export async function findPerson(database: TestDatabase, person: Person): Promise<string[]> {
  const columns = await database.superuser<{ table: string; column: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS table, column_name AS column
       FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_type = 'BASE TABLE'
        -- A partition's rows are read through its table.
        AND NOT (SELECT relispartition FROM pg_class
                  WHERE oid = format('%I.%I', table_schema, table_name)::regclass)
        AND table_schema NOT IN ('pg_catalog', 'information_schema')
        AND (data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
          OR udt_name IN ('citext', 'hstore'))`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await database.superuser<{ hits: number }>(
      `SELECT count(*)::int AS hits FROM ${table}
        WHERE EXISTS (SELECT FROM unnest($1::text[]) AS said
          WHERE strpos("${column}"::text, said) > 0
             OR strpos("${column}"::text, encode(convert_to(said, 'UTF8'), 'hex')) > 0)`,
      [[person.name, person.phone, person.email]],
    );
    if (row!.hits > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}
