import { parseArgs } from 'node:util';
import { runChaos } from './lib/chaos/run-chaos.js';
import { positiveNumber } from './lib/arguments.js';
import { runMain } from './lib/console.js';
import { endWithChildren } from './lib/end-with-children.js';
import { ensurePrograms, FFMPEG } from './lib/system-packages.js';

const USAGE = 'usage: npm run chaos -- [--minutes M] [--seed S] [--shops N]';

endWithChildren();

/** `npm run chaos`: shops film and count while one thing after another breaks; nothing may be lost. */
await runMain(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '3' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      shops: { type: 'string', default: '4' },
    },
  });
  await ensurePrograms(FFMPEG);
  return runChaos({
    minutes: positiveNumber(values.minutes, USAGE),
    seed: positiveNumber(values.seed, USAGE),
    shops: positiveNumber(values.shops, USAGE),
  });
});
