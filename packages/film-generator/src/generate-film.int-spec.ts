import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFilm, writeFakeCamera, type GeneratedFilm } from './index.js';

let directory: string;
let film: GeneratedFilm;

const OPTIONS = { seed: 3, kind: 'tiny', durationS: 1 } as const;

async function digest(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'generator-int-'));
  film = await generateFilm({ ...OPTIONS, outDir: join(directory, 'a') });
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('generateFilm', () => {
  it('draws the same film and truth from the same seed', async () => {
    const again = await generateFilm({ ...OPTIONS, outDir: join(directory, 'b') });
    expect(await digest(again.truthPath)).toBe(await digest(film.truthPath));
    expect(await digest(again.videoPath)).toBe(await digest(film.videoPath));
    const other = await generateFilm({ ...OPTIONS, seed: 4, outDir: join(directory, 'c') });
    expect(await digest(other.truthPath)).not.toBe(await digest(film.truthPath));
  });

  it('counts in its truth what it set on the shelf', async () => {
    const truth = JSON.parse(await readFile(film.truthPath, 'utf8')) as {
      counts: Record<string, number>;
      boxes_canvas_xywh: Array<{ product: string }>;
    };
    for (const [product, count] of Object.entries(truth.counts)) {
      const standing = truth.boxes_canvas_xywh.filter((box) => box.product === product);
      expect(standing).toHaveLength(count);
    }
  });

  it('writes enrolment photos for every enrolled product', async () => {
    for (const product of Object.keys(film.counts)) {
      const photos = await readdir(join(film.refsDir, product));
      expect(photos.sort()).toEqual([
        'catalogue.jpg',
        'front_1.jpg',
        'front_2.jpg',
        'front_3.jpg',
        'hand_1.jpg',
        'hand_2.jpg',
      ]);
    }
  });

  it('gives films with depth a camera for every depth', async () => {
    const deep = await generateFilm({
      ...OPTIONS,
      depth: true,
      outDir: join(directory, 'deep'),
      skipReferences: true,
    });
    const camera = JSON.parse(
      await readFile(deep.truthPath.replace('.json', '.camera.json'), 'utf8'),
    ) as { homographies: object; layers: object[] };
    expect(camera.layers).toHaveLength(4);
    expect(Object.keys(camera.layers[3]!)).toEqual(Object.keys(camera.homographies));
  });

  it('makes a fake camera that stands still at both ends', async () => {
    const path = join(directory, 'camera.mjpeg');
    await writeFakeCamera(film.videoPath, path, { stillS: 0.5, fps: 10 });
    const bytes = await readFile(path);
    let pictures = 0;
    for (
      let at = bytes.indexOf('ffd8ff', 0, 'hex');
      at >= 0;
      at = bytes.indexOf('ffd8ff', at + 3, 'hex')
    ) {
      pictures++;
    }
    expect(pictures).toBe(20);
  });
});
