import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { payerJob } from '../../../test/support/ledger.js';
import { PaymentWorld } from '../../../test/support/payment-world.js';
import { auditOf, staff } from '../../../test/support/staff.js';
import { TestApi } from '../../../test/support/test-api.js';
import type { StoreId, UserActor } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';

// Real: the whole API process and PostgreSQL. The ledger is moved as jobs of the payer move it.
let world: PaymentWorld;
let api: TestApi;
let me: Awaited<ReturnType<typeof staff>>;

beforeAll(async () => {
  world = await PaymentWorld.open();
  api = await TestApi.start(world.database, world.env);
  me = await staff(world.database, api);
});
afterAll(async () => {
  await api.stop();
  await world.close();
});

interface Row {
  readonly key: string;
  readonly sessions: number;
  readonly revenueCentavos: number;
  readonly costMicroUsd: number;
  readonly costCentavos: number;
  readonly marginCentavos: number;
}

async function report(by: string, more = '') {
  const path = `/admin/margin?by=${by}&from=2026-01-01&to=2036-01-01${more}`;
  const answer = await api.call<{ items: Row[]; total: Row; nextCursor: string | null }>(
    'GET',
    path,
    { token: me.token },
  );
  expect(answer.status).toBe(200);
  return answer.body;
}

interface Film {
  readonly storeId: StoreId;
  readonly credits: number;
  readonly costs: ReadonlyArray<{
    provider: string;
    microUsd: number;
    kind?: 'AI' | 'COMPUTE' | 'STORAGE';
  }>;
  readonly isCharged?: boolean;
}

/** A session as the pipeline books it: hold, the costs, then capture or release. */
async function film(actor: UserActor, { storeId, credits, costs, isCharged = true }: Film) {
  const sessionId = newId();
  const payerUserId = actor.userId;
  await world.database.db.write(payerJob(payerUserId, storeId), async (tx) => {
    await world.at.credits.hold(tx, { payerUserId, sessionId, credits, storeId });
    for (const [index, cost] of costs.entries()) {
      await world.at.credits.recordCogs(tx, {
        sessionId,
        storeId,
        payerUserId,
        kind: cost.kind ?? 'AI',
        provider: cost.provider,
        units: {},
        costMicroUsd: cost.microUsd,
        key: `detection:${index}`,
      });
    }
    if (isCharged) await world.at.credits.capture(tx, { sessionId });
    else await world.at.credits.release(tx, { sessionId, reason: 'film.too_dark' });
  });
  return sessionId;
}

describe('the margin report', () => {
  it('tells per session, store, provider and day what was earned and what it cost', async () => {
    const actor = await world.buyer();
    const { id: storeId } = await given.store(world.database, { ownerId: actor.userId });
    // 30 credits for 129 pesos: 111.21 without IVA, 3.707 pesos a credit.
    await world.paidByCard(actor);
    const paid = await film(actor, {
      storeId,
      credits: 2,
      costs: [
        { provider: 'openai', microUsd: 5_000 },
        { provider: 'claude', microUsd: 20_000 },
        { provider: 'worker', microUsd: 700, kind: 'COMPUTE' },
        { provider: 'storage', microUsd: 300, kind: 'STORAGE' },
      ],
    });
    const failed = await film(actor, {
      storeId,
      credits: 1,
      costs: [{ provider: 'claude', microUsd: 10_000 }],
      isCharged: false,
    });
    const bySession = (await report('session')).items;
    expect(bySession.find(({ key }) => key === paid)).toEqual({
      key: paid,
      sessions: 1,
      credits: 2,
      revenueCentavos: 741,
      costMicroUsd: 26_000,
      costCentavos: 48,
      marginCentavos: 693,
      marginPercent: 93.5,
    });
    expect(bySession.find(({ key }) => key === failed)).toMatchObject({
      revenueCentavos: 0,
      costCentavos: 19,
      marginCentavos: -18,
      marginPercent: null,
    });
    const byStore = (await report('store')).items.find(({ key }) => key === storeId);
    expect(byStore).toMatchObject({ sessions: 2, revenueCentavos: 741, costMicroUsd: 36_000 });
    const byProvider = new Map((await report('provider')).items.map((row) => [row.key, row]));
    expect(byProvider.get('claude')).toMatchObject({ revenueCentavos: 741, costMicroUsd: 31_000 });
    expect(byProvider.get('openai')).toMatchObject({ revenueCentavos: 0, costMicroUsd: 5_000 });
    const days = await report('day');
    expect(days.items).toHaveLength(1);
    expect(days.items[0]).toMatchObject({ revenueCentavos: 741, costMicroUsd: 36_000 });
    expect(days.total).toMatchObject({ sessions: 2, revenueCentavos: 741, costMicroUsd: 36_000 });
  });

  it('earns nothing with gifts, nor with money that the bank took back', async () => {
    const actor = await world.buyer();
    const { id: storeId } = await given.store(world.database, { ownerId: actor.userId });
    const costs = [{ provider: 'local', microUsd: 0 }];
    await world.database.db.write(payerJob(actor.userId, storeId), (tx) =>
      world.at.credits.reward(tx, { userId: actor.userId, rewardId: newId(), credits: 1 }),
    );
    const { ref } = await world.paidByCard(actor);
    const gift = await film(actor, { storeId, credits: 1, costs });
    const lost = await film(actor, { storeId, credits: 1, costs });
    const revenueOf = async (id: string) =>
      (await report('session')).items.find(({ key }) => key === id)?.revenueCentavos;
    expect(await revenueOf(gift)).toBe(0);
    expect(await revenueOf(lost)).toBe(371);
    world.stripe.dispute(ref);
    await world.settle();
    expect(await revenueOf(lost)).toBe(0);
  });

  it('comes page by page, leaves other days out, and is audited', async () => {
    const first = await report('session', '&limit=1');
    const second = await report('session', `&limit=1&cursor=${first.nextCursor!}`);
    expect(second.items[0]!.key < first.items[0]!.key).toBe(true);
    const none = await api.call<{ items: Row[] }>(
      'GET',
      '/admin/margin?by=day&from=2020-01-01&to=2020-01-31',
      { token: me.token },
    );
    expect(none.body.items).toEqual([]);
    const wrong = await api.call('GET', '/admin/margin?by=week&from=1&to=2', { token: me.token });
    expect(wrong.status).toBe(400);
    expect(await auditOf(world.database, me.id)).toContainEqual(
      expect.objectContaining({ action: 'margin.viewed', target: 'margin:session' }),
    );
  });
});
