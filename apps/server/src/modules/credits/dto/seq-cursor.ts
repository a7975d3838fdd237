import type { Cursor } from '../../../platform/http/cursor.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';

/**
 * The place in a wallet's history that a cursor names.
 * @throws AppError `cursor.invalid`
 */
export function seqOfCursor(cursor: Cursor | undefined): number | undefined {
  if (!cursor) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(cursor.key)) throw PlatformError.invalidCursor();
  return Number(cursor.key);
}
