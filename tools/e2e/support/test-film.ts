import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateFilm, writeFakeCamera, type GenerateOptions } from '@miinventario/film-generator';
import { contentHash } from '../../lib/content-hash.js';
import { CACHE, ROOT } from '../../lib/paths.js';

export interface TestFilm {
  readonly videoPath: string;
  readonly refsDir: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly durationMs: number;
}

/** A film of the generator, drawn once and kept until the generator or the wish changes. */
export async function testFilm(options: Omit<GenerateOptions, 'outDir'>): Promise<TestFilm> {
  const sources = join(ROOT, 'packages', 'film-generator', 'src');
  const hash = await contentHash(ROOT, [sources], [JSON.stringify(options)]);
  const folder = join(CACHE, 'test-films', hash);
  const note = join(folder, 'note.json');
  if (!existsSync(note)) {
    const work = `${folder}.${process.pid}`;
    await mkdir(work, { recursive: true });
    const film = await generateFilm({ ...options, name: 'film', outDir: work });
    const { counts, durationMs } = film;
    await writeFile(join(work, 'note.json'), JSON.stringify({ counts, durationMs }));
    await rm(folder, { recursive: true, force: true });
    await rename(work, folder);
  }
  const known = JSON.parse(await readFile(note, 'utf8')) as Pick<TestFilm, 'counts' | 'durationMs'>;
  return { ...known, videoPath: join(folder, 'film.mp4'), refsDir: join(folder, 'refs') };
}

/** Stillness at both ends of the loop, seconds. */
export const STILL_S = 2;

/** The film as Chromium's fake camera plays it, in a loop. */
export async function fakeCameraOf(film: TestFilm): Promise<string> {
  const path = film.videoPath.replace(/\.mp4$/, '.mjpeg');
  if (!existsSync(path)) {
    await writeFakeCamera(film.videoPath, `${path}.part`, { stillS: STILL_S });
    await rename(`${path}.part`, path);
  }
  return path;
}
