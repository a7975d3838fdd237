import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASIC, PAYER, SHOP, PaymentWorld } from '../../../test/support/payment-world.js';
import { makePayments } from '../../../test/support/payments.js';
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

describe('a card payment', () => {
  it('waits for the person, then credits once when Stripe says it is paid', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'CARD');
    expect(order).toMatchObject({ status: 'REQUIRES_ACTION', credits: 30, iva_centavos: 1779 });
    const action = await world.at.orders.action(actor, order.id);
    expect(action.clientSecret).toContain('_secret_');
    world.stripe.pay(await world.vendorRef(order.id));
    await world.settle();
    await world.settle();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({ status: 'PAID' });
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('may be tried again after a decline', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'CARD');
    const ref = await world.vendorRef(order.id);
    world.stripe.decline(ref);
    await world.settle();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({
      status: 'REQUIRES_ACTION',
      failure_code: 'insufficient_funds',
    });
    world.stripe.pay(ref);
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('with a saved card is paid at once, and a declined one fails the order', async () => {
    const actor = await world.buyer();
    const customer = await world.at.cards.ensureCustomer(actor);
    expect(await world.at.cards.ensureCustomer(actor)).toBe(customer);
    world.stripe.saveCard(customer, { fingerprint: 'fp_good' });
    world.stripe.saveCard(customer, { fingerprint: 'fp_bad', isDeclined: true });
    const cards = await world.at.cards.list(actor);
    expect(cards.map((card) => card.is_default)).toEqual([true, false]);
    const [good, bad] = cards.map((card) =>
      world.at.orders.create(actor, { packageId: BASIC, method: 'CARD', paymentMethodId: card.id }),
    );
    expect((await good!).status).toBe('PAID');
    expect(await bad!).toMatchObject({ status: 'FAILED', failure_code: 'insufficient_funds' });
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 10, debt: 0 });
    await world.at.cards.remove(actor, cards[0]!.id);
    expect((await world.at.cards.list(actor)).map((card) => card.is_default)).toEqual([true]);
  });

  it('whose bank asks for a proof waits for it, and is credited once it was given', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'CARD');
    const ref = await world.vendorRef(order.id);
    world.stripe.challenge(ref);
    await world.settle();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({ status: 'REQUIRES_ACTION' });
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 0 });
    const { clientSecret, publishableKey } = await world.at.orders.action(actor, order.id);
    expect(clientSecret).toMatch(new RegExp(`^${ref}_secret_`));
    expect(publishableKey).toBe('pk_test_x');
    world.stripe.answerChallenge(ref, true);
    await world.settle('DESC');
    await world.settle();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({
      status: 'PAID',
      failure_code: null,
    });
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
    await expect(world.at.orders.action(actor, order.id)).rejects.toMatchObject({
      code: 'payments.order_not_open',
    });
  });

  it('whose proof fails is not paid, and may be paid with another card', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'CARD');
    const ref = await world.vendorRef(order.id);
    world.stripe.challenge(ref);
    world.stripe.answerChallenge(ref, false);
    await world.settle();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({
      status: 'REQUIRES_ACTION',
      failure_code: 'payment_intent_authentication_failure',
    });
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 0 });
    world.stripe.pay(ref, 'fp_other');
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('with a saved card that needs a proof is finished in the app, and a lost webhook is made good', async () => {
    const actor = await world.buyer();
    const customer = await world.at.cards.ensureCustomer(actor);
    world.stripe.saveCard(customer, { fingerprint: 'fp_proof', isChallenged: true });
    const [card] = await world.at.cards.list(actor);
    const order = await world.at.orders.create(actor, {
      packageId: BASIC,
      method: 'CARD',
      paymentMethodId: card!.id,
    });
    expect(order.status).toBe('REQUIRES_ACTION');
    const { clientSecret } = await world.at.orders.action(actor, order.id);
    const ref = await world.vendorRef(order.id);
    expect(clientSecret).toContain(ref);
    // Proven in the app, and the news of it never comes: reconciliation asks.
    world.stripe.state.succeed(ref, 'fp_proof');
    await world.database.superuser(
      `UPDATE payments.payment_orders SET checked_at = now() - interval '1 hour',
              created_at = created_at - interval '1 hour' WHERE id = $1`,
      [order.id],
    );
    await world.at.reconciliation.run();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({ status: 'PAID' });
    expect(await world.balance(actor)).toEqual({ balance: 10, debt: 0 });
  });

  it('given up by the person is canceled at Stripe; one paid meanwhile is paid', async () => {
    const actor = await world.buyer();
    const [first, second] = [await world.buy(actor, 'CARD'), await world.buy(actor, 'CARD')];
    expect((await world.at.orders.cancel(actor, first.id)).status).toBe('CANCELED');
    world.stripe.state.succeed(await world.vendorRef(second.id), 'fp');
    expect((await world.at.orders.cancel(actor, second.id)).status).toBe('PAID');
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });
});

