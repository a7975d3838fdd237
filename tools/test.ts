import { sharedDirectory } from '@miinventario/devkit';
import { bold, dim, duration, PlainError, red, runMain, say, step } from './lib/console.js';
import { endWithChildren } from './lib/end-with-children.js';
import { buildServer } from './lib/swc-build.js';
import { CHROMIUM, ensurePrograms, FFMPEG } from './lib/system-packages.js';
import { DRILLS, PARTS } from './lib/testing/parts.js';
import type { Part } from './lib/testing/part.js';
import { runParts, summarise } from './lib/testing/run-parts.js';

const KNOWN = [...PARTS, ...DRILLS];
const USAGE = `usage: npm test [-- --drills | --only ${KNOWN.map((part) => part.id).join(',')}]`;

/** Everything of `npm test` when nothing is asked; `--drills`; or the parts of `--only lint,unit`. */
function chosenParts(args: readonly string[]): readonly Part[] {
  const [flag, list = '', ...more] = args;
  if (flag === undefined) return PARTS;
  if (flag === '--drills' && list === '') return DRILLS;
  if (flag !== '--only' || more.length > 0) throw new PlainError(USAGE, 2);
  return list.split(',').map((id) => {
    const part = KNOWN.find((each) => each.id === id);
    if (!part) throw new PlainError(`"${id}" is not a part. ${USAGE}`, 2);
    return part;
  });
}

/** What the chosen parts need on this machine. */
async function prepare(parts: readonly Part[]): Promise<void> {
  const ids = new Set(parts.map((part) => part.id));
  const needsBrowser = ['e2e', 'screens', 'faults'].some((id) => ids.has(id));
  const needsFilms = needsBrowser || ['unit', 'integration', 'long'].some((id) => ids.has(id));
  await ensurePrograms([...(needsFilms ? FFMPEG : []), ...(needsBrowser ? [CHROMIUM] : [])]);
  await step('Build of the server', buildServer);
}

endWithChildren();

await runMain(async () => {
  const startedAt = Date.now();
  const parts = chosenParts(process.argv.slice(2));
  try {
    const shared = sharedDirectory();
    say(
      dim(shared ? `Test material: ${shared}` : 'No test material (SHARED_DIR): its tests skip.'),
    );
    await prepare(parts);
    const outcomes = await runParts(parts);
    say(`\n${bold('All parts')} ${dim(duration(Date.now() - startedAt))}`);
    return summarise(outcomes, { maySkip: shared === undefined });
  } catch (error) {
    // The last line is promised whatever happens.
    say(red(error instanceof Error ? error.message : String(error)));
    process.stdout.write('0 passed, 1 failed\n');
    return 1;
  }
});
