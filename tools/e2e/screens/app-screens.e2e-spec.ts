import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerFreshUser } from '../../lib/client/account.js';
import { ApiClient } from '../../lib/client/api-client.js';
import { AppDriver } from '../support/app-driver.js';
import { MEMBER_SCREENS, VISITOR_SCREENS, type AppScreen } from '../support/app-screens.js';
import { findBarriers } from '../support/axe.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { furnishShop, type FurnishedShop } from '../support/furnished-shop.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

let product: TestProduct;
let browser: TestBrowser;
let shop: FurnishedShop;
let app: AppDriver;

beforeAll(async () => {
  product = await startTestProduct({ web: 'static' });
  shop = await furnishShop(product.apiUrl);
  browser = await openBrowser({});
  app = new AppDriver(browser.page, product.webUrl);
});

afterAll(async () => {
  // Either is missing when the other could not start.
  await (browser as TestBrowser | undefined)?.close();
  await (product as TestProduct | undefined)?.dispose();
});

/** What axe says of each screen, by the screen's name; screens without a word are left out. */
async function barriersOf(screens: readonly AppScreen[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const screen of screens) {
    await app.open(screen.path(shop.context));
    await app.seen(screen.testId);
    const barriers = await findBarriers(browser.page);
    if (barriers.length > 0) found[screen.name] = barriers;
  }
  return found;
}

describe('the screens', () => {
  it('of a visitor hold nobody back', async () => {
    expect(await barriersOf(VISITOR_SCREENS)).toEqual({});
  });

  it('carry the welcome page without the code of the app', async () => {
    await app.open('/');
    const scripts = await browser.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => 'initiatorType' in entry && entry.initiatorType === 'script')
        .map(({ name }) => name),
    );
    expect(scripts).toEqual([]);
    await app.tap('welcome-login');
    await app.seen('login-screen');
  });

  it('of a shopkeeper hold nobody back', async () => {
    await app.logIn(shop.shopkeeper.account);
    expect(await barriersOf(MEMBER_SCREENS)).toEqual({});
  });

  it('nor in the dark', async () => {
    await app.open('/perfil');
    await app.tap('profile-scheme-dark');
    const dark = [
      'home',
      'report',
      'evidence',
      'store',
      'security',
      'stock',
      'purchase-list',
      'count',
    ];
    expect(await barriersOf(MEMBER_SCREENS.filter(({ name }) => dark.includes(name)))).toEqual({});
    await app.open('/perfil');
    await app.tap('profile-scheme-light');
  });
});

describe('a team', () => {
  it('is joined by the link that its owner made', async () => {
    await app.open(`/tiendas/${shop.context.storeId}/invitar`);
    await app.tap('preset-viewer');
    await app.tap('invite-submit');
    await app.seen('invite-link');
    const link = await app.text('invite-link');
    await app.open('/perfil');
    await app.tap('profile-logout');
    await app.seen('welcome-register');

    const guest = await registerFreshUser(new ApiClient(product.apiUrl));
    await app.open(new URL(link).pathname + new URL(link).search);
    await app.seen('invitation-text');
    await app.tap('invitation-login');
    await app.fill('login-identifier', guest.email);
    await app.fill('login-password', guest.password);
    await app.tap('login-submit');
    await app.tap('invitation-accept');
    await app.seen('home-screen');
    await app.open(`/reportes/${shop.context.sessionId}`);
    await app.seen('report-total-units');
    expect(browser.errors).toEqual([]);
  });
});
