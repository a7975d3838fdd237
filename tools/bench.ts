import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { killAllChildren } from '@miinventario/devkit';
import { PlainError, runMain } from './lib/console.js';
import { ROOT } from './lib/paths.js';

const FOLDER = join(ROOT, 'bench');
const SUFFIX = '.bench.ts';

/** What a file `bench/<name>.bench.ts` exports. */
interface Bench {
  /** Prints its figures; gives the exit code of the command, 1 when a target was missed. */
  run(args: readonly string[]): Promise<number>;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killAllChildren();
    process.exit(130);
  });
}

/** `npm run bench -- NAME`: figures against a baseline that is measured in the same run. */
await runMain(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const files = await readdir(FOLDER);
  const names = files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.split('.')[0]);
  if (!names.includes(name)) {
    throw new PlainError(`usage: npm run bench -- NAME; there are: ${names.join(', ')}`, 2);
  }
  const file = pathToFileURL(join(FOLDER, `${name}${SUFFIX}`)).href;
  return ((await import(file)) as Bench).run(args);
});
