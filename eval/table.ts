import { MODES, type Mode } from './modes.js';
import type { FilmRun } from './run-film.js';
import type { ModeTotal } from './totals.js';

const COLUMNS: ReadonlyArray<readonly [string, (row: ModeTotal) => string]> = [
  ['count err', (r) => percent(r.countError)],
  ['worst', (r) => (r.worstCountError === undefined ? '' : percent(r.worstCountError))],
  ['prec', (r) => percent(r.precision)],
  ['recall', (r) => percent(r.recall)],
  ['f1', (r) => percent(r.f1)],
  ['lines', (r) => percent(r.linesExact)],
  ['pl.prec', (r) => percent(r.placedPrecision)],
  ['pl.rec', (r) => percent(r.placedRecall)],
  ['misnamed', (r) => number(r.misnamed)],
  ['unrec', (r) => number(r.unrecognised)],
  ['proposed', (r) => percent(r.proposedRecall)],
  ['US$', (r) => (r.costMicroUsd === undefined ? '' : (r.costMicroUsd / 1e6).toFixed(4))],
  ['reg med', (r) => pixels(r.registrationMedianPx)],
  ['reg max', (r) => pixels(r.registrationMaxPx)],
  ['drift', (r) => pixels(r.driftPx)],
  ['frames', (r) => String(r.keyframes)],
  ['s', (r) => r.seconds.toFixed(1)],
  ['MiB', (r) => r.peakMemoryMiB.toFixed(0)],
];

/** One table per mode, for reading. */
export function renderTables(
  runs: readonly FilmRun[],
  totals: Partial<Record<Mode, ModeTotal>>,
): string {
  return MODES.flatMap((mode) => {
    const total = totals[mode];
    if (total === undefined) return [];
    const rows = runs.flatMap(({ report }) => {
      const figures = report[mode];
      return figures === undefined ? [] : [[report.name, ...COLUMNS.map(([, of]) => of(figures))]];
    });
    const foot = ['total', ...COLUMNS.map(([, of]) => of(total))];
    return [`\n${mode}`, align([['film', ...COLUMNS.map(([title]) => title)], ...rows, foot])];
  }).join('\n');
}

function align(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => (row[i] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)}%`;
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function pixels(value: number | null): string {
  return value === null ? '-' : value.toFixed(2);
}
