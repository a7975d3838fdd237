import type { MoneyWorld } from './money-world.js';

const LOOK_EVERY_MS = 1_500;
/** So many looks in a row must find nothing waiting. */
const QUIET_LOOKS = 2;

/**
 * Waits until webhooks, outbox and jobs are done, and lets reconciliation repair what was lost.
 * @returns what was still waiting when the time was up: 0 when all is settled.
 */
export async function settle(world: MoneyWorld, timeoutMs: number): Promise<number> {
  const deadline = Date.now() + timeoutMs;
  let waiting = Number.POSITIVE_INFINITY;
  for (let quiet = 0; quiet < QUIET_LOOKS && Date.now() < deadline;) {
    await world.stripe.webhooks.idle();
    await world.conekta.webhooks.idle();
    await world.at.reconciliation.run({ lost: 1, unasked: 1 });
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    waiting = await countWaiting(world);
    quiet = waiting === 0 ? quiet + 1 : 0;
  }
  return waiting;
}

/** Pushes, e-mails and receipts are left out: they move no money. */
async function countWaiting({ superuser }: MoneyWorld): Promise<number> {
  const { rows } = await superuser.query<{ waiting: string }>(
    `SELECT (SELECT count(*) FROM platform.outbox_events
              WHERE relayed_at IS NULL AND name NOT IN
                ('notifications.deliver-notification', 'payments.send-receipt'))
          + (SELECT count(*) FROM payments.payment_events WHERE processed_at IS NULL)
          + (SELECT count(*) FROM payments.refunds WHERE status = 'PENDING')
          + (SELECT count(*) FROM referrals.referral_rewards WHERE status = 'DUE')
          + (SELECT count(*) FROM payments.payment_orders WHERE status = 'PENDING') AS waiting`,
  );
  return Number(rows[0]?.waiting ?? 0);
}
