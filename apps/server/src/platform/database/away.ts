/** SQLSTATEs of a server that is away, going away or full. */
const AWAY_SQL_STATES = new Set(['57P01', '57P02', '57P03', '53300', '08006', '08003', '08001']);
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const AWAY_MESSAGE = /connection terminated|timeout exceeded when trying to connect/i;

/** True when the server could not be reached or is full: nothing is wrong with what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (AWAY_SQL_STATES.has(code) || AWAY_CODES.has(code)) return true;
  return error instanceof Error && AWAY_MESSAGE.test(error.message);
}
