import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../process/wait-for.js';

/**
 * Clears what a killed run left in the cluster's folder. A server that still runs on it is ended
 * first; a lock file whose number now belongs to another program is removed, since PostgreSQL would
 * take that program for itself.
 */
export async function clearStaleLock(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid');
  const text = await readFile(lock, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number(text.split('\n')[0]);
  const command = await commandOf(pid);
  if (command?.includes('postgres') && command.includes(dataDir)) {
    process.kill(pid, 'SIGINT');
    await waitFor(async () => (await commandOf(pid)) === undefined, {
      timeoutMs: 15_000,
      what: `the PostgreSQL of a killed run (process ${pid}) to end`,
    });
  }
  await rm(lock, { force: true });
}

/** The command line of a process; undefined when there is none, or none that Linux shows. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return text === undefined || text === '' ? undefined : text.replaceAll('\0', ' ').trim();
}
