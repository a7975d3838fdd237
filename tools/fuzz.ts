import { parseArgs } from 'node:util';
import { bold, PlainError, runMain, say, step } from './lib/console.js';
import { runFuzz } from './lib/fuzz/run-fuzz.js';
import { startFuzzTarget, type FuzzTarget } from './lib/fuzz/fuzz-target.js';
import { buildServer } from './lib/swc-build.js';

const USAGE = 'npm run fuzz -- [--requests N] [--seed N] [--api URL]';

/**
 * `npm run fuzz`: thousands of well-formed and broken requests over the OpenAPI document, to an API
 * of its own without rate limits (or to the one at --api, as it is). Ends with 1 at the first answer
 * that is a 5xx, a hang, a stack trace or an unescaped echo, with the smallest request that gives it.
 */
await runMain(async () => {
  const { requests, seed, api } = readArguments();
  const target = api === undefined ? await ownTarget() : runningTarget(api);
  try {
    const result = await step(`${requests} solicitudes (semilla ${seed})`, () =>
      runFuzz({ api: target.api, requests, seed }),
    );
    const statuses = Object.entries(result.statuses).map(([code, count]) => `${code}: ${count}`);
    say(`${result.sent} solicitudes a ${result.operations} operaciones; ${statuses.join(', ')}`);
    if (!result.fault) return 0;
    say(bold(`\n${result.fault.what}`));
    say(result.fault.request);
    for (const line of target.lastLines().slice(-3)) say(`  api: ${line.slice(0, 2_000)}`);
    return 1;
  } finally {
    await target.stop();
  }
});

function readArguments(): { requests: number; seed: number; api: string | undefined } {
  try {
    const { values } = parseArgs({
      options: {
        requests: { type: 'string', default: '2000' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        api: { type: 'string' },
      },
    });
    const [requests, seed] = [Number(values.requests), Number(values.seed)];
    if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
      throw new Error('numbers');
    }
    return { requests, seed, api: values.api };
  } catch {
    throw new PlainError(USAGE);
  }
}

async function ownTarget(): Promise<FuzzTarget> {
  await step('Servidor', buildServer);
  return startFuzzTarget();
}

function runningTarget(api: string): FuzzTarget {
  return { api, stop: () => Promise.resolve(), lastLines: () => [] };
}
