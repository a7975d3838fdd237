import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShelf, SHELF_DIR } from '../test/shared-shelf.js';
import { extractKeyframes, probeFilm, surveyFilm } from './index.js';

const isHere = hasShelf();
const bad = (name: string): string => join(SHELF_DIR, 'bad', name);

interface Expected {
  readonly files: Record<string, { readonly accept: boolean | 'either'; readonly why: string }>;
}

/** What the product answers to each; every file of the folder's list must stand here. */
const OUTCOMES: Record<string, string> = {
  'zero_byte.mp4': 'film.empty',
  'text_renamed.mp4': 'film.unreadable',
  'truncated_no_moov.mp4': 'film.unreadable',
  'truncated_faststart.mp4': 'warn incomplete',
  'audio_only.mp4': 'film.no_video_track',
  'too_short_2s.mp4': 'film.too_short',
  'too_long_180s.mp4': 'film.too_long',
  'portrait_rotation_metadata.mp4': 'good',
  'hevc_iphone_like.mov': 'good',
  'mediarecorder_like_vp9.webm': 'good',
  'black_25s.mp4': 'refuse dark',
  'heavy_blur.mp4': 'refuse blurred',
  'still_frame_20s.mp4': 'good',
};

async function outcomeOf(name: string): Promise<string> {
  const probe = await probeFilm(bad(name));
  if (!probe.ok) return probe.code;
  const { quality } = await surveyFilm(bad(name), probe.film);
  return [quality.verdict, ...quality.advice.map((advice) => advice.code)].join(' ');
}

describe.skipIf(!isHere)('films that should not be trusted (shelf/bad of SHARED_DIR)', () => {
  const listed = isHere
    ? (JSON.parse(readFileSync(bad('expected.json'), 'utf8')) as Expected).files
    : {};

  it('knows every file of the list', () => {
    expect(Object.keys(OUTCOMES).sort()).toEqual(Object.keys(listed).sort());
  });

  it.each(Object.entries(listed))('%s has its outcome', async (name, { accept }) => {
    const outcome = await outcomeOf(name);
    expect(outcome).toBe(OUTCOMES[name]);
    const isRefused = outcome.startsWith('film.') || outcome.startsWith('refuse');
    if (accept !== 'either') expect(isRefused).toBe(!accept);
  });

  it('reads the size of a turned film as people see it', async () => {
    const probe = await probeFilm(bad('portrait_rotation_metadata.mp4'));
    expect(probe).toMatchObject({
      ok: true,
      film: { width: 720, height: 1280, rotationDegrees: 90 },
    });
  });

  it('measures the length of a WebM whose header has none', async () => {
    const probe = await probeFilm(bad('mediarecorder_like_vp9.webm'));
    expect(probe.ok && probe.film.durationMs).toBeGreaterThan(29_500);
    expect(probe.ok && probe.film.incomplete).toBe(false);
  });

  it('shows the turned film as it shows the upright one', async () => {
    const turned = bad('portrait_rotation_metadata.mp4');
    const upright = join(SHELF_DIR, 'dev/dev_04_portrait.mp4');
    const directory = await mkdtemp(join(tmpdir(), 'film-int-'));
    try {
      const widths = await Promise.all(
        [turned, upright].map(async (path, i) => {
          const probe = await probeFilm(path);
          if (!probe.ok) throw new Error(probe.detail);
          const survey = await surveyFilm(path, probe.film);
          const frames = await extractKeyframes(path, survey, join(directory, String(i)));
          const jpeg = await readFile(frames[0]!.path);
          expect(jpeg.subarray(0, 2).toString('hex')).toBe('ffd8');
          return survey.segments[0]!.bounds.width;
        }),
      );
      expect(Math.abs(widths[0]! - widths[1]!) / widths[1]!).toBeLessThan(0.03);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
