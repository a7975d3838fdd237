import { execFile } from 'node:child_process';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Mode } from './modes.js';
import type { ModeTotal } from './totals.js';

/** What is kept of a mode: enough to see a change for the worse. */
export type KeptFigures = Pick<
  ModeTotal,
  'countError' | 'placedPrecision' | 'placedRecall' | 'linesExact' | 'misnamed' | 'worstCountError'
>;

/** One run over a whole set. */
export interface HistoryEntry {
  readonly date: string;
  /** Short hash; with a plus sign when files were changed since. */
  readonly commit: string;
  /** Name and size of the set: figures of different sets are not compared. */
  readonly set: string;
  readonly films: number;
  readonly modes: Partial<Record<Mode, KeptFigures>>;
}

export interface Change {
  readonly mode: Mode;
  readonly before: number;
  readonly now: number;
  readonly since: HistoryEntry;
  readonly isWorse: boolean;
}

/** Less is the rounding of a single facing in a large set. */
const NOTICEABLE = 0.0005;

export async function readHistory(file: string): Promise<HistoryEntry[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as HistoryEntry);
}

export async function appendHistory(file: string, entry: HistoryEntry): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(entry)}\n`);
}

export function toEntry(
  set: string,
  films: number,
  totals: Partial<Record<Mode, ModeTotal>>,
  { commit, now }: { commit: string; now: Date },
): HistoryEntry {
  const modes: Partial<Record<Mode, KeptFigures>> = {};
  for (const [mode, total] of Object.entries(totals) as Array<[Mode, ModeTotal]>) {
    const { countError, placedPrecision, placedRecall, linesExact, misnamed } = total;
    modes[mode] = {
      countError: rounded(countError),
      placedPrecision: placedPrecision === null ? null : rounded(placedPrecision),
      placedRecall: placedRecall === null ? null : rounded(placedRecall),
      linesExact: rounded(linesExact),
      misnamed: rounded(misnamed),
      ...(total.worstCountError === undefined
        ? {}
        : { worstCountError: rounded(total.worstCountError) }),
    };
  }
  return { date: now.toISOString().slice(0, 10), commit, set, films, modes };
}

/** Each mode's count error beside that of the last run over the same films in that mode. */
export function changesSince(history: readonly HistoryEntry[], entry: HistoryEntry): Change[] {
  return (Object.entries(entry.modes) as Array<[Mode, KeptFigures]>).flatMap(([mode, figures]) => {
    const since = history.findLast(
      (old) => old.set === entry.set && old.films === entry.films && old.modes[mode] !== undefined,
    );
    const before = since?.modes[mode]?.countError;
    if (since === undefined || before === undefined) return [];
    const now = figures.countError;
    return [{ mode, before, now, since, isWorse: now > before + NOTICEABLE }];
  });
}

/** The commit that is measured; `unknown` outside a repository. */
export async function currentCommit(): Promise<string> {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', args, { cwd: import.meta.dirname })).stdout.trim();
  try {
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return `${await git('rev-parse', '--short=10', 'HEAD')}${changed === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
