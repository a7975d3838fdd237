import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@miinventario/film-generator';
import { testFilm } from '../../e2e/support/test-film.js';
import { bold, dim, duration, green, red, say, step } from '../console.js';
import { keepShopping, newTally, type Tally } from './chaos-shops.js';
import { startChaosWorld, type ChaosWorld } from './chaos-world.js';
import { faultsOf, type Fault } from './faults.js';
import { findViolations, ledgerFault } from './invariants.js';
import { recovery } from './recovery.js';

export interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
  /** Shops at work at the same time. */
  readonly shops: number;
}

const CALM_MS = 8_000;
/** The target: ready again within this time after the fault has passed. */
const MAX_RECOVERY_MS = 30_000;

interface Struck {
  readonly fault: string;
  readonly recoveryMs: number;
}

/**
 * Runs the product under load, breaks one thing after another in an order the seed gives, and says
 * what did not survive.
 * @returns the exit code: 0 when nothing was lost and every recovery was in time
 */
export async function runChaos(options: ChaosOptions): Promise<number> {
  const { minutes, seed, shops } = options;
  say(bold(`chaos: ${minutes} min, seed ${seed}, ${shops} shops at once`));
  const film = await step('Film', () => testFilm({ seed: 3, kind: 'tiny' }));
  const world = await step('Product and services', () =>
    startChaosWorld((message) => say(dim(`  ${message}`))),
  );
  try {
    const { faults, skipped } = faultsOf(world);
    for (const name of skipped) say(dim(`- not tried: ${name}`));
    const tally = newTally();
    const stop = new AbortController();
    const work = Array.from({ length: shops }, () =>
      keepShopping(world.product.apiUrl, film.videoPath, tally, stop.signal),
    );
    const startedAt = Date.now();
    const violations: string[] = [];
    const struck = await strikeAll(world, faults, { ...options, startedAt }, violations);
    stop.abort();
    say(dim('the shops finish what they are at'));
    await Promise.all(work);
    violations.push(...(await findViolations(world, tally)));
    return tell({ struck, tally, violations, ms: Date.now() - startedAt });
  } finally {
    await world.stop();
  }
}

async function strikeAll(
  world: ChaosWorld,
  faults: readonly Fault[],
  options: ChaosOptions & { readonly startedAt: number },
  violations: string[],
): Promise<Struck[]> {
  const random = new Random(options.seed);
  const until = options.startedAt + options.minutes * 60_000;
  const struck: Struck[] = [];
  let queue: Fault[] = [];
  await sleep(CALM_MS);
  while (Date.now() < until) {
    if (queue.length === 0) queue = random.shuffle(faults);
    const fault = queue.pop();
    if (!fault) break;
    await fault.strike();
    const recoveryMs = await recovery(world);
    struck.push({ fault: fault.name, recoveryMs });
    const isLate = recoveryMs > MAX_RECOVERY_MS;
    say(
      `${isLate ? red('✗') : green('✓')} ${fault.name} ${dim(`ready after ${duration(recoveryMs)}`)}`,
    );
    if (isLate) violations.push(`${fault.name}: ready after ${duration(recoveryMs)}`);
    const ledger = await ledgerFault(world.postgres.appUrl);
    if (ledger) violations.push(`after "${fault.name}": ${ledger}`);
    await sleep(CALM_MS * random.between(0.5, 1.5));
  }
  return struck;
}

/** Each fault, how often it struck and the slowest recovery from it. */
function byFault(struck: readonly Struck[]): string[] {
  const names = [...new Set(struck.map(({ fault }) => fault))].sort();
  return names.map((name) => {
    const times = struck.filter(({ fault }) => fault === name).map((each) => each.recoveryMs);
    return `${name}: ${times.length} times, ready after ${duration(Math.max(...times))} at most`;
  });
}

function tell(result: {
  struck: readonly Struck[];
  tally: Tally;
  violations: readonly string[];
  ms: number;
}): number {
  const { struck, tally, violations, ms } = result;
  const worst = [...struck].sort((a, b) => b.recoveryMs - a.recoveryMs)[0];
  say();
  for (const line of byFault(struck)) say(line);
  say(bold(`${struck.length} faults in ${duration(ms)}`));
  say(
    `${tally.accounts} shops, ${tally.accepted.length} films accepted, ${tally.reportsRead} reports read`,
  );
  if (worst) say(`slowest recovery: ${duration(worst.recoveryMs)} (${worst.fault})`);
  for (const [said, times] of tally.givenUp) say(dim(`given up ${times} times: ${said}`));
  for (const violation of violations) say(red(`✗ ${violation}`));
  say(`${violations.length} violations`);
  return violations.length === 0 ? 0 : 1;
}
