/**
 * Per-frame precision and recall over films with exact truth:
 *   npx tsx -C source packages/recognition/bench/films.ts [SET] [--only NAME] [--step N] [--refs front,hand,catalogue] [--verbose]
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FrameDetection } from '@miinventario/counting';
import { createRecognizer } from '../src/index.js';
import { iou } from '../src/detection/geometry.js';
import { enrol, filmFrames, filmNames, projectBox, readFilm, type Film } from './film-set.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    step: { type: 'string', default: '45' },
    refs: { type: 'string', default: 'front,hand,catalogue' },
    verbose: { type: 'boolean', default: false },
  },
});
const shared = process.env['SHARED_DIR'] ?? join(process.cwd(), '..', 'shared');
const set = positionals[0] ?? join(shared, 'shelf', 'dev');
const kinds = values.refs.split(',');

interface Tally {
  frames: number;
  truth: number;
  hit: number;
  named: number;
  misnamed: number;
  misplaced: number;
  unknown: number;
  unknownHit: number;
  unlisted: number;
  partial: number;
  barcodeFalse: number;
  ms: number;
  worstMs: number;
}

function judge(
  film: Film,
  frame: number,
  found: readonly FrameDetection[],
  tally: Tally,
): string[] {
  const h = film.homographies[String(frame)];
  if (!h) return [];
  const notes: string[] = [];
  const truth = film.boxes.map((t) => ({
    product: t.product,
    box: projectBox(h, t.box),
    used: false,
  }));
  const inside = (b: { x: number; y: number; width: number; height: number }): boolean =>
    b.x >= 0 && b.y >= 0 && b.x + b.width <= film.width && b.y + b.height <= film.height;
  tally.frames += 1;
  for (const t of truth) {
    if (!inside(t.box)) continue;
    if (t.product) tally.truth += 1;
    else tally.unlisted += 1;
  }
  for (const d of [...found].sort((a, b) => b.score - a.score)) {
    const clipped = (b: { x: number; y: number; width: number; height: number }) => {
      const x = Math.max(0, b.x);
      const y = Math.max(0, b.y);
      return {
        x,
        y,
        width: Math.min(film.width, b.x + b.width) - x,
        height: Math.min(film.height, b.y + b.height) - y,
      };
    };
    const near = truth
      .filter((t) => !t.used)
      .map((t) => ({ t, overlap: Math.max(iou(d.box, t.box), iou(d.box, clipped(t.box))) }))
      .sort((a, b) => b.overlap - a.overlap)[0];
    const onTruth = near && near.overlap >= 0.5 ? near.t : undefined;
    if (d.productId === null) {
      tally.unknown += 1;
      if (onTruth && onTruth.product === null) tally.unknownHit += 1;
      continue;
    }
    tally.named += 1;
    const where = `${d.productId} ${d.score.toFixed(2)} @${[d.box.x, d.box.y, d.box.width, d.box.height].map(Math.round).join(',')}`;
    if (onTruth?.product === d.productId) {
      onTruth.used = true;
      if (inside(onTruth.box)) tally.hit += 1;
      else tally.partial += 1;
    } else if (onTruth || !near || near.overlap < 0.1 || near.t.product !== d.productId) {
      tally.misnamed += 1;
      notes.push(`MISNAMED ${where} is ${onTruth ? onTruth.product : 'nothing'}`);
    } else {
      tally.misplaced += 1;
      notes.push(
        `MISPLACED ${where} best overlap ${near.overlap.toFixed(2)} with ${near.t.product}`,
      );
    }
  }
  for (const t of truth)
    if (!t.used && t.product && inside(t.box))
      notes.push(
        `MISSED ${t.product} @${[t.box.x, t.box.y, t.box.width, t.box.height].map(Math.round).join(',')}`,
      );
  return notes;
}

const rows: Array<Record<string, string | number>> = [];
for (const name of filmNames(set)) {
  if (values.only && !name.includes(values.only)) continue;
  const film = readFilm(set, name);
  const started = performance.now();
  const catalogue = [];
  for (const key of Object.keys(film.counts)) {
    catalogue.push(await enrol(set, key, (file) => kinds.some((kind) => file.startsWith(kind))));
  }
  const enrolMs = performance.now() - started;
  const recognizer = createRecognizer(catalogue);
  const tally: Tally = {
    frames: 0,
    truth: 0,
    hit: 0,
    named: 0,
    misnamed: 0,
    misplaced: 0,
    unknown: 0,
    unknownHit: 0,
    unlisted: 0,
    partial: 0,
    barcodeFalse: 0,
    ms: 0,
    worstMs: 0,
  };
  for (const file of await filmFrames(set, name, Number(values.step))) {
    const frameIndex = Number(basename(file, '.jpg'));
    const image = readFileSync(file);
    const begin = performance.now();
    const found = await recognizer.detect({ frameIndex, image });
    const ms = performance.now() - begin;
    tally.ms += ms;
    tally.worstMs = Math.max(tally.worstMs, ms);
    const notes = judge(film, frameIndex, found, tally);
    if (values.verbose) for (const note of notes) console.log(name, frameIndex, note);
  }
  await recognizer.close();
  rows.push({
    film: name,
    frames: tally.frames,
    truth: tally.truth,
    recall: (tally.hit / tally.truth).toFixed(3),
    precision: ((tally.hit + tally.partial) / Math.max(1, tally.named)).toFixed(3),
    named: tally.named,
    misnamed: tally.misnamed,
    misplaced: tally.misplaced,
    unknown: tally.unknown,
    unlistedHit: `${tally.unknownHit}/${tally.unlisted}`,
    msFrame: Math.round(tally.ms / tally.frames),
    worst: Math.round(tally.worstMs),
    enrolMs: Math.round(enrolMs),
  });
}
console.table(rows);
