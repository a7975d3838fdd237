import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaymentWorld } from '../../../test/support/payment-world.js';
import { contractPath } from '../../../test/support/vendors/shared-contracts.js';
import { newId } from '../../platform/database/ids.js';
import { ledgerCheck } from '../credits/ledger-check.js';
import { PAYMENT_RULES } from './payment-rules.js';

// Real: PostgreSQL, the adapters with the vendors' SDKs. Faked over HTTP: Stripe and Conekta.
let world: PaymentWorld;

beforeAll(async () => {
  world = await PaymentWorld.open();
});
afterAll(() => world.close());

describe('refunds', () => {
  it('take back unspent credits and send their share of the price', async () => {
    const actor = await world.buyer();
    const { order } = await world.paidByCard(actor);
    await world.spend(actor, 10);
    const staff = await world.admin();
    await expect(
      world.at.refunds.request(staff, { orderId: order.id, credits: 21 }),
    ).rejects.toMatchObject({ code: 'credits.refund_too_large', params: { available: 20 } });
    const part = await world.at.refunds.request(staff, { orderId: order.id, credits: 15 });
    expect(part).toMatchObject({ status: 'SUCCEEDED', amount_centavos: 6450, credits: 15 });
    const rest = await world.at.refunds.request(staff, { orderId: order.id, credits: undefined });
    expect(rest).toMatchObject({ status: 'SUCCEEDED', credits: 5, amount_centavos: 2150 });
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 0 });
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({
      status: 'PAID',
      refunded_centavos: 8600,
    });
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 0 });
  });

  it('of a whole unspent order end it', async () => {
    const actor = await world.buyer();
    const { order } = await world.paidByCard(actor);
    await world.at.refunds.request(await world.admin(), { orderId: order.id, credits: undefined });
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({ status: 'REFUNDED' });
  });

  it('that Stripe refuses give the credits back', async () => {
    const actor = await world.buyer();
    const { order, ref } = await world.paidByCard(actor);
    world.stripe.state.intent(ref).refunded = world.stripe.state.intent(ref).amount;
    const refund = await world.at.refunds.request(await world.admin(), {
      orderId: order.id,
      credits: 30,
    });
    expect(refund.status).toBe('FAILED');
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
    world.stripe.state.intent(ref).refunded = 0;
  });

  it('made at Stripe’s own desk take credits back, and what was spent becomes a debt', async () => {
    const actor = await world.buyer();
    const { order, ref } = await world.paidByCard(actor);
    await world.spend(actor, 25);
    world.stripe.refundAtDesk(ref, order.amount_centavos);
    await world.settle();
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 25 });
    expect((await world.at.orders.get(actor, order.id)).status).toBe('REFUNDED');
  });
});

describe('a refund at the desk while one of ours was on its way', () => {
  it('is found when ours is settled, though its own news said nothing', async () => {
    const actor = await world.buyer();
    const { order, ref } = await world.paidByCard(actor);
    await world.settle();
    const request = { orderId: order.id, credits: 10 };
    const { id } = await world.at.refunds.request(await world.admin(), request);
    // As it was before Stripe was asked: its news can only be of what happened at the desk.
    const mine = world.stripe.state.intent(ref).refunded;
    const setStatus = (status: string) =>
      world.database.superuser(
        `UPDATE payments.refunds SET status = $2, updated_at = now() WHERE id = $1`,
        [id, status],
      );
    await setStatus('PENDING');
    world.stripe.state.intent(ref).refunded = 0;
    world.stripe.refundAtDesk(ref, 255);
    await world.settle();
    world.stripe.state.intent(ref).refunded = mine + 255;
    await setStatus('SUCCEEDED');
    const refunded = async () => (await world.at.orders.get(actor, order.id)).refunded_centavos;
    expect(await refunded()).toBe(mine);
    await world.at.reconciliation.run({ lost: 0, unasked: 900 });
    expect(await refunded()).toBe(mine + 255);
    await world.at.reconciliation.run({ lost: 0, unasked: 900 });
    expect(await refunded()).toBe(mine + 255);
  });
});

