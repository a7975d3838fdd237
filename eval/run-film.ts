import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mergeDetections,
  type CountResult,
  type FilmSurvey,
  type FrameDetection,
} from '@miinventario/counting';
import { extractKeyframes, probeFilm, surveyFilm } from '@miinventario/film';
import { createRecognizer } from '@miinventario/recognition';
import type { DetectionProvider } from '../apps/server/src/modules/ia-provider/detection-provider.port.js';
import { askProvider } from './ask-provider.js';
import { cameraMotion, type CameraMotion } from './camera-motion.js';
import type { FilmCase } from './film-set.js';
import { shelfPicture } from './page/shelf-picture.js';
import { enrolProducts } from './enrol.js';
import { foundCounts, tally, toFigures, type ModeFigures, type Tally } from './metrics.js';
import { meter } from './meter.js';
import { ORACLES, type Mode } from './modes.js';
import { NO_NOISE, NOISE, oracleDetections } from './oracle.js';
import { registrationError, type RegistrationFigures } from './registration-error.js';

export interface ModeReport extends ModeFigures, RegistrationFigures {
  readonly seconds: number;
  readonly peakMemoryMiB: number;
  readonly keyframes: number;
  /** Noisy oracle only: the worst of its seeds. */
  readonly worstCountError?: number;
  /** Remote providers only. */
  readonly costMicroUsd?: number;
}

export type FilmReport = {
  readonly name: string;
  readonly truth: Readonly<Record<string, number>>;
} & { readonly [M in Mode]?: ModeReport };

export interface FilmRun {
  readonly report: FilmReport;
  readonly tallies: ReadonlyMap<Mode, readonly Tally[]>;
  readonly motion: CameraMotion | undefined;
  readonly pictures: readonly string[];
  readonly picturedMode: Mode | undefined;
}

export interface RunOptions {
  readonly modes: readonly Mode[];
  /** Providers that are asked over the network; a mode without one is an error of the caller's. */
  readonly providers?: ReadonlyMap<Mode, DetectionProvider>;
  /** Whether to draw the merged shelf. */
  readonly isPictured?: boolean;
}

const NOISY_SEEDS = 10;

/** Runs one film in the given modes. Throws when the film is refused: a set's films are countable. */
export async function runFilm(film: FilmCase, options: RunOptions): Promise<FilmRun> {
  const directory = await mkdtemp(join(tmpdir(), 'miinventario-eval-'));
  try {
    return await runIn(directory, film, options);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runIn(directory: string, film: FilmCase, options: RunOptions): Promise<FilmRun> {
  // Where no camera is known nobody knows the true boxes of a frame.
  const hasCamera = film.frames.length > 0;
  const modes = options.modes.filter((mode) => hasCamera || !ORACLES.includes(mode));
  const needsFrames = options.isPictured === true || modes.some((mode) => !ORACLES.includes(mode));
  const framesDir = needsFrames ? directory : undefined;
  const surveyed = await meter(async (sample) => {
    const probe = await probeFilm(film.videoPath);
    if (!probe.ok) throw new Error(`${film.name}: ${probe.code} (${probe.detail})`);
    return surveyFilm(film.videoPath, probe.film, { onProgress: sample, framesDir });
  });
  const survey = surveyed.value;
  const registration = registrationError(film, survey);
  const tallies = new Map<Mode, readonly Tally[]>();
  const reports: Partial<Record<Mode, ModeReport>> = {};
  let last: { mode: Mode; result: CountResult } | undefined;
  for (const mode of modes) {
    const run = await meter(() => runMode(film, survey, mode, directory, options));
    const { figures, result, costMicroUsd } = run.value;
    tallies.set(mode, run.value.tallies);
    if (result) last = { mode, result };
    reports[mode] = {
      ...figures,
      ...registration,
      seconds: surveyed.seconds + run.seconds,
      peakMemoryMiB: Math.max(surveyed.peakMemoryMiB, run.peakMemoryMiB),
      keyframes: survey.keyframes.length,
      ...(mode === 'oracleNoisy' ? { worstCountError: worst(run.value.tallies) } : {}),
      ...(costMicroUsd === undefined ? {} : { costMicroUsd }),
    };
  }
  return {
    report: { name: film.name, truth: film.counts, ...reports },
    tallies,
    motion: cameraMotion(film),
    pictures:
      options.isPictured && last ? await pictures(film, survey, directory, last.result) : [],
    picturedMode: last?.mode,
  };
}

async function pictures(
  film: FilmCase,
  survey: FilmSurvey,
  directory: string,
  result: CountResult,
): Promise<string[]> {
  const frames = await extractKeyframes(film.videoPath, survey, directory);
  const drawn = await Promise.all(
    survey.segments.map(({ id }) => shelfPicture(survey, frames, result, id)),
  );
  return drawn.filter((picture) => picture !== undefined);
}

function worst(tallies: readonly Tally[]): number {
  return Math.max(...tallies.map((one) => toFigures(one).countError));
}

interface ModeRun {
  readonly figures: ModeFigures;
  readonly tallies: Tally[];
  readonly result?: CountResult;
  readonly costMicroUsd?: number;
}

async function runMode(
  film: FilmCase,
  survey: FilmSurvey,
  mode: Mode,
  directory: string,
  options: RunOptions,
): Promise<ModeRun> {
  if (mode === 'oracleNoisy') return runNoisy(film, survey);
  const { detections, costMicroUsd } = await detect(film, survey, mode, directory, options);
  const result = mergeDetections(survey, detections);
  const sums = tally(film, result);
  return {
    figures: { found: foundCounts(result), ...toFigures(sums) },
    tallies: [sums],
    result,
    costMicroUsd,
  };
}

async function detect(
  film: FilmCase,
  survey: FilmSurvey,
  mode: Mode,
  directory: string,
  options: RunOptions,
): Promise<{ detections: readonly FrameDetection[]; costMicroUsd?: number }> {
  if (mode === 'oracle') {
    const frames = survey.keyframes.map((keyframe) => keyframe.frameIndex);
    return { detections: oracleDetections(film, frames, NO_NOISE, 0) };
  }
  if (mode === 'local') return { detections: await recogniseLocally(film, survey, directory) };
  const provider = options.providers?.get(mode);
  if (provider === undefined) throw new Error(`the provider ${mode} is not set up`);
  const frames = await extractKeyframes(film.videoPath, survey, directory);
  return askProvider(provider, frames, await enrolProducts(film));
}

/** Means over the seeds; `found` is the mean count of each product. */
function runNoisy(film: FilmCase, survey: FilmSurvey): ModeRun {
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

/** Means of the figures that are known. */
export function meanFigures(tallies: readonly Tally[]): Omit<ModeFigures, 'found'> {
  const all = tallies.map(toFigures);
  type Key = keyof Omit<ModeFigures, 'found'>;
  const known = (key: Key): number[] => all.flatMap((one) => one[key] ?? []);
  const mean = (key: Key): number =>
    known(key).reduce((a, b) => a + b, 0) / Math.max(1, known(key).length);
  const meanOrNull = (key: Key): number | null => (known(key).length === 0 ? null : mean(key));
  return {
    countError: mean('countError'),
    precision: mean('precision'),
    recall: mean('recall'),
    f1: mean('f1'),
    linesExact: mean('linesExact'),
    placedPrecision: meanOrNull('placedPrecision'),
    placedRecall: meanOrNull('placedRecall'),
    misnamed: mean('misnamed'),
    unrecognised: mean('unrecognised'),
    proposedRecall: meanOrNull('proposedRecall'),
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
