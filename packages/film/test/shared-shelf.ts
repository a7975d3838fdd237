import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The folder of test films that the repository does not hold; see the front README. */
export const SHELF_DIR = join(process.env['SHARED_DIR'] ?? join(REPOSITORY, '../shared'), 'shelf');

/** Where SHARED_DIR is set its absence is a failure, not a reason to skip. */
export function hasShelf(): boolean {
  if (existsSync(join(SHELF_DIR, 'bad/expected.json'))) return true;
  if (process.env['SHARED_DIR'] !== undefined) throw new Error(`nothing readable in ${SHELF_DIR}`);
  return false;
}
