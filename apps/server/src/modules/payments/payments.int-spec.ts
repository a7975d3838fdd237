import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { makePayments } from '../../../test/support/payments.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { ConektaSimulator } from '../../../test/support/vendors/conekta-simulator.js';
import { stripeSignature } from '../../../test/support/vendors/stripe-signature.js';
import { StripeSimulator } from '../../../test/support/vendors/stripe-simulator.js';
import type { UserActor } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import { ledgerCheck } from '../credits/ledger-check.js';
import { PAYMENT_RULES } from './payment-rules.js';
import type { PaymentMethodKind, ProviderName } from './payment-provider.port.js';

// Real: PostgreSQL, the adapters with the vendors' SDKs. Faked over HTTP: Stripe and Conekta.
const SECRET = 'whsec_test';
const BASIC = '01930000-0000-7000-8000-000000000010';
const SHOP = '01930000-0000-7000-8000-000000000030';
const PAYER = { name: 'María Pérez', email: 'maria@example.mx', phone: '5512345678' };
const ADMIN_REASON = 'El cliente lo pidió';

let database: TestDatabase;
let stripe: StripeSimulator;
let conekta: ConektaSimulator;
let at: ReturnType<typeof makePayments>;
let door: Server;

beforeAll(async () => {
  database = await TestDatabase.create();
  const webhookBase = await openDoor();
  stripe = new StripeSimulator({ webhookUrl: `${webhookBase}/stripe`, webhookSecret: SECRET });
  conekta = new ConektaSimulator({ webhookUrl: `${webhookBase}/conekta` });
  at = makePayments(database.db, {
    payments: {
      stripe: {
        secretKey: 'sk_test_x',
        webhookSecret: SECRET,
        publishableKey: 'pk_test_x',
        apiUrl: await stripe.start(),
      },
      conekta: {
        privateKey: 'key_x',
        webhookPublicKey: undefined,
        apiUrl: await conekta.start(),
      },
    },
  });
});
afterAll(async () => {
  await stripe.stop();
  await conekta.stop();
  door.closeAllConnections();
  door.close();
  await database.drop();
});

/** A door for webhooks that does what the controller does. */
function openDoor(): Promise<string> {
  door = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const provider = (request.url ?? '').slice(1) as ProviderName;
      const rawBody = Buffer.concat(chunks);
      at.webhooks.receive(provider, { rawBody, headers: request.headers }).then(
        () => response.writeHead(200).end('{}'),
        () => response.writeHead(400).end('{}'),
      );
    });
  });
  return new Promise((resolve) => {
    door.listen(0, '127.0.0.1', () => {
      const address = door.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    });
  });
}

/** Waits for webhooks under way, then works on the stored events as the job would. */
async function settle(): Promise<void> {
  await stripe.webhooks.idle();
  await conekta.webhooks.idle();
  const events = await database.superuser<{ id: string }>(
    `SELECT id FROM payments.payment_events WHERE processed_at IS NULL ORDER BY received_at`,
  );
  for (const { id } of events) await at.paymentEvents.process(id, { isLastAttempt: true });
}

async function buyer(): Promise<UserActor> {
  return (await given.user(database)).actor;
}

function buy(actor: UserActor, method: PaymentMethodKind, packageId = SHOP) {
  return at.orders.create(actor, { packageId, method, payer: PAYER });
}

async function balance(actor: UserActor) {
  const wallet = await database.db.read(actor, (tx) => at.credits.balance(tx, actor.userId));
  return { balance: wallet.balance, debt: wallet.debt };
}

async function vendorRef(orderId: string): Promise<string> {
  const [row] = await database.superuser<{ vendor_ref: string }>(
    `SELECT vendor_ref FROM payments.payment_orders WHERE id = $1`,
    [orderId],
  );
  return row!.vendor_ref;
}

async function paidByCard(actor: UserActor, packageId = SHOP) {
  const order = await buy(actor, 'CARD', packageId);
  const ref = await vendorRef(order.id);
  stripe.pay(ref);
  await settle();
  return { order, ref };
}

