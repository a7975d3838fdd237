import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mergeDetections, type CountResult } from '@miinventario/counting';
import { probeFilm, surveyFilm } from '@miinventario/film';
import { generateFilm, writeReferences, type FilmKind } from '@miinventario/film-generator';
import {
  decodeDescriptor,
  describeReference,
  encodeDescriptor,
  encodePhoto,
  type CatalogueEntry,
} from '@miinventario/recognition';
import { loadSet, type FilmCase } from '../film-set.js';
import { addTallies, tally, toFigures, type Tally } from '../metrics.js';
import { recognise, withKeyframes } from '../recognise.js';
import { correctionsOf, learn } from './correct.js';

const USAGE = `usage: npm run eval:learning -- [--seed S] [--shelves N] [--record FILE]

Draws N shelves, each filmed twice: by another hand and in another light. The products are enrolled
by one catalogue picture each, one in four not at all. The first film's report is corrected, and
what the corrections teach is enrolled as the product enrols it. The second film is counted before
and after.`;

/** Kinds of shelves that take turns: two rows, close by, and crowded ones with many strangers. */
const SHELVES: readonly FilmKind[] = ['pan', 'serpentine', 'dense'];
/** One product in so many nobody has enrolled: what a shop has bought since it made its list. */
const UNKNOWN_EVERY = 4;
/** Light of the second film as a share of the first one's. */
const OTHER_LIGHT = 0.78;

interface Outcome {
  readonly shelf: string;
  readonly corrections: number;
  readonly added: number;
  readonly before: Tally;
  readonly after: Tally;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '501' },
      shelves: { type: 'string', default: '3' },
      record: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const shelves = Number(values.shelves);
  if (values.help || !Number.isInteger(seed) || !(shelves >= 1)) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const outcomes: Outcome[] = [];
  for (let i = 0; i < shelves; i += 1) {
    const kind = SHELVES[i % SHELVES.length] ?? 'pan';
    console.error(`shelf ${i + 1} of ${shelves}: ${kind}, seed ${seed + i}`);
    outcomes.push(await runShelf(kind, seed + i));
    // A shelf takes minutes: what is known is told, and kept, before the next one.
    const table = render(outcomes);
    console.log(table);
    if (values.record) await record(values.record, table, process.argv.slice(2));
  }
  const total = (side: 'before' | 'after'): number =>
    toFigures(addTallies(outcomes.map((outcome) => outcome[side]))).countError;
  return total('after') < total('before') ? 0 : 1;
}

