import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { iou, type FrameDetection } from '@miinventario/counting';
import { extractKeyframes, probeFilm, surveyFilm, type ExtractedFrame } from '@miinventario/film';
import { generateFilm } from '@miinventario/film-generator';
import {
  createRecognizer,
  keepLikely,
  needsShortlist,
  scoreProducts,
  type CatalogueEntry,
  type ReferenceDescriptor,
} from '@miinventario/recognition';
import { enrolProducts } from '../eval/enrol.js';
import { loadSet, type FilmCase } from '../eval/film-set.js';
import { meter } from '../eval/meter.js';
import { trueBoxesIn } from '../eval/oracle.js';
import { seededRandom, type Random } from '../eval/random.js';
import { PlainError } from '../tools/lib/console.js';
import { typedPath } from '../tools/lib/paths.js';
import { ensurePrograms, FFMPEG } from '../tools/lib/system-packages.js';

const USAGE = 'usage: npm run bench -- recognition [SET] [--film NAME] [--sizes 20,200,2000]';
/** Enough for a mean; a film's further frames cost the same. */
const FRAMES = 6;
/** A facing is found when a detection of its name overlaps it so far. */
const FOUND_IOU = 0.5;

/**
 * Other products, to fill a large store: real references whose descriptors keep their values and
 * lose their meaning, by one reordering of the 16 cells and 8 directions for each product. The index is
 * then as full and as varied as by other packs, and holds no copies of the film's own.
 */
function fillTo(real: readonly CatalogueEntry[], size: number, random: Random): CatalogueEntry[] {
  const catalogue = [...real];
  for (let i = real.length; i < size; i += 1) {
    const source = real[i % real.length];
    if (source === undefined) break;
    const order = reordering(random);
    const references = source.references.map((reference) => reordered(reference, order));
    catalogue.push({ productId: `other-${i}`, barcodes: [], references });
  }
  return catalogue;
}

const CELLS = 16;
const DIRECTIONS = 8;

function reordering(random: Random): Uint8Array {
  const cells = Array.from({ length: CELLS }, (_, cell) => ({ cell, at: random.next() }));
  cells.sort((a, b) => a.at - b.at);
  const turn = 1 + Math.floor(random.next() * (DIRECTIONS - 1));
  return Uint8Array.from(
    cells.flatMap(({ cell }) =>
      Array.from({ length: DIRECTIONS }, (_, d) => cell * DIRECTIONS + ((d + turn) % DIRECTIONS)),
    ),
  );
}

function reordered(reference: ReferenceDescriptor, order: Uint8Array): ReferenceDescriptor {
  const { features } = reference;
  const length = order.length;
  const descriptors = features.descriptors.map((_, i) => {
    const from = i - (i % length) + (order[i % length] ?? 0);
    return features.descriptors[from] ?? 0;
  });
  return { ...reference, features: { ...features, descriptors } };
}

/** Enrolled facings that the frame shows, how many were found, and how many names are false. */
function judge(
  film: FilmCase,
  frameIndex: number,
  found: readonly FrameDetection[],
): { shown: number; found: number; falseNames: number } {
  const named = found.filter((d) => d.productId !== null);
  const shown = trueBoxesIn(film, frameIndex).filter(({ product }) => product in film.counts);
  const isAt = (d: FrameDetection, truth: (typeof shown)[number]): boolean =>
    d.productId === truth.product && iou(d.box, truth.box) >= FOUND_IOU;
  return {
    shown: shown.length,
    found: shown.filter((truth) => named.some((d) => isAt(d, truth))).length,
    falseNames: named.filter((d) => !shown.some((truth) => isAt(d, truth))).length,
  };
}

async function measure(
  size: number,
  film: FilmCase,
  catalogue: readonly CatalogueEntry[],
  frames: readonly ExtractedFrame[],
): Promise<void> {
  const images = await Promise.all(frames.map(({ path }) => readFile(path)));
  const opened = await meter(async () => {
    if (!needsShortlist(catalogue)) return createRecognizer(catalogue);
    return createRecognizer(keepLikely(catalogue, await scoreProducts(catalogue, images)));
  });
  const recognizer = opened.value;
  const totals = { seconds: 0, cpuSeconds: 0, shown: 0, found: 0, falseNames: 0, peak: 0 };
  for (const { frameIndex, path } of frames) {
    const image = await readFile(path);
    const run = await meter(() => recognizer.detect({ frameIndex, image }));
    const verdict = judge(film, frameIndex, run.value);
    totals.seconds += run.seconds;
    totals.cpuSeconds += run.cpuSeconds;
    totals.shown += verdict.shown;
    totals.found += verdict.found;
    totals.falseNames += verdict.falseNames;
    totals.peak = Math.max(totals.peak, run.peakMemoryMiB);
  }
  await recognizer.close();
  const row = [
    String(size),
    opened.cpuSeconds.toFixed(2),
    (totals.seconds / frames.length).toFixed(2),
    (totals.cpuSeconds / frames.length).toFixed(2),
    `${totals.found} of ${totals.shown}`,
    String(totals.falseNames),
    totals.peak.toFixed(0),
  ];
  console.log(row.map((cell) => cell.padStart(14)).join(''));
}

/**
 * `npm run bench -- recognition [SET]`: seconds and recall of single frames by the number of enrolled
 * products. The smallest catalogue is the baseline. Without SET, a drawn film with its references.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { film: { type: 'string' }, sizes: { type: 'string', default: '20,200,2000' } },
  });
  const sizes = values.sizes.split(',').map(Number);
  if (!sizes.every((size) => size > 0)) throw new PlainError(USAGE, 2);
  await ensurePrograms(FFMPEG);
  const workDir = await mkdtemp(join(tmpdir(), 'miinventario-bench-'));
  try {
    const [set] = positionals;
    if (set === undefined) await generateFilm({ seed: 1, kind: 'pan', outDir: workDir });
    const directory = set === undefined ? workDir : typedPath(set);
    const [film] = await loadSet(directory, values.film);
    if (film === undefined) throw new PlainError(`no film with truth in ${directory}`, 2);
    const frames = await someFrames(film, workDir);
    const real = await enrolProducts(film);
    const random = seededRandom(42);
    const titles = [
      'products',
      'open CPU s',
      'frame s',
      'frame CPU s',
      'found',
      'false names',
      'MiB',
    ];
    console.log(`${film.name}, ${frames.length} frames, load ${(loadavg()[0] ?? 0).toFixed(2)}`);
    console.log(titles.map((title) => title.padStart(14)).join(''));
    for (const size of sizes) await measure(size, film, fillTo(real, size, random), frames);
    return 0;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** Key frames spread over the film. */
async function someFrames(film: FilmCase, workDir: string): Promise<ExtractedFrame[]> {
  const probe = await probeFilm(film.videoPath);
  if (!probe.ok) throw new Error(`${film.videoPath}: ${probe.code}`);
  const framesDir = join(workDir, 'frames');
  const survey = await surveyFilm(film.videoPath, probe.film, { framesDir });
  const all = await extractKeyframes(film.videoPath, survey, framesDir);
  return all.filter((_, i) => i % Math.ceil(all.length / FRAMES) === 0);
}
