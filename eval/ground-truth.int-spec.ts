import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GeneratedFilm } from '@miinventario/film-generator';
import { SessionConfirmationService } from '../apps/server/src/modules/inventory/stock/session-confirmation.service.js';
import { FilmShop, shortFilm } from '../apps/server/test/support/film-shop.js';
import { TestDatabase } from '../apps/server/test/support/test-database.js';
import { loadSet } from './film-set.js';
import { runFilm } from './run-film.js';

const EXPORT = new URL('../apps/server/dist/main.ground-truth.js', import.meta.url).pathname;

// Real: the worker that counts, the built command on the same database and folder, and the eval.
let database: TestDatabase;
let shop: FilmShop;
let film: GeneratedFilm & { directory: string };
let dataDir: string;

beforeAll(async () => {
  database = await TestDatabase.create();
  dataDir = await mkdtemp(join(tmpdir(), 'mi-truth-'));
  film = await shortFilm(31);
  shop = await FilmShop.open(database, { DATA_DIR: dataDir });
});
afterAll(async () => {
  await shop?.close();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
  await rm(film.directory, { recursive: true, force: true });
});

describe('npm run ground-truth:export', () => {
  it('writes a confirmed film that was accepted, and the eval counts it as people did', async () => {
    const actor = await shop.store();
    const products = await shop.enrol(actor, film);
    const sessionId = await shop.send(actor, await readFile(film.videoPath));
    expect((await shop.settled(actor, sessionId)).session.status).toBe('READY');
    await shop.services
      .get(SessionConfirmationService, { strict: false })
      .confirm(actor, sessionId);
    await database.superuser(
      `UPDATE feedback.ground_truth SET status = 'ACCEPTED', reviewed_at = now()
        WHERE session_id = $1`,
      [sessionId],
    );

    const out = join(dataDir, 'truth');
    const { stdout } = await promisify(execFile)(process.execPath, [EXPORT, out], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        OTP_PEPPER: 'pepper',
        OBJECT_URL_SECRET: 'secret',
        DATA_DIR: dataDir,
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
      },
    });
    expect(stdout).toContain('1 films written, 0 no longer kept');

    const [set] = await loadSet(join(out, `truth_${sessionId}`));
    const counts = Object.fromEntries(
      Object.entries(film.counts).map(([key, units]) => [products.get(key), units]),
    );
    expect(set?.counts).toEqual(counts);
    expect(basename(set!.videoPath)).toBe(`truth_${sessionId}.mp4`);
    const { report } = await runFilm(set!, { modes: ['local'] });
    expect(report.local).toMatchObject({ countError: 0 });
  });
});
