import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaces } from './find-faces.js';
import { hideFaces } from './hide-faces.task.js';

/** A photo of three people that the package brings along, and where their faces are in it. */
const PHOTO = createRequire(import.meta.url).resolve('tracking/examples/assets/faces.jpg');
const FACES = [
  { x: 95, y: 135 },
  { x: 275, y: 182 },
  { x: 500, y: 105 },
];
const FRAME = { width: 1280, height: 720 };

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mi-faces-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** A frame of a bare wall with the photo in it, so many pixels wide, in some light. */
async function frame(photoWidth: number, light = 1): Promise<{ picture: Buffer; scale: number }> {
  const { width } = await sharp(PHOTO).metadata();
  const photo = await sharp(PHOTO).resize({ width: photoWidth }).toBuffer();
  const whole = await sharp({ create: { ...FRAME, channels: 3, background: '#6d7175' } })
    .composite([{ input: photo, left: 40, top: 40 }])
    .png()
    .toBuffer();
  const picture = await sharp(whole).linear(light, 0).jpeg({ quality: 85 }).toBuffer();
  return { picture, scale: photoWidth / width };
}

describe('faces in a frame', () => {
  it.each([
    [1000, 1],
    [620, 1],
    [620, 0.45],
    [380, 1],
  ])('are found in a photo %d pixels wide, light %d', async (photoWidth, light) => {
    const { picture, scale } = await frame(photoWidth, light);
    const found = await findFaces(picture);
    for (const face of FACES) {
      const [x, y] = [40 + face.x * scale, 40 + face.y * scale];
      const isFound = found.some(
        (box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
      );
      expect(isFound, `face at ${face.x}`).toBe(true);
    }
    expect(found).toHaveLength(FACES.length);
  });

  it('are hidden so that they are not found again, and all else stays', async () => {
    const { picture } = await frame(1000);
    const path = join(directory, 'people.jpg');
    await writeFile(path, picture);
    const hidden = Buffer.from(await hideFaces({ path }));
    expect(await sharp(hidden).metadata()).toMatchObject({ format: 'jpeg', ...FRAME });
    expect(await findFaces(hidden)).toEqual([]);
    const wall = { left: 1100, top: 500, width: 100, height: 100 };
    const pixels = (image: Buffer) => sharp(image).extract(wall).stats();
    const [before, after] = await Promise.all([pixels(picture), pixels(hidden)]);
    expect(after.channels[0]!.mean).toBeCloseTo(before.channels[0]!.mean, 0);
  });

  it('leave a frame without any as it is, byte for byte', async () => {
    const path = join(directory, 'wall.jpg');
    await sharp({ create: { ...FRAME, channels: 3, background: '#b03a2e' } })
      .jpeg()
      .toFile(path);
    expect(Buffer.from(await hideFaces({ path })).equals(await readFile(path))).toBe(true);
  });
});
