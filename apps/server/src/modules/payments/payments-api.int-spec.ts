import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { stripeSignature } from '../../../test/support/vendors/stripe-signature.js';
import { StripeSimulator } from '../../../test/support/vendors/stripe-simulator.js';
import { newId } from '../../platform/database/ids.js';

// Real: the whole API process and PostgreSQL. Faked over HTTP: Stripe.
const SECRET = 'whsec_api';
let database: TestDatabase;
let stripe: StripeSimulator;
let api: TestApi;
let bare: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  stripe = new StripeSimulator({ webhookSecret: SECRET });
  api = await TestApi.start(database, {
    STRIPE_API_URL: await stripe.start(),
    STRIPE_SECRET_KEY: 'sk_test_api',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_api',
    STRIPE_WEBHOOK_SECRET: SECRET,
  });
  bare = await TestApi.start(database);
});
afterAll(async () => {
  await api.stop();
  await bare.stop();
  await stripe.stop();
  await database.drop();
});

async function packageId(token: string, at: TestApi = api): Promise<string> {
  const list = await at.call<{ items: Array<{ id: string }> }>('GET', '/credits/packages', {
    token,
  });
  return list.body.items[1]!.id;
}

const PAYER = { name: 'María Pérez', email: 'maria@example.mx' };

describe('buying over the API', () => {
  it('opens an OXXO order once per Idempotency-Key and draws its voucher', async () => {
    const { accessToken: token } = await api.registered();
    const body = { packageId: await packageId(token), method: 'OXXO', payer: PAYER };
    const headers = { 'idempotency-key': newId() };
    const first = await api.call('POST', '/payments/orders', { token, body, headers });
    const again = await api.call('POST', '/payments/orders', { token, body, headers });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const id = String(first.body['id']);
    const pdf = await api.call('GET', `/payments/orders/${id}/voucher.pdf`, { token });
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const png = await api.call('GET', `/payments/orders/${id}/voucher.png`, { token });
    expect(png.headers['content-type']).toBe('image/png');
    const barcode = await api.call('GET', `/payments/orders/${id}/barcode.png`, { token });
    expect(barcode.headers['content-type']).toBe('image/png');
    const receipt = await api.call('GET', `/payments/orders/${id}/receipt.pdf`, { token });
    expect(receipt.body['code']).toBe('payments.order_not_paid');
    const list = await api.call<{ items: unknown[] }>('GET', '/payments/orders', { token });
    expect(list.body.items).toHaveLength(1);
    const { accessToken: stranger } = await api.registered();
    expect((await api.call('GET', `/payments/orders/${id}`, { token: stranger })).status).toBe(404);
  });

  it('asks for the payer at the first cash purchase alone', async () => {
    const { accessToken: token } = await api.registered();
    const body = { packageId: await packageId(token), method: 'OXXO' };
    const refused = await api.call('POST', '/payments/orders', { token, body });
    expect(refused.body['code']).toBe('payments.payer_required');
    const first = { ...body, payer: PAYER };
    expect((await api.call('POST', '/payments/orders', { token, body: first })).status).toBe(201);
    const options = await api.call('GET', '/payments/options', { token });
    expect(options.body['payer']).toEqual(PAYER);
    expect((await api.call('POST', '/payments/orders', { token, body })).status).toBe(201);
  });

  it('takes a webhook by the signature over the very bytes, and nothing else', async () => {
    // Spaces that any re-serialising would lose.
    const text = `{ "id":"evt_${newId()}",  "type":"payment_intent.succeeded", "object":"event",
      "data":{"object":{"id":"pi_x"}} }`;
    const send = (headers: Record<string, string>) =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/payments/webhooks/stripe',
        headers: { 'content-type': 'application/json', ...headers },
        payload: text,
      });
    expect((await send(stripeSignature(text, SECRET))).statusCode).toBe(200);
    expect((await send(stripeSignature(text, SECRET))).statusCode).toBe(200);
    expect((await send(stripeSignature(text, 'whsec_wrong'))).statusCode).toBe(400);
    expect((await send({})).statusCode).toBe(400);
    const stored = await database.superuser(`SELECT 1 FROM payments.payment_events`);
    expect(stored).toHaveLength(1);
  });

  it('keeps a billing profile and refuses an RFC that is none', async () => {
    const { accessToken: token } = await api.registered();
    const body = {
      rfc: 'xaxx010101000',
      legalName: 'Abarrotes La Esperanza',
      regimen: '626',
      postcode: '06700',
      cfdiUse: 'G03',
      email: 'facturas@example.mx',
    };
    const saved = await api.call('PUT', '/payments/billing-profile', { token, body });
    expect(saved.body).toMatchObject({ rfc: 'XAXX010101000', regimen: '626' });
    const bad = { ...body, rfc: 'NADA' };
    expect((await api.call('PUT', '/payments/billing-profile', { token, body: bad })).status).toBe(
      400,
    );
  });

  it('refunds by staff alone', async () => {
    const { accessToken: token } = await api.registered();
    const path = `/admin/payments/orders/${newId()}/refunds`;
    const answer = await api.call('POST', path, { token, body: { reason: 'porque sí' } });
    expect(answer.status).toBe(404);
  });
});

describe('without keys', () => {
  it('buying says that it is not configured, in Spanish, and nothing is offered', async () => {
    const { accessToken: token } = await bare.registered();
    const body = { packageId: await packageId(token, bare), method: 'OXXO', payer: PAYER };
    const answer = await bare.call('POST', '/payments/orders', { token, body });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'payments.not_configured',
      title: 'Pagos no disponibles',
    });
    const options = await bare.call('GET', '/payments/options', { token });
    expect(options.body).toEqual({ methods: [], publishableKey: null, payer: null });
  });
});

describe('the other routes of money', () => {
  it('give a wallet, a price list, a code, notifications and preferences', async () => {
    const { accessToken: token } = await api.registered();
    const get = async (path: string) => (await api.call('GET', path, { token })).body;
    expect(await get('/credits/wallet')).toEqual({
      balance: 0,
      held: 0,
      available: 0,
      debt: 0,
      promotional: 0,
      nextExpiry: null,
    });
    expect(await get('/credits/transactions')).toEqual({ items: [], nextCursor: null });
    expect(await get('/referrals/code')).toMatchObject({
      rewardCredits: 1,
      invitedCount: 0,
      earnedCredits: 0,
    });
    const qr = await api.call('GET', '/referrals/qr.png', { token });
    expect(qr.headers['content-type']).toBe('image/png');
    expect(await get('/referrals/tree')).toEqual({ items: [], nextCursor: null });
    expect(await get('/referrals/rewards')).toEqual({ items: [], nextCursor: null });
    expect(await get('/notifications')).toEqual({ items: [], nextCursor: null });
    expect(await get('/notifications/unread-count')).toEqual({ count: 0 });
    expect(await get('/notifications/preferences')).toMatchObject({ quiet: { from: 22, to: 7 } });
    const device = { kind: 'WEB', token: 'https://10.0.0.1/steal', p256dh: 'x', auth: 'y' };
    const refused = await api.call('POST', '/notifications/devices', { token, body: device });
    expect(refused.status).toBe(400);
  });
});
