import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendHistory, changesSince, readHistory, type HistoryEntry } from './history.js';

function run(countError: number, rest: Partial<HistoryEntry> = {}): HistoryEntry {
  const figures = {
    countError,
    placedPrecision: 1,
    placedRecall: 1,
    linesExact: 1,
    misnamed: 0,
  };
  return {
    date: '2026-11-27',
    commit: 'abc',
    set: 'dev',
    films: 7,
    modes: { local: figures },
    ...rest,
  };
}

describe('the history of runs', () => {
  it('is written line by line and read back', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mi-history-'));
    const file = join(directory, 'deeper', 'history.jsonl');
    expect(await readHistory(file)).toEqual([]);
    await appendHistory(file, run(0.04));
    await appendHistory(file, run(0.03));
    expect(await readHistory(file)).toEqual([run(0.04), run(0.03)]);
    await rm(directory, { recursive: true });
  });

  it('tells a change for the worse against the last run of the same set and mode', () => {
    const history = [run(0.01), run(0.03), run(0.2, { set: 'other' }), run(0.2, { films: 6 })];
    expect(changesSince(history, run(0.05))).toMatchObject([{ before: 0.03, isWorse: true }]);
    expect(changesSince(history, run(0.03))).toMatchObject([{ before: 0.03, isWorse: false }]);
    expect(changesSince(history, run(0.02))).toMatchObject([{ before: 0.03, isWorse: false }]);
    expect(changesSince([], run(0.02))).toEqual([]);
  });
});
