import { parseArgs } from 'node:util';
import { killAllChildren } from '@miinventario/devkit';
import { PlainError, runMain } from './lib/console.js';
import { runLoad } from './lib/load/run-load.js';

const USAGE = 'usage: npm run load -- [--users N] [--minutes M] [--steps K]';

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

/** `npm run load`: virtual shops at work on a product of their own, on this machine alone. */
await runMain(async () => {
  const { values } = parseArgs({
    options: {
      users: { type: 'string', default: '500' },
      minutes: { type: 'string', default: '2' },
      steps: { type: 'string', default: '1' },
    },
  });
  const { isGood } = await runLoad({
    users: positive(values.users),
    minutes: positive(values.minutes),
    steps: positive(values.steps),
  });
  return isGood ? 0 : 1;
});
