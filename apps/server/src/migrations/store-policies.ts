export interface StorePoliciesOptions {
  readonly schema: string;
  readonly table: string;
  readonly role: string;
  readonly readScope?: string;
  readonly writeScope?: string;
  /** Which of INSERT, UPDATE, DELETE members with the write scope may do. */
  readonly commands?: ReadonlyArray<'INSERT' | 'UPDATE' | 'DELETE'>;
}

/**
 * Row security of a table that belongs to a store, as SQL: members with the read scope see its
 * rows, those with the write scope change them, jobs of the store do both, staff read.
 */
export function storePolicies(options: StorePoliciesOptions): string {
  const { schema, table, role } = options;
  const read = options.readScope ?? 'inventory:read';
  const write = options.writeScope ?? 'inventory:write';
  const commands = options.commands ?? ['INSERT', 'UPDATE', 'DELETE'];
  const name = `${schema}.${table}`;
  const may = `platform.has_store_scope(store_id, '${write}')`;
  const policies = commands.map((command) => {
    const using = command === 'INSERT' ? '' : `USING (${may})`;
    const check = command === 'DELETE' ? '' : `WITH CHECK (${may})`;
    return `CREATE POLICY ${table}_${command.toLowerCase()} ON ${name} FOR ${command} ${using} ${check};`;
  });
  return `
    ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_select ON ${name} FOR SELECT
      USING (platform.has_store_scope(store_id, '${read}') OR platform.is_admin());
    ${policies.join('\n    ')}
    GRANT SELECT, ${commands.join(', ')} ON ${name} TO ${role};`;
}