async function spend(actor: UserActor, credits: number) {
  const sessionId = newId();
  const job = { kind: 'job', name: 'test', payerUserId: actor.userId } as const;
  await database.db.write(job, async (tx) => {
    await at.credits.hold(tx, { payerUserId: actor.userId, sessionId, credits });
    await at.credits.capture(tx, { sessionId });
  });
}

async function admin() {
  const { id } = await given.user(database, { role: 'ADMIN' });
  return { kind: 'admin', userId: id, reason: ADMIN_REASON } as const;
}

describe('a card payment', () => {
  it('waits for the person, then credits once when Stripe says it is paid', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'CARD');
    expect(order).toMatchObject({ status: 'REQUIRES_ACTION', credits: 30, iva_centavos: 1779 });
    const action = await at.orders.action(actor, order.id);
    expect(action.clientSecret).toContain('_secret_');
    stripe.pay(await vendorRef(order.id));
    await settle();
    await settle();
    expect(await at.orders.get(actor, order.id)).toMatchObject({ status: 'PAID' });
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('may be tried again after a decline', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'CARD');
    const ref = await vendorRef(order.id);
    stripe.decline(ref);
    await settle();
    expect(await at.orders.get(actor, order.id)).toMatchObject({
      status: 'REQUIRES_ACTION',
      failure_code: 'insufficient_funds',
    });
    stripe.pay(ref);
    await settle();
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('with a saved card is paid at once, and a declined one fails the order', async () => {
    const actor = await buyer();
    const customer = await at.cards.ensureCustomer(actor);
    expect(await at.cards.ensureCustomer(actor)).toBe(customer);
    stripe.saveCard(customer, { fingerprint: 'fp_good' });
    stripe.saveCard(customer, { fingerprint: 'fp_bad', isDeclined: true });
    const cards = await at.cards.list(actor);
    expect(cards.map((card) => card.is_default)).toEqual([true, false]);
    const [good, bad] = cards.map((card) =>
      at.orders.create(actor, { packageId: BASIC, method: 'CARD', paymentMethodId: card.id }),
    );
    expect((await good!).status).toBe('PAID');
    expect(await bad!).toMatchObject({ status: 'FAILED', failure_code: 'insufficient_funds' });
    await settle();
    expect(await balance(actor)).toEqual({ balance: 10, debt: 0 });
    await at.cards.remove(actor, cards[0]!.id);
    expect((await at.cards.list(actor)).map((card) => card.is_default)).toEqual([true]);
  });

  it('given up by the person is canceled at Stripe; one paid meanwhile is paid', async () => {
    const actor = await buyer();
    const [first, second] = [await buy(actor, 'CARD'), await buy(actor, 'CARD')];
    expect((await at.orders.cancel(actor, first.id)).status).toBe('CANCELED');
    stripe.state.succeed(await vendorRef(second.id), 'fp');
    expect((await at.orders.cancel(actor, second.id)).status).toBe('PAID');
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
  });
});

describe('an OXXO voucher', () => {
  it('has a reference and an end in 24 to 72 hours, and credits when it is paid', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'OXXO');
    expect(order.status).toBe('REQUIRES_ACTION');
    expect(order.voucher_reference).toMatch(/^\d{24}$/);
    const hours = (order.expires_at!.getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(24);
    expect(hours).toBeLessThanOrEqual(72);
    stripe.pay(await vendorRef(order.id));
    await settle();
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('that nobody paid expires; paid after that it is credited all the same and marked', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'OXXO');
    const ref = await vendorRef(order.id);
    stripe.expire(ref);
    await settle();
    expect((await at.orders.get(actor, order.id)).status).toBe('EXPIRED');
    expect(await balance(actor)).toEqual({ balance: 0, debt: 0 });
    stripe.pay(ref);
    await settle();
    expect(await at.orders.get(actor, order.id)).toMatchObject({
      status: 'PAID',
      review_reason: 'paid_late',
    });
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('asks for the payer’s name and e-mail', async () => {
    const actor = await buyer();
    await expect(
      at.orders.create(actor, { packageId: SHOP, method: 'OXXO' }),
    ).rejects.toMatchObject({ code: 'payments.payer_required' });
  });

  it('cannot be refunded: staff make it good with credits', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'OXXO');
    stripe.pay(await vendorRef(order.id));
    await settle();
    await expect(
      at.refunds.request(await admin(), { orderId: order.id, credits: undefined }),
    ).rejects.toMatchObject({ code: 'payments.cash_not_refundable' });
    await database.db.write(await admin(), (tx) =>
      at.credits.adjust(tx, {
        userId: actor.userId,
        credits: 5,
        reason: 'Compensación',
        key: newId(),
      }),
    );
    expect(await balance(actor)).toEqual({ balance: 35, debt: 0 });
  });
});

