import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { runCommand } from '@miinventario/devkit';
import { contentHash } from './content-hash.js';
import { CACHE, ROOT } from './paths.js';

const MOBILE = join(ROOT, 'apps', 'mobile');
const EXPORTS = join(CACHE, 'web');
const EXPORT_TIMEOUT_MS = 420_000;
const KEPT_EXPORTS = 3;
/** What gains nothing from compression is left as it is. */
const COMPRESSIBLE = /\.(html|js|css|json|svg|ttf|wasm|map|txt|xml|webmanifest)$/;

const SOURCES = [
  ...['src', 'public', 'assets', 'scripts', 'web', 'index.ts', 'app.json', 'package.json'].map(
    (name) => join(MOBILE, name),
  ),
  join(MOBILE, 'babel.config.js'),
  join(MOBILE, 'metro.config.js'),
  join(ROOT, 'packages', 'contracts', 'src'),
  join(ROOT, 'package-lock.json'),
];

/** Whether the web app would have to be exported anew. */
export async function isWebExported(): Promise<boolean> {
  return existsSync(join(EXPORTS, await exportHash(), 'index.html'));
}

async function exportHash(): Promise<string> {
  return contentHash(ROOT, SOURCES, ['web-4']);
}

/**
 * The folder of the web app's static files, compressed beside themselves (.br, .gz). Exported again
 * only when a source of it has changed.
 */
export async function exportWeb(onLine?: (line: string) => void): Promise<string> {
  const target = join(EXPORTS, await exportHash());
  if (existsSync(join(target, 'index.html'))) return target;
  await mkdir(EXPORTS, { recursive: true });
  const work = `${target}.${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await runCommand({
    name: 'export:web',
    command: process.execPath,
    args: [join(MOBILE, 'scripts', 'export-web.mjs'), '--output-dir', work],
    cwd: MOBILE,
    timeoutMs: EXPORT_TIMEOUT_MS,
    onLine,
  });
  await compressFolder(work);
  await rename(work, target).catch(() => rm(work, { recursive: true, force: true }));
  await forgetOldExports(basename(target));
  return target;
}

async function compressFolder(folder: string): Promise<void> {
  const files = (await listFilesOfExport(folder)).filter((file) => COMPRESSIBLE.test(file));
  for (const file of files) {
    const content = await readFile(file);
    if (content.length < 1024) continue;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(content, { params }),
      promisify(gzip)(content, { level: 9 }),
    ]);
    await writeFile(`${file}.br`, br);
    await writeFile(`${file}.gz`, gz);
  }
}

/** Unlike sources, an export may hold a folder called node_modules: assets of packages. */
async function listFilesOfExport(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function forgetOldExports(current: string): Promise<void> {
  const names = (await readdir(EXPORTS)).filter((name) => name !== current);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(EXPORTS, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.at - a.at).slice(KEPT_EXPORTS - 1);
  await Promise.all(
    old.map(({ name }) => rm(join(EXPORTS, name), { recursive: true, force: true })),
  );
}
