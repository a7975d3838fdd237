import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runBench } from './lib/bench/run-bench.js';
import { PlainError, runMain } from './lib/console.js';
import { endWithChildren } from './lib/end-with-children.js';
import { ROOT } from './lib/paths.js';

const SUFFIX = '.bench.ts';
const RECORD = '--record';

endWithChildren();

/**
 * `npm run bench`: every bench, written into docs/performance.md; `npm run bench -- NAME` runs one and
 * prints it, `--record` writes it too. Every figure stands beside a baseline of the same run.
 */
await runMain(async () => {
  const given = process.argv.slice(2);
  const args = given.filter((arg) => arg !== RECORD);
  const [name, ...rest] = args;
  const files = await readdir(join(ROOT, 'bench'));
  const names = files
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  if (name === undefined) {
    let code = 0;
    for (const each of names) code = Math.max(code, await runBench(each, [], { isRecorded: true }));
    return code;
  }
  if (!names.includes(name)) {
    throw new PlainError(
      `usage: npm run bench [-- NAME] [${RECORD}]; there are: ${names.join(', ')}`,
      2,
    );
  }
  return runBench(name, rest, { isRecorded: given.includes(RECORD) });
});
