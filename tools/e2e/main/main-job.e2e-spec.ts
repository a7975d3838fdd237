import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../../lib/client/api-client.js';
import { logIn, readCode } from '../../lib/client/account.js';
import type { Report, Session, Store, Wallet } from '../../lib/client/api.types.js';
import { enrolProducts, planEnrolment } from '../../lib/client/enrol.js';
import { countsByKey } from '../../lib/client/report-table.js';
import { CACHE } from '../../lib/paths.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { fakeCameraOf, STILL_S, testFilm, type TestFilm } from '../support/test-film.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

const SCREENS = join(CACHE, 'screens');
const EMAIL = 'lupita@ejemplo.mx';
const PASSWORD = 'Anaquel-Verde-2026';
/** The film of the loop, its stillness at both ends, and a breath more. */
const loopMs = (film: TestFilm): number => film.durationMs + 2 * STILL_S * 1000 + 700;

let film: TestFilm;
let product: TestProduct;
let browser: TestBrowser;

beforeAll(async () => {
  film = await testFilm({ seed: 3, kind: 'tiny' });
  const camera = await fakeCameraOf(film);
  product = await startTestProduct({ web: 'static' });
  browser = await openBrowser({ camera });
  await mkdir(SCREENS, { recursive: true });
});

afterAll(async () => {
  // Either is missing when the other could not start.
  await (browser as TestBrowser | undefined)?.close();
  await (product as TestProduct | undefined)?.dispose();
});

/** Taps since the person was let in: from there to a report it takes six at the most. */
let taps = 0;
const MOST_TAPS = 6;

const tap = async (testId: string): Promise<void> => {
  taps += 1;
  await browser.page.getByTestId(testId).first().click();
};
const fill = (testId: string, text: string): Promise<void> =>
  browser.page.getByTestId(testId).first().fill(text);
const seen = (testId: string, timeout = 20_000): Promise<void> =>
  browser.page.getByTestId(testId).first().waitFor({ state: 'visible', timeout });
const shoot = async (name: string): Promise<void> => {
  await browser.page.screenshot({ path: join(SCREENS, `${name}.png`) });
};

describe('the main job in a browser', () => {
  it('registers by e-mail, proves the code and opens a store', async () => {
    await browser.page.goto(product.webUrl);
    await seen('welcome-register');
    await shoot('welcome');
    await tap('welcome-register');
    await fill('register-name', 'Lupita Pérez');
    await fill('register-identifier', EMAIL);
    await fill('register-password', PASSWORD);
    await tap('register-consent');
    await shoot('register');
    await tap('register-submit');
    await seen('otp-screen');
    await fill('otp-code', await readCode(product.apiUrl, EMAIL));
    await shoot('otp');
    // The screen sends a complete code by itself; the button is there for those who wait.
    await Promise.race([seen('store-setup-screen'), tap('otp-submit').catch(() => undefined)]);
    await seen('store-setup-screen');
    taps = 0;
    await fill('store-name', 'Abarrotes La Esperanza');
    await shoot('store');
    await tap('store-submit');
    await seen('home-screen');
    await shoot('home');
  });

  it('keeps the session through a reload and in two windows, where no script finds it', async () => {
    const second = await browser.context.newPage();
    // Both fetch a token at the same moment, with the one cookie.
    await Promise.all([browser.page.reload(), second.goto(product.webUrl)]);
    await seen('home-screen');
    await second.getByTestId('home-screen').first().waitFor({ state: 'visible' });
    await second.close();
    const readable = await browser.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    const [cookie] = (await browser.context.cookies()).filter(({ name }) => name === 'mi_refresh');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(readable).not.toContain(cookie?.value);
    expect(readable).not.toContain('eyJ');
  });

  it('films one whole loop of the shelf and reports the true counts', async () => {
    const client = new ApiClient(product.apiUrl);
    await logIn(client, { email: EMAIL, password: PASSWORD });
    const { items: stores } = await client.get<{ items: readonly Store[] }>('/stores');
    const storeId = stores[0]!.id;
    const plan = await planEnrolment(film.refsDir, { counts: film.counts });
    const keys = await enrolProducts(client, storeId, plan);
    const before = await client.get<Wallet>('/credits/wallet');

    await tap('home-film');
    await seen('capture-screen');
    await browser.page
      .locator('[data-testid="capture-record"]:not([aria-disabled="true"])')
      .waitFor({ state: 'visible' });
    await tap('capture-record');
    await seen('capture-stop');
    await browser.page.waitForTimeout(loopMs(film) / 2);
    await shoot('capture');
    await browser.page.waitForTimeout(loopMs(film) / 2);
    await tap('capture-stop');
    await seen('capture-review');
    await shoot('review');
    await tap('capture-send');
    await seen('processing-screen');
    await browser.page.waitForTimeout(1_000);
    await shoot('processing');
    await seen('report-screen', 180_000);
    await seen('report-total-units');
    expect(taps).toBeLessThanOrEqual(MOST_TAPS);
    await browser.page.waitForTimeout(1_000);
    await shoot('report');

    const { items } = await client.get<{ items: readonly Session[] }>(
      `/stores/${storeId}/sessions`,
    );
    const session = items[0]!;
    const report = await client.get<Report>(`/stores/${storeId}/sessions/${session.id}/report`);
    expect(countsByKey(report, keys)).toEqual(film.counts);

    const units = Object.values(film.counts).reduce((sum, count) => sum + count, 0);
    const shown = await browser.page.getByTestId('report-total-units').first().innerText();
    expect(Number(shown.replace(/\D/g, ''))).toBe(units);
    const after = await client.get<Wallet>('/credits/wallet');
    expect(after).toMatchObject({ held: 0, balance: before.balance - session.credits! });
  });

  it('shows the evidence of a line, cut out of the film', async () => {
    await tap('report-item-0');
    await seen('evidence-screen');
    const crop = browser.page.getByTestId('evidence-crop-0').first();
    await crop.waitFor({ state: 'visible' });
    await browser.page.waitForFunction(() => {
      const image = document.querySelector<HTMLImageElement>('[data-testid="evidence-crop-0"] img');
      return image !== null && image.complete && image.naturalWidth > 8;
    });
    await shoot('evidence');
    expect(browser.errors).toEqual([]);
  });
});
