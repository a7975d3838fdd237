import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canInstallPackages, unpackPackages } from '@miinventario/devkit';
import { CACHE } from '../paths.js';

/** A clock for child processes alone; the machine's own is never touched. */
export interface FalseClock {
  readonly env: Readonly<Record<string, string>>;
  /** From now on children are so many seconds ahead of the machine. */
  jump(seconds: number): Promise<void>;
}

const FOLDERS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'];

/** Debian's libfaketime, unpacked into the cache; undefined where it cannot be had. */
export async function makeFalseClock(folder: string): Promise<FalseClock | undefined> {
  const root = join(CACHE, 'faketime');
  if (!existsSync(root) && !(await canInstallPackages())) return undefined;
  try {
    await unpackPackages(['libfaketime'], root);
  } catch {
    return undefined;
  }
  const libraries = FOLDERS.map((name) =>
    join(root, 'usr', 'lib', name, 'faketime', 'libfaketime.so.1'),
  );
  const library = libraries.find((path) => existsSync(path));
  if (library === undefined) return undefined;
  const file = join(folder, 'clock');
  const jump = (seconds: number): Promise<void> =>
    writeFile(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
  await jump(0);
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    jump,
  };
}
