import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runCommand } from '../process/run-command.js';

/** Where the program is, or undefined when it is not on the PATH. */
export async function findProgram(name: string): Promise<string | undefined> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
  for (const folder of folders.filter(Boolean)) {
    const path = join(folder, name);
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Whether packages can be installed here without asking anybody. */
export async function canInstallPackages(): Promise<boolean> {
  return process.getuid?.() === 0 && (await findProgram('apt-get')) !== undefined;
}

const APT_ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

let isListFresh = false;

async function apt(args: readonly string[], cwd?: string): Promise<void> {
  await runCommand({
    name: `apt-get ${args[0] ?? ''}`,
    command: 'apt-get',
    args: ['-q', ...args],
    env: APT_ENV,
    cwd,
    timeoutMs: 600_000,
  });
}

async function refreshList(): Promise<void> {
  if (isListFresh) return;
  await apt(['update']);
  isListFresh = true;
}

/**
 * Installs Debian packages; must run as root.
 * @throws Error with apt's own words when a package cannot be installed.
 */
export async function installPackages(names: readonly string[]): Promise<void> {
  await refreshList();
  await apt(['install', '-y', '--no-install-recommends', ...names]);
}

/**
 * Unpacks Debian packages into a folder without installing them, so that no service of theirs is
 * started on the machine. Needs no rights beyond the folder's. Done once: a second call finds it.
 */
export async function unpackPackages(names: readonly string[], folder: string): Promise<void> {
  if ((await readdir(folder).catch(() => [])).length > 0) return;
  await mkdir(join(folder, '..'), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  try {
    if (await canInstallPackages()) await refreshList();
    await apt(['download', ...names], work);
    for (const file of await readdir(work)) {
      if (!file.endsWith('.deb')) continue;
      const args = ['-x', join(work, file), join(work, 'root')];
      await runCommand({ name: 'dpkg', command: 'dpkg', args });
    }
    await rm(folder, { recursive: true, force: true });
    await rename(join(work, 'root'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
