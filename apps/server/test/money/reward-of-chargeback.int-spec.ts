import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES_ABOVE } from '../../src/ledger-proof.js';
import { ledgerCheck } from '../../src/modules/credits/ledger-check.js';
import { ReferralsService } from '../../src/modules/referrals/referrals.service.js';
import type { UserActor } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import { BASIC, PaymentWorld } from '../support/payment-world.js';
import { startWorker } from '../support/product-context.js';

// Real: PostgreSQL, the webhook door, the whole worker with its relay and queues. Faked: Stripe.
let world: PaymentWorld;
let worker: INestApplicationContext;
let referrals: ReferralsService;
let folder: string;

beforeAll(async () => {
  world = await PaymentWorld.open();
  folder = await mkdtemp(join(tmpdir(), 'mi-reward-'));
  worker = await startWorker(world.database.config({ ...world.env, DATA_DIR: folder }));
  referrals = worker.get(ReferralsService, { strict: false });
});
afterAll(async () => {
  await worker.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const soon = { timeout: 30_000, interval: 200 };

async function rewardsOf(actor: UserActor): Promise<string[]> {
  const rewards = await referrals.listRewards(actor, { beforeId: undefined, limit: 10 });
  return rewards.map(({ status }) => status);
}

describe('the reward for an invitation', () => {
  it('comes with a card payment and a film, and goes when the bank takes the money back', async () => {
    const referrer = await world.buyer();
    const invited = await world.buyer();
    const code = await referrals.code(referrer, undefined);
    await referrals.claim(invited, { code, deviceId: undefined });

    const order = await world.buy(invited, 'CARD', BASIC);
    const ref = await world.vendorRef(order.id);
    world.stripe.pay(ref);
    await world.database.db.write({ kind: 'job', name: 'test' }, (tx) =>
      world.at.outbox.publish(tx, {
        name: 'session.ready',
        version: 1,
        payload: {
          sessionId: newId(),
          storeId: newId(),
          createdBy: invited.userId,
          payerUserId: invited.userId,
          charged: true,
          products: 3,
          units: 9,
        },
      }),
    );
    await expect.poll(() => rewardsOf(referrer), soon).toEqual(['GRANTED']);
    expect(await world.balance(referrer)).toEqual({ balance: 1, debt: 0 });
    expect(await world.balance(invited)).toEqual({ balance: 10, debt: 0 });

    world.stripe.dispute(ref);
    await expect.poll(() => rewardsOf(referrer), soon).toEqual(['REVERSED']);
    await expect.poll(() => world.balance(referrer), soon).toEqual({ balance: 0, debt: 0 });
    expect(await world.balance(invited)).toEqual({ balance: 0, debt: 0 });
    const report = await world.database.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, RULES_ABOVE),
    );
    expect(report.faults).toEqual([]);
  });
});
