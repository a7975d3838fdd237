import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PaymentWorld } from '../../../test/support/payment-world.js';
import { deedsOf, staff } from '../../../test/support/staff.js';
import { TestApi } from '../../../test/support/test-api.js';
import { newId } from '../../platform/database/ids.js';

// Real: the whole API process, PostgreSQL, Stripe's SDK. Faked over HTTP: Stripe and Conekta.
let world: PaymentWorld;
let api: TestApi;
let me: Awaited<ReturnType<typeof staff>>;

beforeAll(async () => {
  world = await PaymentWorld.open();
  api = await TestApi.start(world.database, world.env);
});
beforeEach(async () => {
  me = await staff(world.database, api);
});
afterAll(async () => {
  await api.stop();
  await world.close();
});

const get = (path: string) => api.call<Body>('GET', path, { token: me.token });
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  api.call<Body>('POST', path, { token: me.token, body, headers });

interface Body extends Record<string, unknown> {
  readonly items: ReadonlyArray<Record<string, unknown>>;
  readonly refunds: ReadonlyArray<Record<string, unknown>>;
  readonly disputes: ReadonlyArray<Record<string, unknown>>;
  readonly events: ReadonlyArray<Record<string, unknown>>;
}

describe('orders, as staff see them', () => {
  it('are listed by person, status and method, page by page', async () => {
    const actor = await world.buyer();
    const paid = await world.paidByCard(actor);
    await world.buy(actor, 'OXXO');
    await world.buy(actor, 'SEVEN_ELEVEN');
    const of = `/admin/payments/orders?userId=${actor.userId}`;
    expect((await get(of)).body.items).toHaveLength(3);
    const byStatus = await get(`${of}&status=PAID`);
    expect(byStatus.body.items.map(({ id }) => id)).toEqual([paid.order.id]);
    const byMethod = await get(`${of}&method=SEVEN_ELEVEN`);
    expect(byMethod.body.items).toMatchObject([{ provider: 'conekta', userId: actor.userId }]);
    const first = await get(`${of}&limit=2`);
    const second = await get(`${of}&limit=2&cursor=${String(first.body['nextCursor'])}`);
    expect(second.body.items).toHaveLength(1);
    expect(await deedsOf(world.database, me.id)).toContainEqual(
      expect.objectContaining({ action: 'orders.listed' }),
    );
  });

  it('that were paid late are the ones to look at', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'OXXO');
    const ref = await world.vendorRef(order.id);
    world.stripe.expire(ref);
    await world.settle();
    world.stripe.pay(ref);
    await world.settle();
    const list = await get(`/admin/payments/orders?review=true&userId=${actor.userId}`);
    expect(list.body.items).toMatchObject([
      { id: order.id, status: 'PAID', reviewReason: 'paid_late' },
    ]);
  });

  it('show refunds, disputes and what the vendor told, and that somebody looked', async () => {
    const actor = await world.buyer();
    const { order, ref } = await world.paidByCard(actor);
    const refund = await post(`/admin/payments/orders/${order.id}/refunds`, {
      reason: 'Compró dos veces',
      credits: 10,
    });
    expect(refund.body).toMatchObject({ status: 'SUCCEEDED', amountCentavos: 4_300, credits: 10 });
    world.stripe.dispute(ref);
    await world.settle();
    const file = (await get(`/admin/payments/orders/${order.id}`)).body;
    expect(file).toMatchObject({ id: order.id, refundableCredits: 0, refundedCentavos: 4_300 });
    expect(file.refunds).toMatchObject([{ reason: 'Compró dos veces', credits: 10 }]);
    expect(file.disputes).toMatchObject([{ state: 'OPEN', credits: 20 }]);
    expect(file.events.map(({ type }) => type)).toContain('payment_intent.succeeded');
    const audit = await deedsOf(world.database, me.id);
    expect(audit.map(({ action }) => action)).toEqual(['order.refunded', 'order.viewed']);
    expect(audit[0]).toMatchObject({ target: `order:${order.id}`, reason: 'Compró dos veces' });
    expect((await get(`/admin/payments/orders/${newId()}`)).status).toBe(404);
  });
});

describe('an adjustment', () => {
  it('gives and takes credits with its reason, once per key, and is audited', async () => {
    const actor = await world.buyer();
    const { userId } = actor;
    const body = { userId, credits: 7, reason: 'Compensación por falla' };
    const headers = { 'idempotency-key': newId() };
    const [given] = [await post('/admin/credits/adjustments', body, headers)];
    await post('/admin/credits/adjustments', body, headers);
    expect(given.body).toMatchObject({ userId, balance: 7, available: 7 });
    const taken = await post('/admin/credits/adjustments', { ...body, credits: -3 });
    expect(taken.body).toMatchObject({ balance: 4 });
    expect((await get(`/admin/credits/wallets/${userId}`)).body).toMatchObject({ balance: 4 });
    const audit = await deedsOf(world.database, me.id);
    expect(audit.map(({ action }) => action)).toEqual([
      'credits.adjusted',
      'credits.adjusted',
      'wallet.viewed',
    ]);
    const rows = await world.database.superuser(
      `SELECT type, amount, reason FROM billing.credit_transactions WHERE user_id = $1 ORDER BY seq`,
      [userId],
    );
    expect(rows).toEqual([
      { type: 'ADJUSTMENT', amount: 7, reason: 'Compensación por falla' },
      { type: 'ADJUSTMENT', amount: -3, reason: 'Compensación por falla' },
    ]);
  });

  it('needs a reason, a person who exists, and never takes a wallet below zero', async () => {
    const { userId } = await world.buyer();
    const adjust = (body: object) => post('/admin/credits/adjustments', body);
    expect((await adjust({ userId, credits: 1, reason: '' })).status).toBe(400);
    expect((await adjust({ userId, credits: 0, reason: 'nada' })).status).toBe(400);
    expect((await adjust({ userId: newId(), credits: 1, reason: 'nadie' })).status).toBe(404);
    const below = await adjust({ userId, credits: -1, reason: 'de más' });
    expect(below.body).toMatchObject({ status: 409, code: 'credits.balance_negative' });
    expect(await deedsOf(world.database, me.id)).toEqual([]);
  });
});
