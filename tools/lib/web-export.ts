import { join } from 'node:path';
import { runCommand } from '@miinventario/devkit';
import { buildFolder } from './built-folder.js';
import { contentHash } from './content-hash.js';
import { CACHE, ROOT } from './paths.js';

const MOBILE = join(ROOT, 'apps', 'mobile');
const EXPORTS = join(CACHE, 'web');
const EXPORT_TIMEOUT_MS = 420_000;

const SOURCES = [
  ...['src', 'public', 'assets', 'scripts', 'web', 'index.ts', 'app.json', 'package.json'].map(
    (name) => join(MOBILE, name),
  ),
  join(MOBILE, 'babel.config.js'),
  join(MOBILE, 'metro.config.js'),
  join(ROOT, 'packages', 'contracts', 'src'),
  join(ROOT, 'package-lock.json'),
];

/** The folder of the web app's static files. Exported again only when a source of it has changed. */
export async function exportWeb(onLine?: (line: string) => void): Promise<string> {
  const hash = await contentHash(ROOT, SOURCES, ['web-4']);
  return buildFolder(join(EXPORTS, hash), async (folder) => {
    await runCommand({
      name: 'export:web',
      command: process.execPath,
      args: [join(MOBILE, 'scripts', 'export-web.mjs'), '--output-dir', folder],
      cwd: MOBILE,
      timeoutMs: EXPORT_TIMEOUT_MS,
      onLine,
    });
  });
}
