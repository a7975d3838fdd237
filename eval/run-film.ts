import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeDetections, type FilmSurvey, type FrameDetection } from '@miinventario/counting';
import { extractKeyframes, probeFilm, surveyFilm } from '@miinventario/film';
import { createRecognizer } from '@miinventario/recognition';
import type { FilmCase } from './film-set.js';
import { enrolProducts } from './enrol.js';
import { foundCounts, tally, toFigures, type ModeFigures, type Tally } from './metrics.js';
import { meter } from './meter.js';
import { NO_NOISE, NOISE, oracleDetections } from './oracle.js';
import { registrationError, type RegistrationFigures } from './registration-error.js';

export const MODES = ['oracle', 'oracleNoisy', 'local'] as const;
export type Mode = (typeof MODES)[number];

export interface ModeReport extends ModeFigures, RegistrationFigures {
  readonly seconds: number;
  readonly peakMemoryMiB: number;
  readonly keyframes: number;
  /** Noisy oracle only: the worst of its seeds. */
  readonly worstCountError?: number;
}

export interface FilmReport {
  readonly name: string;
  readonly truth: Readonly<Record<string, number>>;
  readonly oracle?: ModeReport;
  readonly oracleNoisy?: ModeReport;
  readonly local?: ModeReport;
}

export interface FilmRun {
  readonly report: FilmReport;
  readonly tallies: ReadonlyMap<Mode, readonly Tally[]>;
}

const NOISY_SEEDS = 10;

/** Runs one film in the given modes. Throws when the film is refused: a set's films are countable. */
export async function runFilm(film: FilmCase, modes: readonly Mode[]): Promise<FilmRun> {
  const directory = await mkdtemp(join(tmpdir(), 'miinventario-eval-'));
  try {
    return await runIn(directory, film, modes);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runIn(directory: string, film: FilmCase, modes: readonly Mode[]): Promise<FilmRun> {
  const framesDir = modes.includes('local') ? directory : undefined;
  const surveyed = await meter(async (sample) => {
    const probe = await probeFilm(film.videoPath);
    if (!probe.ok) throw new Error(`${film.name}: ${probe.code} (${probe.detail})`);
    return surveyFilm(film.videoPath, probe.film, { onProgress: sample, framesDir });
  });
  const survey = surveyed.value;
  const registration = registrationError(film, survey);
  const tallies = new Map<Mode, readonly Tally[]>();
  const report: { -readonly [K in keyof FilmReport]: FilmReport[K] } = {
    name: film.name,
    truth: film.counts,
  };
  for (const mode of modes) {
    const run = await meter(() => runMode(film, survey, mode, directory));
    tallies.set(mode, run.value.tallies);
    report[mode] = {
      ...run.value.figures,
      ...registration,
      seconds: surveyed.seconds + run.seconds,
      peakMemoryMiB: Math.max(surveyed.peakMemoryMiB, run.peakMemoryMiB),
      keyframes: survey.keyframes.length,
      ...(mode === 'oracleNoisy' ? { worstCountError: worst(run.value.tallies) } : {}),
    };
  }
  return { report, tallies };
}

function worst(tallies: readonly Tally[]): number {
  return Math.max(...tallies.map((one) => toFigures(one).countError));
}

async function runMode(
  film: FilmCase,
  survey: FilmSurvey,
  mode: Mode,
  directory: string,
): Promise<{ figures: ModeFigures; tallies: Tally[] }> {
  if (mode === 'oracleNoisy') return runNoisy(film, survey);
  const frames = survey.keyframes.map((keyframe) => keyframe.frameIndex);
  const detections =
    mode === 'oracle'
      ? oracleDetections(film, frames, NO_NOISE, 0)
      : await recogniseLocally(film, survey, directory);
  const result = mergeDetections(survey, detections);
  const sums = tally(film, result);
  return { figures: { found: foundCounts(result), ...toFigures(sums) }, tallies: [sums] };
}

/** Means over the seeds; `found` is the mean count of each product. */
function runNoisy(film: FilmCase, survey: FilmSurvey): { figures: ModeFigures; tallies: Tally[] } {
  const frames = survey.keyframes.map((keyframe) => keyframe.frameIndex);
  const tallies: Tally[] = [];
  const found: Record<string, number> = {};
  for (let seed = 1; seed <= NOISY_SEEDS; seed++) {
    const result = mergeDetections(survey, oracleDetections(film, frames, NOISE, seed));
    tallies.push(tally(film, result));
    for (const [product, count] of Object.entries(foundCounts(result))) {
      found[product] = (found[product] ?? 0) + count;
    }
  }
  for (const product of Object.keys(found)) found[product] = (found[product] ?? 0) / NOISY_SEEDS;
  return { figures: { found, ...meanFigures(tallies) }, tallies };
}

export function meanFigures(tallies: readonly Tally[]): Omit<ModeFigures, 'found'> {
  const all = tallies.map(toFigures);
  const mean = (key: keyof Omit<ModeFigures, 'found'>): number =>
    all.reduce((sum, one) => sum + one[key], 0) / Math.max(1, all.length);
  return {
    countError: mean('countError'),
    precision: mean('precision'),
    recall: mean('recall'),
    f1: mean('f1'),
    linesExact: mean('linesExact'),
    placedPrecision: mean('placedPrecision'),
    placedRecall: mean('placedRecall'),
    misnamed: mean('misnamed'),
    unrecognised: mean('unrecognised'),
  };
}

async function recogniseLocally(
  film: FilmCase,
  survey: FilmSurvey,
  directory: string,
): Promise<FrameDetection[]> {
  const recognizer = createRecognizer(await enrolProducts(film));
  try {
    const frames = await extractKeyframes(film.videoPath, survey, directory);
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
