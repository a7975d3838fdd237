import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FILM_KINDS, generateFilm, type FilmKind } from '@miinventario/film-generator';

const OUT = join(import.meta.dirname, '..', 'out');
const USAGE = `usage: npm run eval:films -- [--seed S] [--out DIR] [--count N] [--kind KIND] [--no-depth] [--seconds N] [--no-refs]

Draws N films with exact truth in the format of a set, with seeds S, S+1, ...; one film of seed 1 unless
told, into ${OUT}/films-S.
KIND is one of ${FILM_KINDS.join(', ')}; without it the kinds take turns.
Packs, boards and wall have their own depths, so that they move against each other as the camera does;
--no-depth draws a plane. --seconds N sets the length; --no-refs leaves out the products' photos.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      count: { type: 'string', default: '1' },
      kind: { type: 'string' },
      depth: { type: 'boolean', default: true },
      seconds: { type: 'string' },
      refs: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const count = Number(values.count);
  const isKnown = values.kind === undefined || isKind(values.kind);
  if (values.help || !isKnown || !(count >= 1) || !Number.isInteger(seed)) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const outDir = values.out ?? join(OUT, `films-${seed}`);
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    const kind = isKind(values.kind) ? values.kind : kindInTurn(seed + i);
    const film = await generateFilm({
      seed: seed + i,
      kind,
      outDir,
      depth: values.depth,
      skipReferences: !values.refs,
      durationS: values.seconds === undefined ? undefined : Number(values.seconds),
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const facings = Object.values(film.counts).reduce((a, b) => a + b, 0);
    console.log(`${film.videoPath}: ${facings} enrolled facings, drawn in ${seconds} s`);
  }
  return 0;
}

function isKind(text: string | undefined): text is FilmKind {
  return (FILM_KINDS as readonly (string | undefined)[]).includes(text);
}

/** All kinds but the tiny one, which is for tests. */
function kindInTurn(seed: number): FilmKind {
  const kinds = FILM_KINDS.filter((kind) => kind !== 'tiny');
  return kinds[((seed % kinds.length) + kinds.length) % kinds.length] ?? 'pan';
}

process.exitCode = await main();
