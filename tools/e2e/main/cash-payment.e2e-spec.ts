import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerFreshUser, type Account } from '../../lib/client/account.js';
import { ApiClient } from '../../lib/client/api-client.js';
import type { Wallet } from '../../lib/client/api.types.js';
import { CACHE } from '../../lib/paths.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

const SCREENS = join(CACHE, 'screens');

let product: TestProduct;
let browser: TestBrowser;
let client: ApiClient;
let account: Account;

beforeAll(async () => {
  product = await startTestProduct({ web: 'static', hasVendors: true });
  client = new ApiClient(product.apiUrl);
  account = await registerFreshUser(client);
  await client.post('/stores', { name: 'La Esperanza', giro: 'abarrotes' });
  browser = await openBrowser({});
  await mkdir(SCREENS, { recursive: true });
});

afterAll(async () => {
  // Any of them is missing when an earlier one could not start.
  await (browser as TestBrowser | undefined)?.close();
  await (product as TestProduct | undefined)?.dispose();
});

const byId = (testId: string) => browser.page.getByTestId(testId).filter({ visible: true }).first();
const tap = (testId: string): Promise<void> => byId(testId).click();
const fill = (testId: string, text: string): Promise<void> => byId(testId).fill(text);
const seen = (testId: string): Promise<void> => byId(testId).waitFor({ state: 'visible' });
const shoot = async (name: string): Promise<void> => {
  await browser.page.screenshot({ path: join(SCREENS, `${name}.png`) });
};

describe('paying in cash at OXXO, in a browser', () => {
  it('logs in and shows the balance, the price of a count and the movements', async () => {
    await browser.page.goto(`${product.webUrl}/entrar`);
    await fill('login-identifier', account.email);
    await fill('login-password', account.password);
    await tap('login-submit');
    await seen('home-screen');
    await tap('tab-credits');
    await seen('credits-price-1');
    await seen('transaction-0');
    await shoot('credits');
  });

  it('leads from a package to a voucher', async () => {
    await tap('credits-buy');
    await seen('buy-package-0');
    await shoot('buy');
    await tap('buy-package-0');
    await seen('summary-iva');
    await tap('pay-oxxo');
    await fill('payer-name', 'Guadalupe Hernández');
    await shoot('checkout');
    await tap('checkout-submit');
    await seen('voucher-barcode');
    await seen('voucher-countdown');
    await shoot('voucher');
    await tap('voucher-enlarge');
    await seen('voucher-big-barcode');
    // The sheet fades in.
    await browser.page.waitForTimeout(500);
    await shoot('voucher-barcode');
    await tap('voucher-close');
  });

  it('still shows the voucher when the network is gone', async () => {
    const reference = await byId('voucher-reference').innerText();
    await browser.context.setOffline(true);
    await browser.page.getByTestId('voucher-offline').waitFor({ timeout: 40_000 });
    expect(await byId('voucher-reference').innerText()).toBe(reference);
    await shoot('voucher-offline');
    await browser.context.setOffline(false);
    await browser.page
      .getByTestId('voucher-offline')
      .waitFor({ state: 'detached', timeout: 40_000 });
  });

  it('shows the credits by itself once the shop has the money', async () => {
    const before = await client.get<Wallet>('/credits/wallet');
    await browser.page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    const reference = (await byId('voucher-reference').innerText()).replace(/\s/g, '');
    await product.vendors?.act('pay', reference);
    await byId('payment-done').waitFor({ state: 'visible', timeout: 60_000 });
    await shoot('payment-done');
    const bought = Number((await byId('payment-credited').innerText()).replace(/\D/g, ''));
    expect(bought).toBeGreaterThan(0);
    await tap('payment-to-credits');
    const shown = browser.page.getByTestId('wallet-available').filter({ visible: true });
    await expect
      .poll(async () => Number((await shown.innerText()).replace(/\D/g, '')), { timeout: 20_000 })
      .toBe(before.available + bought);
    const isSamePage = await browser.page.evaluate(() => 'wasNotReloaded' in window);
    expect(isSamePage).toBe(true);
    const after = await client.get<Wallet>('/credits/wallet');
    expect(after.available).toBe(before.available + bought);
  });

  it('keeps the purchase with its receipt', async () => {
    await tap('credits-orders');
    await tap('order-0');
    await seen('order-receipt');
    await shoot('order');
    const download = browser.page.waitForEvent('download');
    await tap('order-receipt');
    expect((await download).suggestedFilename()).toMatch(/^recibo-.*\.pdf$/);
  });
});

describe('the notification of the payment, in the same browser', () => {
  it('is counted on the bell, and leads to the purchase', async () => {
    await browser.page.goto(`${product.webUrl}/inicio`);
    await seen('notifications-badge');
    await shoot('home-notifications');
    await tap('home-notifications');
    await seen('notification-0-unread');
    expect(await byId('notification-0').innerText()).toContain('Pago confirmado');
    await shoot('notifications');
    await tap('notification-0');
    await seen('order-receipt');
    await browser.page.goto(`${product.webUrl}/avisos/ajustes`);
    await tap('prefer-CREDITS_LOW-email');
    await shoot('notification-preferences');
    const chosen = async () => {
      const { kinds } = await client.get<{ kinds: Array<{ kind: string; email: boolean }> }>(
        '/notifications/preferences',
      );
      return kinds.find(({ kind }) => kind === 'CREDITS_LOW')?.email;
    };
    await expect.poll(chosen, { timeout: 10_000 }).toBe(true);
    expect(await client.get('/notifications/unread-count')).toEqual({ count: 0 });
  });
});

describe('the other ways, in the same browser', () => {
  it('says kindly that the card form cannot be opened, and stays usable', async () => {
    await browser.page.route('https://js.stripe.com/**', (route) => route.abort());
    await browser.page.goto(`${product.webUrl}/creditos/comprar`);
    await tap('buy-package-1');
    await tap('pay-new-card');
    await tap('checkout-submit');
    await seen('card-unavailable');
    await seen('card-retry');
    await shoot('card-unavailable');
  });

  it('shows the code to invite with, and refuses one that nobody has', async () => {
    await browser.page.goto(`${product.webUrl}/invita`);
    await seen('referral-qr');
    await shoot('referrals');
    await fill('claim-code', 'NADIE99');
    await tap('claim-submit');
    await seen('claim-error');
  });

  it('looks right on a desktop, and by night', async () => {
    await browser.page.setViewportSize({ width: 1280, height: 800 });
    await browser.page.emulateMedia({ colorScheme: 'dark' });
    await browser.page.goto(`${product.webUrl}/creditos`);
    await seen('credits-price-1');
    await seen('transaction-0');
    await shoot('credits-desktop-dark');
    await browser.page.goto(`${product.webUrl}/compras`);
    await seen('order-0');
    await shoot('orders-desktop-dark');
    expect(browser.errors).toEqual([]);
  });
});
