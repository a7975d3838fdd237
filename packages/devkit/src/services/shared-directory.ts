import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const REPOSITORY_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

/**
 * The folder of optional test material: SHARED_DIR, or `../shared` beside the repository.
 * Undefined when there is none.
 * @throws Error when SHARED_DIR names a folder that cannot be read: then nothing may be skipped.
 */
export function sharedDirectory(): string | undefined {
  const named = process.env['SHARED_DIR'];
  const folder = named ? resolve(named) : join(REPOSITORY_ROOT, '..', 'shared');
  if (!named && !existsSync(folder)) return undefined;
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw new Error(`SHARED_DIR: ${folder} cannot be read`);
  }
  return folder;
}
