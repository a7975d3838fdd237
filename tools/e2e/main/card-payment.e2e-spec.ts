import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerFreshUser } from '../../lib/client/account.js';
import { ApiClient } from '../../lib/client/api-client.js';
import type { Wallet } from '../../lib/client/api.types.js';
import { CACHE } from '../../lib/paths.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import {
  standInForStripeJs,
  type Confirmation,
  type Confirmed,
} from '../support/stripe-js-stand-in.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

// Real: the app, the API, the worker, signed webhooks. Simulated: Stripe's servers, and its script.
const SCREENS = join(CACHE, 'screens');

let product: TestProduct;
let browser: TestBrowser;
let client: ApiClient;
const asked: Confirmation[] = [];
/** What the bank says next. */
let bank: 'declines' | 'pays' = 'declines';

/** The card is charged, or not, at the simulated vendor; it tells us by its signed webhook alone. */
async function confirm(confirmation: Confirmation): Promise<Confirmed> {
  asked.push(confirmation);
  const desk = product.vendors;
  const order = (await desk?.orders())?.findLast(({ method }) => method === 'CARD')?.order;
  if (!desk || !order) throw new Error('the vendor knows no order by card');
  if (bank === 'declines') {
    await desk.act('decline', order);
    return { error: { message: 'Tu tarjeta fue rechazada.' } };
  }
  await desk.act('pay', order);
  return { paymentIntent: { status: 'succeeded' } };
}

beforeAll(async () => {
  product = await startTestProduct({ web: 'static', hasVendors: true });
  client = new ApiClient(product.apiUrl);
  const account = await registerFreshUser(client);
  await client.post('/stores', { name: 'La Esperanza', giro: 'abarrotes' });
  browser = await openBrowser({});
  await standInForStripeJs(browser.page, confirm);
  await mkdir(SCREENS, { recursive: true });
  await browser.page.goto(`${product.webUrl}/entrar`);
  await byId('login-identifier').fill(account.email);
  await byId('login-password').fill(account.password);
  await tap('login-submit');
  await seen('home-screen');
});

afterAll(async () => {
  // Any of them is missing when an earlier one could not start.
  await (browser as TestBrowser | undefined)?.close();
  await (product as TestProduct | undefined)?.dispose();
});

const byId = (testId: string) => browser.page.getByTestId(testId).filter({ visible: true }).first();
const tap = (testId: string): Promise<void> => byId(testId).click();
const seen = (testId: string): Promise<void> => byId(testId).waitFor({ state: 'visible' });
const shoot = async (name: string): Promise<void> => {
  await browser.page.screenshot({ path: join(SCREENS, `${name}.png`) });
};
const wallet = () => client.get<Wallet>('/credits/wallet');

describe('paying by card, in a browser', () => {
  it('opens the form of the card for the order, with its own secret', async () => {
    await browser.page.goto(`${product.webUrl}/creditos/comprar`);
    await tap('buy-package-0');
    await tap('pay-new-card');
    await tap('checkout-submit');
    await seen('card-element');
    await byId('card-pay').and(browser.page.locator(':not([aria-disabled="true"])')).waitFor();
    await shoot('card-form');
  });

  it('says what the bank said when it refuses, and credits nothing', async () => {
    const before = await wallet();
    await tap('card-pay');
    await seen('card-refused');
    expect(await byId('card-refused').innerText()).toContain('Tu tarjeta fue rechazada.');
    await shoot('card-refused');
    expect((await wallet()).available).toBe(before.available);
  });

  it('shows the credits by itself once the bank has paid', async () => {
    const before = await wallet();
    await browser.page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    bank = 'pays';
    await tap('card-pay');
    await byId('payment-done').waitFor({ state: 'visible', timeout: 60_000 });
    await shoot('card-paid');
    const bought = Number((await byId('payment-credited').innerText()).replace(/\D/g, ''));
    expect(bought).toBeGreaterThan(0);
    expect((await wallet()).available).toBe(before.available + bought);
    expect(await browser.page.evaluate(() => 'wasNotReloaded' in window)).toBe(true);
  });

  it('asked Stripe with our public key and the secret of one payment, both times', () => {
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[0]?.publishableKey).toMatch(/^pk_/);
    expect(asked[0]?.clientSecret).toMatch(/^pi_\w+_secret_\w+$/);
    expect(browser.errors).toEqual([]);
  });
});
