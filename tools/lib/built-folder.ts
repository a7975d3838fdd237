import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const KEPT_BUILDS = 3;
/** What gains nothing from compression is left as it is. */
const COMPRESSIBLE = /\.(html|js|css|json|svg|ttf|wasm|map|txt|xml|webmanifest)$/;

/**
 * A folder of static files, compressed beside themselves (.br, .gz). It is made aside and renamed,
 * so that nobody sees half of it; of its older siblings a few are kept.
 * @param target named by the hash of everything it is made of
 * @param build writes the files into the given folder
 */
export async function buildFolder(
  target: string,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  if (existsSync(join(target, 'index.html'))) return target;
  await mkdir(dirname(target), { recursive: true });
  const work = `${target}.${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await build(work);
  await compressFolder(work);
  await rename(work, target).catch(() => rm(work, { recursive: true, force: true }));
  await forgetOldBuilds(target);
  return target;
}

async function compressFolder(folder: string): Promise<void> {
  const files = (await listFilesOfBuild(folder)).filter((file) => COMPRESSIBLE.test(file));
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

/** Unlike sources, a build may hold a folder called node_modules: assets of packages. */
async function listFilesOfBuild(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function forgetOldBuilds(target: string): Promise<void> {
  const folder = dirname(target);
  const names = (await readdir(folder)).filter((name) => name !== basename(target));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.at - a.at).slice(KEPT_BUILDS - 1);
  await Promise.all(
    old.map(({ name }) => rm(join(folder, name), { recursive: true, force: true })),
  );
}
