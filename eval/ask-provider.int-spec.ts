import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUSTOM_COST, CustomServer } from '../apps/server/test/support/vendors/ai-custom.js';
import { drawShelf, type PackName } from '../apps/server/test/support/vendors/ai-shelf.js';
import { providersFromEnvironment } from './ask-provider.js';
import { loadSet } from './film-set.js';
import { seededRandom } from './random.js';
import { runFilm } from './run-film.js';

const CANVAS = { width: 2000, height: 720 };
const SECONDS = 6;
/** Packs of different widths and gaps: a view of them is like no other, so that frames find their place. */
const PACKS: ReadonlyArray<readonly [pack: PackName, x: number, width: number]> = [
  ['coke', 70, 150],
  ['coke', 250, 150],
  ['soap', 460, 210],
  ['sprite', 720, 130],
  ['soap', 890, 210],
  ['coke', 1180, 150],
  ['unread', 1400, 180],
  ['soap', 1650, 210],
];
const COUNTS = { 'coca-cola-600-ml': 3, 'jabon-zote-rosa-400-g': 3 };

/** Small dark marks all over the shelf: without print a film shows nothing to tell its sharpness by. */
function print(): string {
  const random = seededRandom(5);
  const marks = Array.from({ length: 1500 }, () => {
    const [x, y] = [random.next() * CANVAS.width, random.next() * CANVAS.height];
    return `<rect x="${x}" y="${y}" width="${4 + 9 * random.next()}" height="5" fill="#333"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CANVAS.width}" height="${CANVAS.height}">${marks.join('')}</svg>`;
}

let directory: string;
const server = new CustomServer({ token: 'secret' });
let url: string;

beforeAll(async () => {
  url = await server.listen();
  directory = await mkdtemp(join(tmpdir(), 'mi-eval-'));
  const packs = PACKS.map(([pack, x, width], i) => ({
    pack,
    box: { x, y: 120 + 10 * (i % 3), width, height: 400 },
  }));
  const canvas = join(directory, 'canvas.jpg');
  const shelf = await drawShelf(CANVAS.width, CANVAS.height, packs);
  await sharp(shelf)
    .composite([{ input: Buffer.from(print()) }])
    .jpeg({ quality: 92 })
    .toFile(canvas);
  const pan = `crop=1280:720:x='(iw-ow)*t/${SECONDS}':y=0,format=yuv420p`;
  await promisify(execFile)(
    'ffmpeg',
    // prettier-ignore
    ['-v', 'error', '-loop', '1', '-framerate', '30', '-i', canvas, '-vf', pan, '-t', String(SECONDS),
      '-c:v', 'libx264', '-preset', 'ultrafast', join(directory, 'pan.mp4')],
  );
  await writeFile(join(directory, 'pan.json'), JSON.stringify({ counts: COUNTS }));
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

describe('the mode of a self-hosted provider', () => {
  it('counts a film by what the server sees, and tells what it cost', async () => {
    const environment = { CUSTOM_PROVIDER_URL: url, CUSTOM_PROVIDER_TOKEN: 'secret' };
    const providers = providersFromEnvironment(['custom'], environment);
    const [film] = await loadSet(directory);
    if (!film) throw new Error('the film is not found');
    const { report } = await runFilm(film, { modes: ['custom'], providers });
    expect(report.custom).toMatchObject({ found: COUNTS, countError: 0, linesExact: 1 });
    expect(report.custom?.unrecognised).toBeGreaterThan(0);
    const calls = server.requests.filter(({ path }) => path === '/v1/detections');
    expect(calls.length).toBeGreaterThan(0);
    expect(report.custom?.costMicroUsd).toBe(calls.length * CUSTOM_COST);
    expect(server.checker.violations).toEqual([]);
  });

  it('says which provider has no keys', () => {
    expect(() => providersFromEnvironment(['oracle', 'custom'], {})).toThrow(/custom/);
    expect(providersFromEnvironment(['oracle', 'local'], {}).size).toBe(0);
  });
});