describe('a 7-Eleven reference', () => {
  it('is the charge that names 7-Eleven, and credits on order.paid', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'SEVEN_ELEVEN');
    const ref = await vendorRef(order.id);
    expect(order.voucher_reference).toBe(conekta.orders.get(ref)!.reference);
    expect(order.expires_at!.getTime() - Date.now()).toBeGreaterThan(47 * 3_600_000);
    conekta.pay(ref);
    await settle();
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
    expect((await at.orders.get(actor, order.id)).status).toBe('PAID');
  });

  it('expires, and is given up on request', async () => {
    const actor = await buyer();
    const [first, second] = [await buy(actor, 'SEVEN_ELEVEN'), await buy(actor, 'SEVEN_ELEVEN')];
    conekta.expire(await vendorRef(first.id));
    await settle();
    expect((await at.orders.get(actor, first.id)).status).toBe('EXPIRED');
    expect((await at.orders.cancel(actor, second.id)).status).toBe('CANCELED');
  });
});

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
      at.webhooks.receive('stripe', { rawBody: Buffer.from(body), headers });
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
      await expect(receive(headers as Record<string, string>)).rejects.toMatchObject({
        code: 'payments.webhook_rejected',
      });
    }
    await settle();
  });

  it('of Conekta are refused when one byte of the signed body differs', async () => {
    const body = JSON.stringify({ id: newId(), type: 'order.paid', data: { object: { id: 'x' } } });
    const headers = conekta.sign(body);
    const receive = (text: string) =>
      at.webhooks.receive('conekta', { rawBody: Buffer.from(text), headers });
    expect(await receive(body)).toEqual({ isNew: true });
    await expect(receive(body.replace('order.paid', 'order.paiD'))).rejects.toMatchObject({
      code: 'payments.webhook_rejected',
    });
    await settle();
  });

  it('answer in milliseconds', async () => {
    const times: number[] = [];
    for (let index = 0; index < 50; index += 1) {
      const body = event(`evt_${newId()}`, 'pi_nobody');
      const start = performance.now();
      await at.webhooks.receive('stripe', {
        rawBody: Buffer.from(body),
        headers: stripeSignature(body, SECRET),
      });
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    expect(times[Math.floor(times.length * 0.5)]).toBeLessThan(50);
    await settle();
  });

  it('for an order whose reference is not stored yet find it by the id they carry', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'CARD');
    const ref = await vendorRef(order.id);
    await database.superuser(
      `UPDATE payments.payment_orders SET vendor_ref = NULL, status = 'PENDING' WHERE id = $1`,
      [order.id],
    );
    stripe.pay(ref);
    await settle();
    expect(await at.orders.get(actor, order.id)).toMatchObject({ status: 'PAID', vendor_ref: ref });
  });

  it('for an unknown order are tried again, then left as they are', async () => {
    const body = event(`evt_${newId()}`, 'pi_unknown');
    await at.webhooks.receive('stripe', {
      rawBody: Buffer.from(body),
      headers: stripeSignature(body, SECRET),
    });
    const [row] = await database.superuser<{ id: string }>(
      `SELECT id FROM payments.payment_events WHERE processed_at IS NULL`,
    );
    await expect(at.paymentEvents.process(row!.id, { isLastAttempt: false })).rejects.toThrow();
    await at.paymentEvents.process(row!.id, { isLastAttempt: true });
    const [after] = await database.superuser(
      `SELECT outcome FROM payments.payment_events WHERE id = $1`,
      [row!.id],
    );
    expect(after).toEqual({ outcome: 'unknown_order' });
  });
});

