import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sharedDirectory } from '@miinventario/devkit';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FilmShop } from '../../../../test/support/film-shop.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { StoreActor } from '../../../platform/database/actor.js';
import type { SessionResponse } from './dto/session.response.js';
import { SessionPresenter } from './session-presenter.js';

const SHARED = sharedDirectory();
const FOLDER = join(SHARED ?? '', 'shelf', 'bad');
/** Side of the small gray pictures that are compared: encoders blur more than codecs shift. */
const SIDE = 48;

/** A film of the shared set, what is told of it, and whether that ends its session. */
const FILMS = [
  ['black_25s.mp4', 'dark', 'FAILED'],
  ['heavy_blur.mp4', 'blurred', 'FAILED'],
  ['truncated_faststart.mp4', 'incomplete', 'READY'],
] as const;

describe.skipIf(!SHARED)('advice about a bad film (shelf/bad of SHARED_DIR)', () => {
  let database: TestDatabase;
  let shop: FilmShop;
  let actor: StoreActor;

  beforeAll(async () => {
    database = await TestDatabase.create();
    shop = await FilmShop.open(database);
    actor = await shop.store();
  });
  afterAll(async () => {
    await shop.close();
    await database.drop();
  });

  async function outcomeOf(name: string): Promise<SessionResponse> {
    const id = await shop.send(actor, await readFile(join(FOLDER, name)));
    const view = await shop.settled(actor, id);
    return shop.services.get(SessionPresenter, { strict: false }).session(view, 'es');
  }

  it.each(FILMS)(
    'serves a picture of the bad stretch: %s',
    async (name, code, status) => {
      const session = await outcomeOf(name);
      expect(session.status).toBe(status);
      const advice = session.advice.find((entry) => entry.code === code);
      if (!advice?.imageUrl) throw new Error(`no picture of ${code}`);
      const answer = await fetch(advice.imageUrl);
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      const picture = Buffer.from(await answer.arrayBuffer());
      const { format, width, height } = await sharp(picture).metadata();
      expect({ format, width, height }).toEqual({
        format: 'jpeg',
        width: session.video?.width,
        height: session.video?.height,
      });
      const seen = await small(picture);
      const filmed = await smallFrameAt(name, (advice.fromMs + advice.toMs) / 2);
      const elsewhere = await smallFrameAt('still_frame_20s.mp4', 5_000);
      expect([filmed.length, elsewhere.length]).toEqual([SIDE * SIDE, SIDE * SIDE]);
      expect(differenceOf(seen, filmed)).toBeLessThan(6);
      expect(differenceOf(seen, elsewhere)).toBeGreaterThan(12);
      if (status === 'FAILED') expect(await bytesOf(session.failure?.imageUrl)).toEqual(picture);
    },
    240_000,
  );
});

async function bytesOf(url: string | null | undefined): Promise<Buffer> {
  if (!url) throw new Error('the failure has no picture');
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

/** The film's picture at a moment, small and gray, as ffmpeg itself decodes it. */
async function smallFrameAt(name: string, ms: number): Promise<Buffer> {
  const from = Math.max(0, ms / 1000 - 0.3);
  const { stdout } = await promisify(execFile)(
    'ffmpeg',
    // prettier-ignore
    ['-nostdin', '-v', 'quiet', '-ss', String(from), '-i', join(FOLDER, name), '-t',
      String(ms / 1000 - from + 0.02), '-vf', `scale=${SIDE}:${SIDE}:flags=area,format=gray`,
      '-f', 'rawvideo', '-'],
    { encoding: 'buffer' },
  );
  return stdout.subarray(-SIDE * SIDE);
}

function small(picture: Buffer): Promise<Buffer> {
  return sharp(picture).resize(SIDE, SIDE, { fit: 'fill' }).grayscale().raw().toBuffer();
}

/** Mean difference of brightness, 0..255. */
function differenceOf(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}
