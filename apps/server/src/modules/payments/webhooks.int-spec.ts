import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECRET, SHOP, PaymentWorld } from '../../../test/support/payment-world.js';
import { contractPath } from '../../../test/support/vendors/shared-contracts.js';
import { stripeSignature } from '../../../test/support/vendors/stripe-signature.js';
import { newId } from '../../platform/database/ids.js';
import { ledgerCheck } from '../credits/ledger-check.js';
import { PAYMENT_RULES } from './payment-rules.js';

// Real: PostgreSQL, the adapters with the vendors' SDKs. Faked over HTTP: Stripe and Conekta.
let world: PaymentWorld;

beforeAll(async () => {
  world = await PaymentWorld.open();
});
afterAll(() => world.close());

describe('webhooks', () => {
  const event = (id: string, ref: string) =>
    JSON.stringify({
      id,
      object: 'event',
      type: 'payment_intent.succeeded',
      data: { object: { id: ref, object: 'payment_intent', metadata: {} } },
    });

  it('are stored once however often they come, and refused without a good, fresh signature', async () => {
    const body = event(`evt_${newId()}`, 'pi_nobody');
    const receive = (headers: Record<string, string>) =>
      world.at.webhooks.receive('stripe', { rawBody: Buffer.from(body), headers });
    const results = await Promise.all(
      Array.from({ length: 20 }, () => receive(stripeSignature(body, SECRET))),
    );
    expect(results.filter((result) => result.isNew)).toHaveLength(1);
    const tooOld = Math.floor(Date.now() / 1000) - 301;
    for (const headers of [
      {},
      stripeSignature(body, 'whsec_other'),
      stripeSignature(body, SECRET, tooOld),
      stripeSignature(`${body} `, SECRET),
    ]) {
      await expect(receive(headers)).rejects.toMatchObject({
        code: 'payments.webhook_rejected',
      });
    }
    await world.settle();
  });

  it('of Conekta are refused when one byte of the signed body differs', async () => {
    const body = JSON.stringify({ id: newId(), type: 'order.paid', data: { object: { id: 'x' } } });
    const headers = world.conekta.sign(body);
    const receive = (text: string) =>
      world.at.webhooks.receive('conekta', { rawBody: Buffer.from(text), headers });
    expect(await receive(body)).toEqual({ isNew: true });
    await expect(receive(body.replace('order.paid', 'order.paiD'))).rejects.toMatchObject({
      code: 'payments.webhook_rejected',
    });
    await world.settle();
  });

  it('are answered before anything is done about them', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'OXXO');
    await world.settle();
    world.stripe.state.succeed(await world.vendorRef(order.id), null);
    const calls = world.stripe.calls.length;
    const body = event(`evt_${newId()}`, await world.vendorRef(order.id));
    await world.at.webhooks.receive('stripe', {
      rawBody: Buffer.from(body),
      headers: stripeSignature(body, SECRET),
    });
    // Neither the vendor nor the order was touched while it waited.
    expect(world.stripe.calls).toHaveLength(calls);
    expect((await world.at.orders.get(actor, order.id)).status).toBe('REQUIRES_ACTION');
    await world.settle();
    expect((await world.at.orders.get(actor, order.id)).status).toBe('PAID');
  });

  it('for an order whose reference is not stored yet find it by the id they carry', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'CARD');
    const ref = await world.vendorRef(order.id);
    await world.database.superuser(
      `UPDATE payments.payment_orders SET vendor_ref = NULL, status = 'PENDING' WHERE id = $1`,
      [order.id],
    );
    world.stripe.pay(ref);
    await world.settle();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({
      status: 'PAID',
      vendor_ref: ref,
    });
  });

  it('for an unknown order are tried again, then left as they are', async () => {
    const body = event(`evt_${newId()}`, 'pi_unknown');
    await world.at.webhooks.receive('stripe', {
      rawBody: Buffer.from(body),
      headers: stripeSignature(body, SECRET),
    });
    const [row] = await world.database.superuser<{ id: string }>(
      `SELECT id FROM payments.payment_events WHERE processed_at IS NULL`,
    );
    await expect(
      world.at.paymentEvents.process(row!.id, { isLastAttempt: false }),
    ).rejects.toThrow();
    await world.at.paymentEvents.process(row!.id, { isLastAttempt: true });
    const [after] = await world.database.superuser(
      `SELECT outcome FROM payments.payment_events WHERE id = $1`,
      [row!.id],
    );
    expect(after).toEqual({ outcome: 'unknown_order' });
  });
});

describe('reconciliation', () => {
  const now = { lost: 0, unasked: 0 };
  const backdate = (orderId: string, interval: string) =>
    world.database.superuser(
      `UPDATE payments.payment_orders
          SET checked_at = now() - $2::interval, created_at = created_at - $2::interval
        WHERE id = $1`,
      [orderId, interval],
    );

  it('credits what was paid while the webhook was lost', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'OXXO');
    await world.settle();
    world.stripe.state.succeed(await world.vendorRef(order.id), null);
    await backdate(order.id, '20 minutes');
    await world.at.reconciliation.run(now);
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('finds out what came of a payment whose opening was never confirmed', async () => {
    const actor = await world.buyer();
    const customer = await world.at.cards.ensureCustomer(actor);
    world.stripe.saveCard(customer, { fingerprint: 'fp' });
    const [card] = await world.at.cards.list(actor);
    const order = await world.at.orders.create(actor, {
      packageId: SHOP,
      method: 'CARD',
      paymentMethodId: card!.id,
    });
    // As after a crash between the vendor's answer and our commit, credits and all.
    await world.settle();
    const before = world.stripe.state.intents.size;
    await world.database.superuser(
      `UPDATE payments.payment_orders
          SET vendor_ref = NULL, status = 'PENDING', checked_at = now() - interval '5 minutes'
        WHERE id = $1`,
      [order.id],
    );
    await world.at.reconciliation.run(now);
    expect(world.stripe.state.intents.size).toBe(before);
    expect((await world.at.orders.get(actor, order.id)).status).toBe('PAID');
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('gives up a card payment that nobody finished for a day', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'CARD');
    await backdate(order.id, '25 hours');
    await world.at.reconciliation.run(now);
    expect((await world.at.orders.get(actor, order.id)).status).toBe('CANCELED');
  });

  it('tells once that a voucher is about to end', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'SEVEN_ELEVEN');
    await world.database.superuser(
      `UPDATE payments.payment_orders SET expires_at = now() + interval '3 hours' WHERE id = $1`,
      [order.id],
    );
    await world.at.reconciliation.run();
    await world.at.reconciliation.run();
    const told = await world.database.superuser(
      `SELECT 1 FROM platform.outbox_events
        WHERE name = 'payment.voucher_expiring' AND payload->>'orderId' = $1`,
      [order.id],
    );
    expect(told).toHaveLength(1);
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
