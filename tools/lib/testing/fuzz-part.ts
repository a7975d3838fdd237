import { dim, say } from '../console.js';
import { startFuzzTarget } from '../fuzz/fuzz-target.js';
import { runFuzz } from '../fuzz/run-fuzz.js';
import { crashed, PASSED_CHECK, type PartResult } from './part.js';

const REQUESTS = 500;
/** The same requests in every run: a red run is the code's doing, and can be repeated. */
const SEED = 20261127;

/** A short run of `npm run fuzz` against a server of its own: one check. */
export async function checkFuzz(): Promise<PartResult> {
  const target = await startFuzzTarget();
  try {
    const { sent, operations, fault } = await runFuzz({
      api: target.api,
      requests: REQUESTS,
      seed: SEED,
    });
    say(dim(`    ${sent} requests to ${operations} operations, seed ${SEED}`));
    if (!fault) return PASSED_CHECK;
    const repeat = `npm run fuzz -- --requests ${REQUESTS} --seed ${SEED}`;
    const said = [fault.what, fault.request, ...target.lastLines().slice(-3), repeat];
    return crashed('fuzz', said.join('\n'));
  } finally {
    await target.stop();
  }
}
