import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

const IGNORED = new Set(['node_modules', 'dist', '.expo', 'coverage', '.cache', '.data']);

/** All files under a folder (or the file itself), sorted; built and installed things left out. */
export async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const lists = await Promise.all(
    entries
      .filter((entry) => !IGNORED.has(entry.name))
      .map((entry) => {
        const inner = join(path, entry.name);
        if (entry.isDirectory()) return listFiles(inner);
        return Promise.resolve(entry.isFile() ? [inner] : []);
      }),
  );
  return lists.flat().sort();
}

/** One hash of the names and contents of files and folders, and of some words. */
export async function contentHash(
  root: string,
  paths: readonly string[],
  words: readonly string[] = [],
): Promise<string> {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  for (const path of paths) {
    for (const file of await listFiles(path)) {
      hash.update(`${relative(root, file)}\0`);
      hash.update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 20);
}