describe('refunds', () => {
  it('take back unspent credits and send their share of the price', async () => {
    const actor = await buyer();
    const { order } = await paidByCard(actor);
    await spend(actor, 10);
    const staff = await admin();
    await expect(
      at.refunds.request(staff, { orderId: order.id, credits: 21 }),
    ).rejects.toMatchObject({ code: 'credits.refund_too_large', params: { available: 20 } });
    const part = await at.refunds.request(staff, { orderId: order.id, credits: 15 });
    expect(part).toMatchObject({ status: 'SUCCEEDED', amount_centavos: 6450, credits: 15 });
    const rest = await at.refunds.request(staff, { orderId: order.id, credits: undefined });
    expect(rest).toMatchObject({ status: 'SUCCEEDED', credits: 5, amount_centavos: 2150 });
    expect(await balance(actor)).toEqual({ balance: 0, debt: 0 });
    expect(await at.orders.get(actor, order.id)).toMatchObject({
      status: 'PAID',
      refunded_centavos: 8600,
    });
    await settle();
    expect(await balance(actor)).toEqual({ balance: 0, debt: 0 });
  });

  it('of a whole unspent order end it', async () => {
    const actor = await buyer();
    const { order } = await paidByCard(actor);
    await at.refunds.request(await admin(), { orderId: order.id, credits: undefined });
    expect(await at.orders.get(actor, order.id)).toMatchObject({ status: 'REFUNDED' });
  });

  it('that Stripe refuses give the credits back', async () => {
    const actor = await buyer();
    const { order, ref } = await paidByCard(actor);
    stripe.state.intent(ref).refunded = stripe.state.intent(ref).amount;
    const refund = await at.refunds.request(await admin(), { orderId: order.id, credits: 30 });
    expect(refund.status).toBe('FAILED');
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
    stripe.state.intent(ref).refunded = 0;
  });

  it('made at Stripe’s own desk take credits back, and what was spent becomes a debt', async () => {
    const actor = await buyer();
    const { order, ref } = await paidByCard(actor);
    await spend(actor, 25);
    stripe.refundAtDesk(ref, order.amount_centavos);
    await settle();
    await settle();
    expect(await balance(actor)).toEqual({ balance: 0, debt: 25 });
    expect((await at.orders.get(actor, order.id)).status).toBe('REFUNDED');
  });
});

describe('a chargeback', () => {
  it('takes what is there, books the rest as a debt, and the next purchase settles it', async () => {
    const actor = await buyer();
    const { ref } = await paidByCard(actor);
    await spend(actor, 22);
    stripe.dispute(ref);
    await settle();
    expect(await balance(actor)).toEqual({ balance: 0, debt: 22 });
    const hold = await database.db.write(
      { kind: 'job', name: 'test', payerUserId: actor.userId },
      (tx) => at.credits.hold(tx, { payerUserId: actor.userId, sessionId: newId(), credits: 1 }),
    );
    expect(hold).toEqual({ ok: false, code: 'credits.in_debt', debt: 22 });
    await paidByCard(actor);
    expect(await balance(actor)).toEqual({ balance: 8, debt: 0 });
  });

  it('that is won gives the credits back, also when its end is heard of first', async () => {
    const actor = await buyer();
    const { ref } = await paidByCard(actor);
    const dispute = stripe.dispute(ref);
    await settle();
    expect(await balance(actor)).toEqual({ balance: 0, debt: 0 });
    stripe.closeDispute(dispute, 'won');
    await settle();
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
    const another = await buyer();
    const second = await paidByCard(another);
    const held = stripe.dispute(second.ref);
    await stripe.webhooks.idle();
    stripe.closeDispute(held, 'won');
    await stripe.webhooks.idle();
    const events = await database.superuser<{ id: string }>(
      `SELECT id FROM payments.payment_events WHERE processed_at IS NULL ORDER BY received_at DESC`,
    );
    for (const { id } of events) await at.paymentEvents.process(id, { isLastAttempt: true });
    expect(await balance(another)).toEqual({ balance: 30, debt: 0 });
  });
});