describe('a refund at the desk whose news never came', () => {
  it('is found when the paid order has not been asked about for a week', async () => {
    const actor = await world.buyer();
    const { order, ref } = await world.paidByCard(actor);
    await world.settle();
    world.stripe.state.intent(ref).refunded = 255;
    const refunded = async () => (await world.at.orders.get(actor, order.id)).refunded_centavos;
    await world.at.reconciliation.run();
    expect(await refunded()).toBe(0);
    await world.database.superuser(
      `UPDATE payments.payment_orders SET checked_at = now() - interval '8 days' WHERE id = $1`,
      [order.id],
    );
    await world.at.reconciliation.run();
    expect(await refunded()).toBe(255);
  });
});

describe('a chargeback', () => {
  it('takes what is there, books the rest as a debt, and the next purchase settles it', async () => {
    const actor = await world.buyer();
    const { ref } = await world.paidByCard(actor);
    await world.spend(actor, 22);
    world.stripe.dispute(ref);
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 22 });
    const hold = await world.database.db.write(
      { kind: 'job', name: 'test', payerUserId: actor.userId },
      (tx) =>
        world.at.credits.hold(tx, { payerUserId: actor.userId, sessionId: newId(), credits: 1 }),
    );
    expect(hold).toEqual({ ok: false, code: 'credits.in_debt', debt: 22 });
    await world.paidByCard(actor);
    expect(await world.balance(actor)).toEqual({ balance: 8, debt: 0 });
  });

  it('that is won gives the credits back, also when its end is heard of first', async () => {
    const actor = await world.buyer();
    const { ref } = await world.paidByCard(actor);
    const dispute = world.stripe.dispute(ref);
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 0 });
    world.stripe.closeDispute(dispute, 'won');
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
    const another = await world.buyer();
    const second = await world.paidByCard(another);
    const held = world.stripe.dispute(second.ref);
    await world.stripe.webhooks.idle();
    world.stripe.closeDispute(held, 'won');
    await world.stripe.webhooks.idle();
    const events = await world.database.superuser<{ id: string }>(
      `SELECT id FROM payments.payment_events WHERE processed_at IS NULL ORDER BY received_at DESC`,
    );
    for (const { id } of events) await world.at.paymentEvents.process(id, { isLastAttempt: true });
    expect(await world.balance(another)).toEqual({ balance: 30, debt: 0 });
  });
});

describe('a dispute whose news never came', () => {
  it('is read at the vendor, once, from its opening to its end', async () => {
    const actor = await world.buyer();
    const { ref } = await world.paidByCard(actor);
    world.stripe.webhooks.isMuted = true;
    const dispute = world.stripe.dispute(ref);
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
    const listen = async () => {
      const { heard } = await world.at.missedEvents.run();
      await world.settle();
      return { heard, ...(await world.balance(actor)) };
    };
    expect(await listen()).toEqual({ heard: 1, balance: 0, debt: 0 });
    expect(await listen()).toEqual({ heard: 0, balance: 0, debt: 0 });
    world.stripe.closeDispute(dispute, 'won');
    world.stripe.webhooks.isMuted = false;
    expect(await listen()).toEqual({ heard: 1, balance: 30, debt: 0 });
  });

  it('is found behind more events than one page has', async () => {
    const actor = await world.buyer();
    const { ref } = await world.paidByCard(actor);
    world.stripe.webhooks.isMuted = true;
    world.stripe.dispute(ref);
    const other = await world.paidByCard(await world.buyer());
    for (let index = 0; index < 120; index += 1) world.stripe.dispute(other.ref);
    world.stripe.webhooks.isMuted = false;
    expect(await world.at.missedEvents.run()).toEqual({ heard: 121 });
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 0 });
  });
});

describe('at the end', () => {
  it('the ledger is whole', async () => {
    const checker = { kind: 'system', task: 'check-ledger' } as const;
    const report = await world.database.db.read(checker, (tx) => ledgerCheck(tx, PAYMENT_RULES));
    expect(report.faults).toEqual([]);
  });

  it.skipIf(contractPath('stripe/stripe-cut.json') === undefined)(
    'every request and answer was as the vendors’ own documents say',
    () => {
      expect(world.stripe.contract?.checked).toBeGreaterThan(5);
      expect(world.stripe.contract?.violations).toEqual([]);
      expect(world.conekta.contract?.violations).toEqual([]);
      const versions = new Set(world.stripe.calls.map((call) => call.version));
      expect([...versions]).toEqual(['2026-10-28.endive']);
    },
  );
});
