import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, waitFor } from '@miinventario/devkit';
import { PlainError } from '../console.js';

interface RunNote {
  readonly supervisor: number;
  readonly children: ReadonlyArray<{ readonly name: string; readonly pid: number }>;
}

const fileOf = (dataDir: string): string => join(dataDir, 'run.json');

/** Leaves a note of who runs on the data folder, for the next start to read. */
export async function noteRun(dataDir: string, children: RunNote['children']): Promise<void> {
  const note: RunNote = { supervisor: process.pid, children };
  await writeFile(fileOf(dataDir), `${JSON.stringify(note)}\n`);
}

export async function forgetRun(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true });
}

/**
 * Ends what a killed run on the same data folder left behind.
 * @returns the names of the processes it ended.
 * @throws PlainError when that run is alive and well.
 */
export async function clearPreviousRun(dataDir: string): Promise<string[]> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const note = JSON.parse(text) as RunNote;
  const supervisor = await commandOf(note.supervisor);
  if (note.supervisor !== process.pid && supervisor?.includes('start.ts')) {
    throw new PlainError(
      `MiInventario ya está en marcha sobre estos datos (proceso ${note.supervisor}); deténgalo con Ctrl-C. ` +
        '(It is already running on this data.)',
    );
  }
  const ended: string[] = [];
  for (const { name, pid } of note.children) {
    if (!(await commandOf(pid))?.includes('apps/server/dist/main.')) continue;
    process.kill(pid, 'SIGTERM');
    await waitFor(async () => (await commandOf(pid)) === undefined, {
      timeoutMs: 10_000,
      what: name,
    }).catch(() => process.kill(pid, 'SIGKILL'));
    ended.push(name);
  }
  await forgetRun(dataDir);
  return ended;
}