describe('reconciliation', () => {
  const now = { lost: 0, unasked: 0 };
  const backdate = (orderId: string, interval: string) =>
    database.superuser(
      `UPDATE payments.payment_orders
          SET checked_at = now() - $2::interval, created_at = created_at - $2::interval
        WHERE id = $1`,
      [orderId, interval],
    );

  it('credits what was paid while the webhook was lost', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'OXXO');
    await settle();
    stripe.state.succeed(await vendorRef(order.id), null);
    await backdate(order.id, '20 minutes');
    await at.reconciliation.run(now);
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('finds out what came of a payment whose opening was never confirmed', async () => {
    const actor = await buyer();
    const customer = await at.cards.ensureCustomer(actor);
    stripe.saveCard(customer, { fingerprint: 'fp' });
    const [card] = await at.cards.list(actor);
    const order = await at.orders.create(actor, {
      packageId: SHOP,
      method: 'CARD',
      paymentMethodId: card!.id,
    });
    // As after a crash between the vendor's answer and our commit, credits and all.
    await settle();
    const before = stripe.state.intents.size;
    await database.superuser(
      `UPDATE payments.payment_orders
          SET vendor_ref = NULL, status = 'PENDING', checked_at = now() - interval '5 minutes'
        WHERE id = $1`,
      [order.id],
    );
    await at.reconciliation.run(now);
    expect(stripe.state.intents.size).toBe(before);
    expect((await at.orders.get(actor, order.id)).status).toBe('PAID');
    expect(await balance(actor)).toEqual({ balance: 30, debt: 0 });
  });

  it('gives up a card payment that nobody finished for a day', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'CARD');
    await backdate(order.id, '25 hours');
    await at.reconciliation.run(now);
    expect((await at.orders.get(actor, order.id)).status).toBe('CANCELED');
  });

  it('tells once that a voucher is about to end', async () => {
    const actor = await buyer();
    const order = await buy(actor, 'SEVEN_ELEVEN');
    await database.superuser(
      `UPDATE payments.payment_orders SET expires_at = now() + interval '3 hours' WHERE id = $1`,
      [order.id],
    );
    await at.reconciliation.run();
    await at.reconciliation.run();
    const told = await database.superuser(
      `SELECT 1 FROM platform.outbox_events
        WHERE name = 'payment.voucher_expiring' AND payload->>'orderId' = $1`,
      [order.id],
    );
    expect(told).toHaveLength(1);
  });
});

describe('without keys', () => {
  it('buying answers payments.not_configured', async () => {
    const bare = makePayments(database.db, { payments: { stripe: undefined, conekta: undefined } });
    for (const method of ['CARD', 'OXXO', 'SEVEN_ELEVEN'] as const) {
      await expect(
        bare.orders.create(await buyer(), { packageId: SHOP, method, payer: PAYER }),
      ).rejects.toMatchObject({ code: 'payments.not_configured' });
    }
  });
});

describe('at the end', () => {
  it('the ledger is whole', async () => {
    const report = await database.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, PAYMENT_RULES),
    );
    expect(report.faults).toEqual([]);
  });

  it.skipIf(!process.env['SHARED_DIR'] && !new StripeSimulator({ webhookSecret: 'x' }).contract)(
    'every request and answer was as the vendors’ own documents say',
    () => {
      expect(stripe.contract?.checked).toBeGreaterThan(50);
      expect(stripe.contract?.violations).toEqual([]);
      expect(conekta.contract?.checked).toBeGreaterThan(5);
      expect(conekta.contract?.violations).toEqual([]);
      const versions = new Set(stripe.calls.map((call) => call.version));
      expect([...versions]).toEqual(['2026-10-28.endive']);
    },
  );
});