async function runShelf(kind: FilmKind, seed: number): Promise<Outcome> {
  const startedAt = performance.now();
  const at = (what: string): void => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    console.error(`  ${seconds} s: ${what}`);
  };
  const outDir = await mkdtemp(join(tmpdir(), 'miinventario-learning-'));
  try {
    const common = { kind, seed, outDir, skipReferences: true };
    const drawn = await generateFilm({ ...common, name: 'first', cameraSeed: 1 });
    await generateFilm({ ...common, name: 'second', cameraSeed: 2, light: OTHER_LIGHT });
    at('both films drawn');
    const catalogue: CatalogueEntry[] = [];
    for (const [index, product] of drawn.products.entries()) {
      if (index % UNKNOWN_EVERY === UNKNOWN_EVERY - 1) continue;
      const folder = join(outDir, 'refs', product.key);
      await writeReferences(product, folder);
      catalogue.push(await enrolByCatalogue(product.key, folder));
    }
    const [first, second] = (await loadSet(outDir)) as [FilmCase, FilmCase];
    const { taught, corrections } = await correctFirst(first, catalogue);
    at(`first film counted, ${corrections} facings corrected`);
    const shown = await withEverything(second, outDir);
    const [before, after] = await countWith(shown, [catalogue, taught]);
    at('second film counted before and after');
    return {
      shelf: `${kind} ${seed}`,
      corrections,
      added: taught.length - catalogue.length,
      before: tally(shown, before as CountResult),
      after: tally(shown, after as CountResult),
    };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** One clean picture on white: what a shop that is in a hurry takes from a supplier's list. */
async function enrolByCatalogue(productId: string, folder: string): Promise<CatalogueEntry> {
  const photo = await encodePhoto(await readFile(join(folder, 'catalogue.jpg')));
  const described = photo && (await describeReference(photo));
  const descriptor = described?.ok
    ? decodeDescriptor(encodeDescriptor(described.descriptor))
    : undefined;
  return { productId, barcodes: [], references: descriptor ? [descriptor] : [] };
}

async function correctFirst(
  film: FilmCase,
  catalogue: readonly CatalogueEntry[],
): Promise<{ taught: CatalogueEntry[]; corrections: number }> {
  const survey = await surveyOf(film);
  return withKeyframes(film, survey, async (frames) => {
    const result = mergeDetections(survey, await recognise(frames, catalogue));
    const corrections = correctionsOf(film, result);
    const taught = await learn(film, frames, catalogue, corrections);
    return { taught, corrections: corrections.length };
  });
}

/** Counts one film by several catalogues. */
async function countWith(
  film: FilmCase,
  catalogues: ReadonlyArray<readonly CatalogueEntry[]>,
): Promise<CountResult[]> {
  const survey = await surveyOf(film);
  return withKeyframes(film, survey, async (frames) => {
    const results: CountResult[] = [];
    for (const catalogue of catalogues) {
      results.push(mergeDetections(survey, await recognise(frames, catalogue)));
    }
    return results;
  });
}

async function surveyOf(film: FilmCase) {
  const probe = await probeFilm(film.videoPath);
  if (!probe.ok) throw new Error(`${film.name}: ${probe.code}`);
  return surveyFilm(film.videoPath, probe.film);
}

/** The truth of everything that stands there, also of products that nobody had enrolled. */
async function withEverything(film: FilmCase, directory: string): Promise<FilmCase> {
  const text = await readFile(join(directory, `${film.name}.json`), 'utf8');
  const { unlisted_on_shelf: unlisted } = JSON.parse(text) as {
    unlisted_on_shelf: Record<string, number>;
  };
  return { ...film, counts: { ...film.counts, ...unlisted } };
}

function render(outcomes: readonly Outcome[]): string {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const row = (name: string, one: Pick<Outcome, 'corrections' | 'added' | 'before' | 'after'>) => {
    const [before, after] = [toFigures(one.before), toFigures(one.after)];
    const pair = (key: 'countError' | 'precision' | 'recall' | 'linesExact'): string =>
      `${percent(before[key])} -> ${percent(after[key])}`;
    return `| ${name} | ${one.corrections} | ${one.added} | ${pair('countError')} | ${pair('precision')} | ${pair('recall')} | ${pair('linesExact')} | ${before.misnamed} -> ${after.misnamed} |`;
  };
  const sum = (key: 'corrections' | 'added'): number =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return [
    '| shelf | corrections | products added | count error | precision | recall | lines exact | misnamed |',
    '|---|---|---|---|---|---|---|---|',
    ...outcomes.map((outcome) => row(outcome.shelf, outcome)),
    row('all', {
      corrections: sum('corrections'),
      added: sum('added'),
      before: addTallies(outcomes.map(({ before }) => before)),
      after: addTallies(outcomes.map(({ after }) => after)),
    }),
  ].join('\n');
}

async function record(path: string, table: string, args: readonly string[]): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const text = `# Learning from corrections

Made by \`npm run eval:learning -- ${args.join(' ')}\` on ${date}. Every shelf is drawn and filmed
twice, by another hand and in ${Math.round(OTHER_LIGHT * 100)} % of the light. Products are enrolled by one catalogue picture
each, one in ${UNKNOWN_EVERY} not at all. The first film's report is corrected by its truth, and each
correction's evidence pictures are enrolled as the product enrols them. The figures are of the
second film, whose facings all count, before and after.

${table}
`;
  await writeFile(path, text);
}

process.exitCode = await main();
