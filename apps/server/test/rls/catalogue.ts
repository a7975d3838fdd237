import type { TestDatabase } from '../support/test-database.js';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  /** The application's role may write it in an UPDATE. */
  readonly isUpdatable: boolean;
}

export interface Table {
  /** `schema.table`. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
}

/** BullMQ keeps its own tables, without tenants in them; its schema is granted as a whole. */
const FOREIGN_SCHEMAS = ['pg_catalog', 'information_schema', 'pg_toast', 'bullmq'];
/** The list of migrations: the application's role has no right on it at all. */
const OWNER_TABLES = ['public.schema_migrations'];

/** Every table of ours, as the database describes it. */
export async function readTables(database: TestDatabase): Promise<Table[]> {
  const rows = await database.superuser<{
    name: string;
    columns: Column[];
    primary_key: string[] | null;
  }>(
    `SELECT n.nspname || '.' || c.relname AS name,
       (SELECT json_agg(json_build_object(
           'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
           'isNullable', NOT a.attnotnull,
           'hasDefault', a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '',
           'isUpdatable', has_column_privilege('mi_app', c.oid, a.attnum, 'UPDATE')
             AND a.attgenerated = '')
           ORDER BY a.attnum)
         FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       ) AS columns,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_index i
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = c.oid AND i.indisprimary) AS primary_key
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname <> ALL ($1)
      AND n.nspname || '.' || c.relname <> ALL ($2)
    ORDER BY 1`,
    [FOREIGN_SCHEMAS, OWNER_TABLES],
  );
  return rows.map((row) => ({
    name: row.name,
    primaryKey: row.primary_key ?? [],
    columns: row.columns,
  }));
}

/** The literals that policies and the functions they call pass to a context function. */
export async function namesIn(database: TestDatabase, call: string): Promise<string[]> {
  const rows = await database.superuser<{ text: string }>(
    `SELECT coalesce(qual, '') || ' ' || coalesce(with_check, '') AS text FROM pg_policies
     UNION ALL
     SELECT p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'public', 'bullmq')`,
  );
  const names = new Set<string>();
  const calls = new RegExp(`${call}\\((?:VARIADIC ARRAY\\[)?([^)\\]]*)`, 'g');
  for (const { text } of rows) {
    for (const [, list = ''] of text.matchAll(calls)) {
      for (const [, name = ''] of list.matchAll(/'([^']+)'/g)) names.add(name);
    }
  }
  return [...names].sort();
}
