import { parseArgs } from 'node:util';
import { positiveNumber } from './lib/arguments.js';
import { runMain } from './lib/console.js';
import { endWithChildren } from './lib/end-with-children.js';
import { runLoad } from './lib/load/run-load.js';

const USAGE = 'usage: npm run load -- [--users N] [--minutes M] [--steps K]';

endWithChildren();

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
    users: positiveNumber(values.users, USAGE),
    minutes: positiveNumber(values.minutes, USAGE),
    steps: positiveNumber(values.steps, USAGE),
  });
  return isGood ? 0 : 1;
});
