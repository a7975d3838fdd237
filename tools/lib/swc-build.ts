import { createRequire } from 'node:module';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { transformFile, version as swcVersion, type Options } from '@swc/core';
import { contentHash, listFiles } from './content-hash.js';
import { ROOT } from './paths.js';

const TEST_FILE = /[.-]spec\.ts$/;
const HASH_FILE = '.build-hash';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The workspaces that the server needs at run time, itself last. */
async function serverWorkspaces(): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    if (found.includes(folder)) return;
    const { dependencies = {} } = await manifestOf(folder);
    for (const name of Object.keys(dependencies)) {
      if (!name.startsWith('@miinventario/')) continue;
      const entry = require.resolve(name);
      await visit(dirname(dirname(entry)));
    }
    found.push(folder);
  };
  await visit(join(ROOT, 'apps', 'server'));
  return found;
}

/**
 * Compiles the server and the packages it stands on into their dist folders. A workspace whose
 * sources have not changed is left alone.
 * @returns the names of what was compiled.
 */
export async function buildServer(): Promise<string[]> {
  const built: string[] = [];
  for (const folder of await serverWorkspaces()) {
    if (await buildWorkspace(folder)) built.push(basename(folder));
  }
  return built;
}

async function buildWorkspace(folder: string): Promise<boolean> {
  const source = join(folder, 'src');
  const target = join(folder, 'dist');
  const hash = await contentHash(ROOT, [source, join(ROOT, '.swcrc')], [swcVersion]);
  const previous = await readFile(join(target, HASH_FILE), 'utf8').catch(() => '');
  if (previous === hash) return false;
  // Built aside and renamed: a running process never sees half a folder.
  const work = `${target}.${process.pid}`;
  await rm(work, { recursive: true, force: true });
  const files = (await listFiles(source)).filter((file) => !TEST_FILE.test(file));
  await Promise.all(files.map((file) => buildFile(file, join(work, relative(source, file)))));
  await writeFile(join(work, HASH_FILE), hash);
  await rm(target, { recursive: true, force: true });
  await rename(work, target);
  return true;
}

async function buildFile(file: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) {
    await copyFile(file, target);
    return;
  }
  if (file.endsWith('.d.ts')) return;
  const options: Options = {
    configFile: join(ROOT, '.swcrc'),
    sourceFileName: relative(dirname(target), file),
  };
  const { code, map } = await transformFile(file, options);
  const output = target.replace(/\.ts$/, '.js');
  const mapName = `${basename(output)}.map`;
  await writeFile(output, map ? `${code}\n//# sourceMappingURL=${mapName}\n` : code);
  if (map) await writeFile(join(dirname(output), mapName), map);
}
