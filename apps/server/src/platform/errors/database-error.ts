/** The facts of a PostgreSQL error that repositories map to codes. */
export interface DatabaseFault {
  readonly sqlState: string;
  readonly constraint: string | undefined;
}

/** Reads SQLSTATE and constraint of an error raised by `pg`; undefined for any other error. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return undefined;
  return { sqlState: code, constraint: typeof constraint === 'string' ? constraint : undefined };
}

/** True when the error is the violation of the named constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseFault(error)?.constraint === constraint;
}
