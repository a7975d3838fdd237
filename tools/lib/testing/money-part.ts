import { join } from 'node:path';
import { dim, say } from '../console.js';
import { ROOT } from '../paths.js';
import { runLogged } from './command-part.js';
import { crashed, PASSED_CHECK, type PartResult } from './part.js';

const SIMULATOR = join(ROOT, 'apps', 'server', 'test', 'money', 'simulate-money.ts');
/** The same plan in every run; what the machine makes of it differs. */
const ARGS = ['--users', '125', '--operations', '2000', '--seed', '20261127', '--parallel', '64'];
const TIMEOUT_MS = 600_000;
const SHOWN_LINES = 30;
/** What the simulation did, and how it ended. */
const TELLING = /^simulate:money|workers killed|✓/;

/** A short run of `npm run simulate:money`: one check, with what it did told beside it. */
export async function checkMoney(): Promise<PartResult> {
  const run = await runLogged({
    id: 'money',
    script: SIMULATOR,
    nodeArgs: ['--import', 'tsx', '--conditions=source'],
    args: ARGS,
    timeoutMs: TIMEOUT_MS,
  });
  for (const line of run.lines.filter((each) => TELLING.test(each))) say(dim(`    ${line}`));
  if (run.code === 0) return PASSED_CHECK;
  return crashed('money', run.lines.slice(-SHOWN_LINES).join('\n'));
}
