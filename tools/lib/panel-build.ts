import { join } from 'node:path';
import { runCommand } from '@miinventario/devkit';
import { buildFolder } from './built-folder.js';
import { contentHash } from './content-hash.js';
import { CACHE, ROOT } from './paths.js';

const PANEL = join(ROOT, 'apps', 'admin');
const BUILDS = join(CACHE, 'admin');
const BUILD_TIMEOUT_MS = 180_000;

const SOURCES = [
  ...['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json'].map(
    (name) => join(PANEL, name),
  ),
  join(ROOT, 'packages', 'contracts', 'src'),
  join(ROOT, 'package-lock.json'),
];

/** The folder of the panel's static files. Built again only when a source of it has changed. */
export async function buildPanel(): Promise<string> {
  const hash = await contentHash(ROOT, SOURCES, ['admin-1']);
  return buildFolder(join(BUILDS, hash), async (folder) => {
    await runCommand({
      name: 'build:admin',
      command: process.execPath,
      args: [
        join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--logLevel=warn',
        '--emptyOutDir',
        `--outDir=${folder}`,
      ],
      cwd: PANEL,
      timeoutMs: BUILD_TIMEOUT_MS,
    });
  });
}
