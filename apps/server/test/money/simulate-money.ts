import { RULES_ABOVE } from '../../src/ledger-proof.js';
import { ledgerCheck } from '../../src/modules/credits/ledger-check.js';
import { log } from '../../src/platform/telemetry/logger.js';
import { Random } from '../support/vendors/random.js';
import { compareWithVendors } from './compare-with-vendors.js';
import { ConnectionCutter } from './connection-cutter.js';
import { startMoneyWorld, type MoneyWorld } from './money-world.js';
import { readOptions, replayCommand } from './options.js';
import { planSimulation, type Plan } from './plan.js';
import { settle } from './settle.js';
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
const KILL_MS = { least: 8_000, most: 20_000 };
const CUT_MS = 900;
const SETTLE_MS = 10 * 60_000;
const TELL_MS = 60_000;

log.level = 'silent';
const options = readOptions(process.argv.slice(2));
const plan = planSimulation(options);
console.log(
  `simulate:money: ${options.users} users, ${options.operations} operations, seed ${options.seed}, ` +
    `plan ${plan.fingerprint}`,
);
let isEnding = false;
process.exit((await run()) ? 0 : 1);

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
  fleet.killEvery(KILL_MS.least, KILL_MS.most);
  cutter.start(CUT_MS);
  const startedAt = Date.now();
  await live(world, plan);
  const livedMs = Date.now() - startedAt;
  fleet.peace();
  cutter.stop();
  const waiting = await settle(world, SETTLE_MS);
  tellWork(world, { fleet, cutter, livedMs, settledMs: Date.now() - startedAt });
  const isWhole = await judge(world, waiting);
  await fleet.stop();
  await world.stop();
  return isWhole;
}

/** All lives, so many at a time, in the order of the plan. */
async function live(world: MoneyWorld, { lives }: Plan): Promise<void> {
  const codes = new Map<number, Promise<string | undefined>>();
  let next = 0;
  const timer = setInterval(() => {
    console.log(`  ${world.operations()} operations, ${process.uptime().toFixed(0)} s`);
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
      await (await life).live(planned.steps, await inviter, () => !isEnding);
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
  facts: { fleet: WorkerFleet; cutter: ConnectionCutter; livedMs: number; settledMs: number },
): void {
  const { fleet, cutter, livedMs, settledMs } = facts;
  const seconds = (ms: number): string => (ms / 1000).toFixed(0);
  const names = [...deeds.keys()].sort();
  console.log(names.map((name) => `${name} ${deeds.get(name) ?? 0}`).join(', '));
  console.log(
    `${operations()} of ${options.operations} operations in ${seconds(livedMs)} s, settled after ` +
      `${seconds(settledMs)} s; ${fleet.kills} workers killed, ${cutter.cuts} connections cut, ` +
      `${stripe.webhooks.sent.length + conekta.webhooks.sent.length} webhooks delivered`,
  );
}

async function judge(world: MoneyWorld, waiting: number): Promise<boolean> {
  const report = await world.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
    ledgerCheck(tx, RULES_ABOVE),
  );
  const { wallets, transactions, holds } = report;
  console.log(`${wallets} wallets, ${transactions} transactions, ${holds} holds`);
  const differences = await compareWithVendors(world.superuser, world.stripe, world.conekta);
  for (const fault of report.faults) console.error('✗', JSON.stringify(fault));
  for (const difference of differences) console.error('✗', difference);
  if (waiting > 0) console.error(`✗ ${waiting} things were still waiting when the time was up`);
  const isWhole = report.faults.length === 0 && differences.length === 0 && waiting === 0;
  console.log(
    isWhole
      ? `✓ nothing lost, nothing doubled (seed ${options.seed})`
      : `✗ failed; the same plan again: ${replayCommand(options)}`,
  );
  return isWhole;
}
