import { median } from '@miinventario/counting';
import { addTallies, toFigures } from './metrics.js';
import { MODES, type Mode } from './modes.js';
import { meanFigures, type FilmRun, type ModeReport } from './run-film.js';

export type ModeTotal = Omit<ModeReport, 'found'>;

/** Figures over all films; of the noisy oracle, the mean over films, and the worst film's mean. */
export function totalsOf(runs: readonly FilmRun[]): Partial<Record<Mode, ModeTotal>> {
  const totals: Partial<Record<Mode, ModeTotal>> = {};
  for (const mode of MODES) {
    const reports = runs.flatMap((run) => run.report[mode] ?? []);
    if (reports.length > 0) totals[mode] = totalOf(mode, runs, reports);
  }
  return totals;
}

function totalOf(mode: Mode, runs: readonly FilmRun[], reports: readonly ModeReport[]): ModeTotal {
  const tallies = runs.flatMap((run) => run.tallies.get(mode) ?? []);
  const known = (key: 'registrationMedianPx' | 'registrationMaxPx' | 'driftPx'): number[] =>
    reports.flatMap((report) => report[key] ?? []);
  const figures =
    mode === 'oracleNoisy'
      ? { ...meanFigures(tallies), countError: mean(reports.map((r) => r.countError)) }
      : toFigures(addTallies(tallies));
  return {
    ...figures,
    registrationMedianPx: orNull(median(known('registrationMedianPx')), reports),
    registrationMaxPx: orNull(Math.max(...known('registrationMaxPx')), reports),
    driftPx: orNull(Math.max(...known('driftPx')), reports),
    seconds: reports.reduce((sum, report) => sum + report.seconds, 0),
    peakMemoryMiB: Math.max(...reports.map((report) => report.peakMemoryMiB)),
    keyframes: reports.reduce((sum, report) => sum + report.keyframes, 0),
    ...(reports.some((report) => report.costMicroUsd !== undefined)
      ? { costMicroUsd: reports.reduce((sum, report) => sum + (report.costMicroUsd ?? 0), 0) }
      : {}),
    ...(mode === 'oracleNoisy'
      ? { worstCountError: Math.max(...reports.map((report) => report.countError)) }
      : {}),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}

function orNull(value: number, reports: readonly ModeReport[]): number | null {
  return reports.length > 0 && Number.isFinite(value) ? value : null;
}
