import pg from 'pg';
import { contextSettings, SET_CONTEXT_SQL, type Actor } from '../../src/platform/database/actor.js';
import type { TestDatabase } from '../support/test-database.js';
import type { Table } from './catalogue.js';

export type Values = Readonly<Record<string, unknown>>;

/** What is allowed on one row: `riud`, with `-` for what is not. */
export type Rights = string;

/** A row that exists, and one like it that does not yet. */
export interface Rows {
  readonly existing: Values;
  readonly fresh: Values;
}

/** Runs a statement and takes it back; tells whether it found rows, or the code of its error. */
const ATTEMPT_FUNCTION = `
  CREATE FUNCTION public.rls_attempt(statement text) RETURNS text LANGUAGE plpgsql AS $$
    DECLARE found_rows bigint;
    BEGIN
      EXECUTE statement;
      GET DIAGNOSTICS found_rows = ROW_COUNT;
      RAISE EXCEPTION USING ERRCODE = 'RLS00', MESSAGE = found_rows::text;
    EXCEPTION WHEN OTHERS THEN
      IF SQLSTATE <> 'RLS00' THEN RETURN SQLSTATE; END IF;
      RETURN CASE WHEN SQLERRM = '0' THEN 'none' ELSE 'rows' END;
    END $$;
  GRANT EXECUTE ON FUNCTION public.rls_attempt(text) TO mi_app;`;

/**
 * A connection as the application's role that tries each command on a row under an actor and takes
 * everything back.
 */
export class Probe {
  private constructor(private readonly client: pg.Client) {}

  static async open(database: TestDatabase): Promise<Probe> {
    await database.superuser(ATTEMPT_FUNCTION);
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    return new Probe(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** What the actor may do, for each of the pairs of rows. */
  async rights(
    actor: Actor | undefined,
    table: Table,
    pairs: readonly Rows[],
  ): Promise<readonly Rights[]> {
    const statements = pairs.flatMap((rows) => statementsOf(table, rows));
    const calls = statements.map((_, index) => `public.rls_attempt($${index + 1}) AS "${index}"`);
    await this.client.query('BEGIN');
    try {
      if (actor) {
        await this.client.query(SET_CONTEXT_SQL, [...contextSettings(actor, 'rls-test')]);
      }
      const { rows } = await this.client.query<Record<string, string>>(
        `SELECT ${calls.join(', ')}`,
        statements,
      );
      const outcomes = Object.values(rows[0] ?? {});
      return pairs.map((_, pair) =>
        [...'riud']
          .map((letter, index) => (isAllowed(outcomes[pair * 4 + index] ?? '') ? letter : '-'))
          .join(''),
      );
    } finally {
      await this.client.query('ROLLBACK');
    }
  }
}

/** The four commands, in the order of the letters. */
function statementsOf(table: Table, { existing, fresh }: Rows): string[] {
  const where = table.primaryKey.map((name) => `"${name}" = ${literal(existing[name])}`);
  const condition = where.join(' AND ');
  const names = Object.keys(fresh).map((name) => `"${name}"`);
  const column = table.columns.find(({ isUpdatable }) => isUpdatable);
  return [
    `SELECT 1 FROM ${table.name} WHERE ${condition}`,
    `INSERT INTO ${table.name} (${names.join(', ')})
     VALUES (${Object.values(fresh).map(literal).join(', ')})`,
    column
      ? `UPDATE ${table.name} SET "${column.name}" = "${column.name}" WHERE ${condition}`
      : 'SELECT 1 WHERE false',
    `DELETE FROM ${table.name} WHERE ${condition}`,
  ];
}

/**
 * Policies are checked before keys and foreign keys: an integrity error means that they let it pass.
 * Refusals (42501) and triggers that keep a ledger as it was written (P0001, 55000) do not.
 * @throws Error for any other code, for then the test itself is wrong
 */
function isAllowed(outcome: string): boolean {
  if (outcome === 'rows' || outcome.startsWith('23')) return true;
  if (['none', '42501', 'P0001', '55000'].includes(outcome)) return false;
  throw new Error(`a statement of the matrix failed with ${outcome}`);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`);
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(',')}}`);
  if (typeof value === 'object') return pg.escapeLiteral(JSON.stringify(value));
  return pg.escapeLiteral(`${value as string | number | boolean}`);
}
