import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilmInfo } from '@miinventario/film';

/**
 * What the check of an accepted film found, kept beside this machine's copy of it: a film that was
 * admitted here is not read through once more to be counted.
 * @returns undefined where the film was checked elsewhere, or the note cannot be read
 */
export async function findNote(directory: string): Promise<FilmInfo | undefined> {
  try {
    return JSON.parse(await readFile(noteIn(directory), 'utf8')) as FilmInfo;
  } catch {
    return undefined;
  }
}

/** Appears whole or not at all. */
export async function writeNote(directory: string, film: FilmInfo): Promise<void> {
  const path = noteIn(directory);
  await writeFile(`${path}.partial`, JSON.stringify(film));
  await rename(`${path}.partial`, path);
}

function noteIn(directory: string): string {
  return join(directory, 'film.json');
}
