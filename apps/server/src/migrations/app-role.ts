/**
 * The application's role, to which migrations grant. Read here and not from the configuration:
 * migrations run with the owner's address alone, before the application could start.
 */
export function appRole(): string {
  const role = process.env['APP_DATABASE_ROLE'] ?? 'mi_app';
  if (!/^[a-z_][a-z0-9_]*$/.test(role)) throw new Error('APP_DATABASE_ROLE: not a plain role name');
  return role;
}
