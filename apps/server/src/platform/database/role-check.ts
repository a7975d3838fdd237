import { DataSource } from 'typeorm';

/**
 * Refuses a database role that could see past row-level security: a superuser, a role with
 * BYPASSRLS, or the owner of any table.
 * @throws Error naming what is wrong with the role
 */
export async function assertRestrictedRole(dataSource: DataSource): Promise<void> {
  const rows: Array<{ rolsuper: boolean; rolbypassrls: boolean; owned: number }> =
    await dataSource.query(`
      SELECT r.rolsuper, r.rolbypassrls,
             (SELECT count(*)::int FROM pg_class c
               WHERE c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owned
        FROM pg_roles r WHERE r.rolname = current_user`);
  const role = rows[0];
  const faults = [
    role === undefined && 'is unknown',
    role?.rolsuper && 'is a superuser',
    role?.rolbypassrls && 'has BYPASSRLS',
    (role?.owned ?? 0) > 0 && `owns ${role?.owned} tables`,
  ].filter((fault): fault is string => typeof fault === 'string');
  if (faults.length > 0) {
    throw new Error(
      `DATABASE_URL: the role ${faults.join(', ')}; the application needs a role that owns nothing`,
    );
  }
}
