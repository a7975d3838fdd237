import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FilmSurvey, FrameDetection } from '@miinventario/counting';
import { extractKeyframes, type ExtractedFrame } from '@miinventario/film';
import { createRecognizer, type CatalogueEntry } from '@miinventario/recognition';
import type { FilmCase } from './film-set.js';

/** Runs work over a film's key frames as files, which are removed afterwards. */
export async function withKeyframes<T>(
  film: FilmCase,
  survey: FilmSurvey,
  work: (frames: readonly ExtractedFrame[]) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'miinventario-eval-'));
  try {
    return await work(await extractKeyframes(film.videoPath, survey, directory));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What the recogniser sees in key frames, by a catalogue. */
export async function recognise(
  frames: readonly ExtractedFrame[],
  catalogue: readonly CatalogueEntry[],
): Promise<FrameDetection[]> {
  const recognizer = createRecognizer(catalogue);
  try {
    const detections: FrameDetection[] = [];
    for (const { frameIndex, path } of frames) {
      const image = await readFile(path);
      detections.push(...(await recognizer.detect({ frameIndex, image })));
    }
    return detections;
  } finally {
    await recognizer.close();
  }
}