describe('an OXXO voucher', () => {
  it('has a reference and an end in 24 to 72 hours, and credits when it is paid', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'OXXO');
    expect(order.status).toBe('REQUIRES_ACTION');
    expect(order.voucher_reference).toMatch(/^\d{24}$/);
    const hours = (order.expires_at!.getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(24);
    expect(hours).toBeLessThanOrEqual(72);
    world.stripe.pay(await world.vendorRef(order.id));
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('that nobody paid expires; paid after that it is credited all the same and marked', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'OXXO');
    const ref = await world.vendorRef(order.id);
    world.stripe.expire(ref);
    await world.settle();
    expect((await world.at.orders.get(actor, order.id)).status).toBe('EXPIRED');
    expect(await world.balance(actor)).toEqual({ balance: 0, debt: 0 });
    world.stripe.pay(ref);
    await world.settle();
    expect(await world.at.orders.get(actor, order.id)).toMatchObject({
      status: 'PAID',
      review_reason: 'paid_late',
    });
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('asks for the payer’s name and e-mail', async () => {
    const actor = await world.buyer();
    await expect(
      world.at.orders.create(actor, { packageId: SHOP, method: 'OXXO' }),
    ).rejects.toMatchObject({ code: 'payments.payer_required' });
  });

  it('cannot be refunded: staff make it good with credits', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'OXXO');
    world.stripe.pay(await world.vendorRef(order.id));
    await world.settle();
    await expect(
      world.at.refunds.request(await world.admin(), { orderId: order.id, credits: undefined }),
    ).rejects.toMatchObject({ code: 'payments.cash_not_refundable' });
    await world.database.db.write(await world.admin(), (tx) =>
      world.at.credits.adjust(tx, {
        userId: actor.userId,
        credits: 5,
        reason: 'Compensación',
        key: newId(),
      }),
    );
    expect(await world.balance(actor)).toEqual({ balance: 35, debt: 0 });
  });
});

describe('a 7-Eleven reference', () => {
  it('is the charge that names 7-Eleven, and credits on order.paid', async () => {
    const actor = await world.buyer();
    const order = await world.buy(actor, 'SEVEN_ELEVEN');
    const ref = await world.vendorRef(order.id);
    expect(order.voucher_reference).toBe(world.conekta.orders.get(ref)!.reference);
    expect(order.expires_at!.getTime() - Date.now()).toBeGreaterThan(47 * 3_600_000);
    world.conekta.pay(ref);
    await world.settle();
    expect(await world.balance(actor)).toEqual({ balance: 30, debt: 0 });
    expect((await world.at.orders.get(actor, order.id)).status).toBe('PAID');
  });

  it('expires, and is given up on request', async () => {
    const actor = await world.buyer();
    const [first, second] = [
      await world.buy(actor, 'SEVEN_ELEVEN'),
      await world.buy(actor, 'SEVEN_ELEVEN'),
    ];
    world.conekta.expire(await world.vendorRef(first.id));
    await world.settle();
    expect((await world.at.orders.get(actor, first.id)).status).toBe('EXPIRED');
    expect((await world.at.orders.cancel(actor, second.id)).status).toBe('CANCELED');
  });
});

describe('without keys', () => {
  it('buying answers payments.not_configured', async () => {
    const bare = makePayments(world.database.db, {
      payments: { stripe: undefined, conekta: undefined },
    });
    for (const method of ['CARD', 'OXXO', 'SEVEN_ELEVEN'] as const) {
      await expect(
        bare.orders.create(await world.buyer(), { packageId: SHOP, method, payer: PAYER }),
      ).rejects.toMatchObject({ code: 'payments.not_configured' });
    }
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
