import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  boundsOf,
  clipBox,
  mergeDetections,
  type FilmSurvey,
  type FrameDetection,
  type Homography,
} from '@miinventario/counting';
import { generateFilm, type GeneratedFilm } from '@miinventario/film-generator';
import sharp from 'sharp';
import { extractKeyframes, probeFilm, surveyFilm, type FilmInfo } from './index.js';

const run = promisify(execFile);
let directory: string;
let film: GeneratedFilm;
let info: FilmInfo;
let survey: FilmSurvey;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'film-int-'));
  film = await generateFilm({
    seed: 7,
    kind: 'tiny',
    outDir: directory,
    durationS: 6,
    skipReferences: true,
  });
  const probe = await probeFilm(film.videoPath);
  if (!probe.ok) throw new Error(probe.detail);
  info = probe.film;
  survey = await surveyFilm(film.videoPath, info);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

/** What a recogniser that knows the truth would find in the key frames. */
async function trueDetections(): Promise<FrameDetection[]> {
  const truth = JSON.parse(await readFile(film.truthPath, 'utf8')) as {
    boxes_canvas_xywh: Array<{ product: string; box: [number, number, number, number] }>;
  };
  const camera = JSON.parse(
    await readFile(film.truthPath.replace('.json', '.camera.json'), 'utf8'),
  ) as { homographies: Record<string, Homography> };
  return survey.keyframes.flatMap(({ frameIndex }) =>
    truth.boxes_canvas_xywh.flatMap(({ product, box: [x, y, width, height] }) => {
      const whole = boundsOf(camera.homographies[String(frameIndex)]!, { x, y, width, height });
      const box = clipBox(whole, film.width, film.height);
      if (box === undefined || box.width < whole.width * 0.5) return [];
      const productId = product in film.counts ? product : null;
      return [{ frameIndex, box, productId, label: null, barcode: null, score: 0.9 }];
    }),
  );
}

describe('a film of our own', () => {
  it('is probed by its packets', () => {
    expect(info).toMatchObject({
      width: 1280,
      height: 720,
      codec: 'h264',
      fps: 30,
      frameCount: 180,
      durationMs: 6000,
      incomplete: false,
    });
  });

  it('is surveyed by the frames that others are drawn from, where there are others to leave out', async () => {
    expect(info.frameTimesMs).toHaveLength(180);
    expect(
      survey.poses.every(
        ({ frameIndex, timeMs }) => timeMs === Math.round((1000 * frameIndex) / 30),
      ),
    ).toBe(true);
    const chained = join(directory, 'chained.mp4');
    // prettier-ignore
    await run('ffmpeg', ['-v', 'error', '-y', '-i', film.videoPath, '-bf', '0', '-preset', 'ultrafast', chained]);
    const probe = await probeFilm(chained);
    expect(probe).toMatchObject({ ok: true, film: { frameCount: 180 } });
    expect(probe).not.toHaveProperty('film.frameTimesMs');
  });

  it('is counted exactly when every box is true', async () => {
    const { items } = mergeDetections(survey, await trueDetections());
    const found = Object.fromEntries(
      items.flatMap((item) => (item.productId === null ? [] : [[item.productId, item.quantity]])),
    );
    expect(found).toEqual(film.counts);
  });

  it('gives its key frames as upright pictures of full size, and again when asked again', async () => {
    const outDir = join(directory, 'frames');
    const first = await extractKeyframes(film.videoPath, survey, outDir);
    const again = await extractKeyframes(film.videoPath, survey, outDir);
    expect(again).toEqual(first);
    expect(first.map((frame) => frame.frameIndex)).toEqual(
      survey.keyframes.map((k) => k.frameIndex),
    );
    const picture = await sharp(first[0]!.path).metadata();
    expect([picture.format, picture.width, picture.height]).toEqual(['jpeg', 1280, 720]);
  });

  it('leaves its key frames on the way of the survey, the same pictures as a second decoding', async () => {
    const onTheWay = join(directory, 'on-the-way');
    const again = await surveyFilm(film.videoPath, info, { framesDir: onTheWay });
    expect(again).toEqual(survey);
    const ffmpeg = join(directory, 'no-such-program');
    const found = await extractKeyframes(film.videoPath, again, onTheWay, { ffmpeg });
    expect((await readdir(onTheWay)).sort()).toEqual(
      found.map(({ path }) => basename(path)).sort(),
    );
    const decoded = await extractKeyframes(film.videoPath, survey, join(directory, 'decoded'));
    expect(found).toHaveLength(decoded.length);
    for (const [index, { path }] of decoded.entries()) {
      const same = (await readFile(path)).equals(await readFile(found[index]!.path));
      expect(same, path).toBe(true);
    }
  });

  it('is refused by the limits that it breaks', async () => {
    const codes = await Promise.all(
      [{ minDurationMs: 7000 }, { maxDurationMs: 5000 }, { maxSizeBytes: 1000 }].map((limits) =>
        probeFilm(film.videoPath, limits),
      ),
    );
    expect(codes.map((probe) => !probe.ok && probe.code)).toEqual([
      'film.too_short',
      'film.too_long',
      'film.too_large',
    ]);
  });

  it('is called incomplete when its end is missing, and counted as far as it goes', async () => {
    const { size } = await stat(film.videoPath);
    const cut = join(directory, 'cut.mp4');
    await writeFile(cut, (await readFile(film.videoPath)).subarray(0, Math.round(size * 0.9)));
    const probe = await probeFilm(cut, { minDurationMs: 2000 });
    expect(probe).toMatchObject({ ok: true, film: { incomplete: true } });
    const partial = await surveyFilm(cut, (probe as { film: FilmInfo }).film);
    expect(partial.quality.advice.map((advice) => advice.code)).toContain('incomplete');
  });

  it('is refused without a picture track, with an unknown codec, and as a playlist in disguise', async () => {
    const sound = join(directory, 'sound.mp4');
    // prettier-ignore
    await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=d=6', '-c:a', 'aac', sound]);
    expect(await probeFilm(sound)).toMatchObject({ ok: false, code: 'film.no_video_track' });
    const odd = join(directory, 'odd.avi');
    // prettier-ignore
    await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc=d=6:s=320x240', '-c:v', 'ffv1', odd]);
    expect(await probeFilm(odd)).toMatchObject({ ok: false, code: 'film.unsupported_codec' });
    const playlist = join(directory, 'playlist.mp4');
    await writeFile(playlist, `#EXTM3U\n#EXTINF:6,\nfile://${film.videoPath}\n#EXT-X-ENDLIST\n`);
    expect(await probeFilm(playlist)).toMatchObject({ ok: false, code: 'film.unreadable' });
    expect(await probeFilm(join(directory, 'absent.mp4'))).toMatchObject({
      ok: false,
      code: 'film.unreadable',
    });
  });

  it('lets go of the decoder when told to stop, or when the time is over', async () => {
    const stop = AbortSignal.timeout(60);
    await expect(surveyFilm(film.videoPath, info, { signal: stop })).rejects.toThrow();
    await expect(surveyFilm(film.videoPath, info, { timeoutMs: 20 })).rejects.toThrow(/too long/);
  });
});
