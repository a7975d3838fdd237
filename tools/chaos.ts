import { parseArgs } from 'node:util';
import { killAllChildren } from '@miinventario/devkit';
import { runChaos } from './lib/chaos/run-chaos.js';
import { PlainError, runMain } from './lib/console.js';
import { ensurePrograms, FFMPEG } from './lib/system-packages.js';

const USAGE = 'usage: npm run chaos -- [--minutes M] [--seed S] [--shops N]';

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new PlainError(USAGE, 2);
  return value;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killAllChildren();
    process.exit(130);
  });
}

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
    minutes: positive(values.minutes),
    seed: positive(values.seed),
    shops: positive(values.shops),
  });
});
