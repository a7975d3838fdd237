import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'orval';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../paths.js';

const run = promisify(execFile);

/** Where the generated client lives, below packages/contracts. */
export const GENERATED = join(ROOT, 'packages', 'contracts', 'src', 'generated');

/** The OpenAPI document of the built server. */
export async function readOpenApi(): Promise<string> {
  const entry = join(ROOT, 'apps', 'server', 'dist', 'main.openapi.js');
  const { stdout } = await run(process.execPath, [entry], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** Writes the document and the typed client made of it into a folder, from nothing. */
export async function generateClient(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const document = join(folder, 'openapi.json');
  await writeFile(document, await readOpenApi());
  await generate({
    input: { target: document },
    output: {
      target: join(folder, 'api.ts'),
      client: 'axios-functions',
      mode: 'single',
      override: {
        mutator: {
          path: join(ROOT, 'packages', 'contracts', 'src', 'client', 'transport.ts'),
          name: 'sendRequest',
        },
      },
    },
  });
  await tidy(join(folder, 'api.ts'));
}

/** Imports with their endings, as Node wants them, whatever folder it was generated in. */
async function tidy(file: string): Promise<void> {
  const source = await readFile(file, 'utf8');
  const text = source.replace(/from '[^']*transport(\.ts|\.js)?'/, "from '../client/transport.js'");
  const options = await resolveConfig(join(ROOT, 'package.json'));
  await writeFile(file, await format(text, { ...options, parser: 'typescript' }));
}

/** Names of the generated files that differ between two folders. */
export async function staleFiles(fresh: string, committed: string): Promise<string[]> {
  const names = new Set([...(await list(fresh)), ...(await list(committed))]);
  const stale: string[] = [];
  for (const name of names) {
    const [a, b] = await Promise.all(
      [fresh, committed].map((folder) => readFile(join(folder, name), 'utf8').catch(() => '')),
    );
    if (a !== b) stale.push(relative(ROOT, join(committed, name)));
  }
  return stale.sort();
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) =>
    /\.(ts|json)$/.test(name),
  );
}
