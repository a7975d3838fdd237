import { setTimeout as sleep } from 'node:timers/promises';
import { countBacklog, totalOf, type Backlog } from './backlog.js';
import type { MoneyWorld } from './money-world.js';
import { Stillness } from './stillness.js';

const LOOK_EVERY_MS = 1_500;
/** So many looks in a row must find nothing waiting. */
const QUIET_LOOKS = 2;
/** Longer than the longest pause between two attempts of a job, about six minutes. */
export const STUCK_MS = 8 * 60_000;
const TELL_MS = 60_000;
/** A job that waits for its worker is not woken a second time before. */
const LOST_SECONDS = 20;

/**
 * Waits until webhooks, outbox and jobs are done, and lets reconciliation repair what was lost. A slow
 * machine takes its time; it ends with something left only when nothing has got less for `STUCK_MS`.
 * @returns what was still waiting: empty when all is settled.
 */
export async function settle(world: MoneyWorld): Promise<Backlog> {
  await world.stripe.webhooks.idle();
  await world.conekta.webhooks.idle();
  const since = new Date();
  const stillness = new Stillness(STUCK_MS);
  let told = Date.now();
  for (let quiet = 0; ;) {
    await reconcile(world, since);
    await sleep(LOOK_EVERY_MS);
    const backlog = await countBacklog(world.superuser, since);
    const waiting = totalOf(backlog);
    quiet = waiting === 0 ? quiet + 1 : 0;
    if (quiet === QUIET_LOOKS || stillness.isStuck(waiting)) return backlog;
    if (Date.now() - told < TELL_MS) continue;
    told = Date.now();
    console.log(`  settling: ${waiting} waiting, ${JSON.stringify(backlog)}`);
  }
}

/** Every order that is open or can be refunded is asked about once; what the vendor sends meanwhile is waited for. */
async function reconcile({ at, stripe, conekta }: MoneyWorld, since: Date): Promise<void> {
  const unasked = Math.ceil((Date.now() - since.getTime()) / 1_000);
  await at.reconciliation.run({ lost: Math.min(LOST_SECONDS, unasked), unasked, quiet: unasked });
  await at.missedEvents.run();
  await stripe.webhooks.idle();
  await conekta.webhooks.idle();
}
