import { RULES_ABOVE } from '../../src/ledger-proof.js';
import { ledgerCheck } from '../../src/modules/credits/ledger-check.js';
import { log } from '../../src/platform/telemetry/logger.js';
import { Random } from '../support/vendors/random.js';
import { countPressure, totalOf, type Backlog } from './backlog.js';
import { compareWithVendors } from './compare-with-vendors.js';
import { ConnectionCutter } from './connection-cutter.js';
import { Mischief } from './mischief.js';
import { startMoneyWorld, type MoneyWorld } from './money-world.js';
import { readOptions, replayCommand, type SimulationOptions } from './options.js';
import { Pace } from './pace.js';
import { planSimulation, type Plan } from './plan.js';
import { settle, STUCK_MS } from './settle.js';
import { ShopLife } from './shop-life.js';
import { WorkerFleet } from './worker-fleet.js';

/**
 * `npm run simulate:money`: people buy, film, fail, are refunded, disputed and rewarded, while
 * webhooks are doubled, delayed, reordered and lost, vendors answer with errors, workers are killed
 * and connections cut. In the end nothing may be lost or doubled. The plan follows from the seed
 * alone; how the machine interleaves it does not. Ctrl-C ends the lives where they are; what was done
 * until then is settled and judged all the same.
 */
const WORKERS = 2;
/** Operations between two killed workers, and between two cut connections. */
const KILL = { least: 250, most: 750 };
const CUT = { least: 15, most: 45 };
const TELL_MS = 60_000;

log.level = 'silent';
const options = typedOptions();
const plan = planSimulation(options);
console.log(
  `simulate:money: ${options.users} users, ${options.operations} operations, seed ${options.seed}, ` +
    `plan ${plan.fingerprint}`,
);
let isEnding = false;
process.exit((await run()) ? 0 : 1);

/** What was asked for; flags that do not exist end the command with its usage. */
function typedOptions(): SimulationOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

async function run(): Promise<boolean> {
  const world = await startMoneyWorld(options.seed);
  // The embedded database would end at once, and the process with it.
  process.removeAllListeners('SIGINT');
  process.once('SIGINT', () => {
    console.log('  ending early');
    isEnding = true;
  });
  const fleet = new WorkerFleet(world.env, new Random(options.seed + 1));
  const cutter = new ConnectionCutter(world.superuser);
  fleet.start(WORKERS);
  const { operations } = world;
  const random = new Random(options.seed + 2);
  const mischiefs = [
    new Mischief({ ...KILL, random, operations, act: () => fleet.killOne() }),
    new Mischief({ ...CUT, random, operations, act: () => void cutter.cutOne() }),
  ];
  for (const mischief of mischiefs) mischief.start();
  const startedAt = Date.now();
  const pace = new Pace(() => countPressure(world.superuser), {
    afterMs: STUCK_MS,
    tell: () => {
      console.log('  the workers get nothing done, ending early');
      isEnding = true;
    },
  });
  pace.start();
  await live(world, plan, pace);
  const livedMs = Date.now() - startedAt;
  await pace.stop();
  for (const mischief of mischiefs) mischief.stop();
  const waiting = await settle(world);
  tellWork(world, { fleet, cutter, pace, livedMs, settledMs: Date.now() - startedAt });
  const isWhole = await judge(world, waiting);
  await fleet.stop();
  await world.stop();
  return isWhole;
}

/** All lives, so many at a time, in the order of the plan. */
async function live(world: MoneyWorld, { lives }: Plan, pace: Pace): Promise<void> {
  const codes = new Map<number, Promise<string | undefined>>();
  const startedAt = Date.now();
  let next = 0;
  const timer = setInterval(() => {
    const done = world.operations();
    const perSecond = (done / ((Date.now() - startedAt) / 1_000)).toFixed(1);
    console.log(`  ${done} operations, ${process.uptime().toFixed(0)} s, ${perSecond} per second`);
  }, TELL_MS);
  const lane = async (): Promise<void> => {
    for (let planned = lives[next]; planned && !isEnding; planned = lives[next]) {
      const index = next;
      next += 1;
      const life = world.addUser('USER').then((userId) => new ShopLife(world, userId));
      if (planned.sharesCode)
        codes.set(
          index,
          life.then((each) => each.share()),
        );
      const inviter = planned.inviter === undefined ? undefined : codes.get(planned.inviter);
      await (
        await life
      ).live(planned.steps, await inviter, async () => {
        await pace.room();
        return !isEnding;
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: options.parallel }, lane));
  } finally {
    clearInterval(timer);
  }
}

function tellWork(
  { deeds, operations, stripe, conekta }: MoneyWorld,
  facts: {
    fleet: WorkerFleet;
    cutter: ConnectionCutter;
    pace: Pace;
    livedMs: number;
    settledMs: number;
  },
): void {
  const { fleet, cutter, pace, livedMs, settledMs } = facts;
  const seconds = (ms: number): string => (ms / 1000).toFixed(0);
  const names = [...deeds.keys()].sort();
  console.log(names.map((name) => `${name} ${deeds.get(name) ?? 0}`).join(', '));
  console.log(
    `${operations()} of ${options.operations} operations in ${seconds(livedMs)} s, settled after ` +
      `${seconds(settledMs)} s; ${fleet.kills} workers killed, ${cutter.cuts} connections cut, ` +
      `${stripe.webhooks.sent.length + conekta.webhooks.sent.length} webhooks delivered`,
  );
  console.log(
    `${(operations() / (livedMs / 1000)).toFixed(1)} operations per second; held back for ` +
      `${seconds(pace.heldMs)} s, at most ${pace.peak} things before the workers`,
  );
}

async function judge(world: MoneyWorld, waiting: Backlog): Promise<boolean> {
  const report = await world.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
    ledgerCheck(tx, RULES_ABOVE),
  );
  const { wallets, transactions, holds } = report;
  console.log(`${wallets} wallets, ${transactions} transactions, ${holds} holds`);
  const differences = await compareWithVendors(world.superuser, world.stripe, world.conekta);
  for (const fault of report.faults) console.error('✗', JSON.stringify(fault));
  for (const difference of differences) console.error('✗', difference);
  for (const [kind, count] of Object.entries(waiting)) console.error(`✗ stuck: ${count} ${kind}`);
  const isSettled = totalOf(waiting) === 0;
  const isWhole = report.faults.length === 0 && differences.length === 0 && isSettled;
  console.log(
    isWhole
      ? `✓ nothing lost, nothing doubled (seed ${options.seed})`
      : `✗ failed; the same plan again: ${replayCommand(options)}`,
  );
  return isWhole;
}
