import { statSync } from 'node:fs';
import { waitFor } from '@miinventario/devkit';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../lib/client/api.types.js';
import { AppDriver } from '../support/app-driver.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { Shopkeeper } from '../support/shopkeeper.js';
import { testFilm, type TestFilm } from '../support/test-film.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

/** The film would take this long, so that its middle cannot be missed however busy the machine is. */
const UPLOAD_S = 120;
/** The app's files are kept again within this time after the line has come back. */
const KEPT_WITHIN_MS = 60_000;
/** From the first screen after login to the report: film, choose or record, stop, send. */
const MOST_TAPS = 6;

let film: TestFilm;
let product: TestProduct;
let browser: TestBrowser;
let network: CDPSession;
let shopkeeper: Shopkeeper;
let app: AppDriver;

beforeAll(async () => {
  film = await testFilm({ seed: 3, kind: 'tiny' });
  product = await startTestProduct({ web: 'static' });
  shopkeeper = await Shopkeeper.arrive(product.apiUrl, film);
  browser = await openBrowser({});
  network = await browser.context.newCDPSession(browser.page);
  app = new AppDriver(browser.page, product.webUrl);
  await app.logIn(shopkeeper.account);
});

afterAll(async () => {
  // Either is missing when the other could not start.
  await (browser as TestBrowser | undefined)?.close();
  await (product as TestProduct | undefined)?.dispose();
});

type Network = 'slow' | 'off' | 'free';

/** The network of the page, as Chromium's own throttle makes it. */
async function setNetwork(kind: Network): Promise<void> {
  const slow = statSync(film.videoPath).size / UPLOAD_S;
  await network.send('Network.emulateNetworkConditions', {
    offline: kind === 'off',
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: kind === 'slow' ? slow : -1,
  });
  await browser.context.setOffline(kind === 'off');
}

/** Chooses the film and sends it; how many taps that took. */
async function sendFilm(): Promise<number> {
  await app.open('/inicio');
  await app.seen('home-film');
  await app.tap('home-film');
  const chooser = browser.page.waitForEvent('filechooser');
  await app.tap('capture-pick-file');
  await (await chooser).setFiles(film.videoPath);
  await app.seen('capture-review');
  await setNetwork('slow');
  await app.tap('capture-send');
  await app.seen('processing-screen');
  return 3;
}

async function sessions(): Promise<readonly Session[]> {
  const page = await shopkeeper.client.get<{ items: readonly Session[] }>(
    `/stores/${shopkeeper.storeId}/sessions`,
  );
  return page.items;
}

/** Waits until some of the film is on its way, and not all of it. */
async function middleOfUpload(): Promise<void> {
  await waitFor(
    async () => {
      const [newest] = await sessions();
      return newest?.status === 'UPLOADING' ? true : undefined;
    },
    { timeoutMs: 20_000, what: 'the upload to begin' },
  );
  await browser.page
    .getByTestId('processing-percent')
    .filter({ hasText: /[1-9]/ })
    .waitFor({ state: 'visible' });
}

/** Waits until the answer with the report is in the store that the app opens from without network. */
async function reportKept(): Promise<void> {
  await browser.page.waitForFunction(() => {
    const kept: unknown = JSON.parse(localStorage.getItem('miinventario.cache') ?? 'null');
    const { clientState } = (kept ?? {}) as {
      clientState?: { queries: readonly { queryKey: readonly unknown[] }[] };
    };
    return clientState?.queries.some(({ queryKey }) => queryKey.includes('report')) ?? false;
  });
}

describe('a film on a bad network', () => {
  it('waits without network, goes on by itself when it is back, and is counted once', async () => {
    const taps = await sendFilm();
    expect(taps).toBeLessThanOrEqual(MOST_TAPS);
    await middleOfUpload();
    await setNetwork('off');
    await app.seen('processing-paused');
    await setNetwork('free');
    await app.seen('report-total-units', 180_000);
    const all = await sessions();
    expect(all).toHaveLength(1);
    expect(await shopkeeper.counts(all[0]!.id)).toEqual(film.counts);
  });

  it('opens a report it has seen without network, after a reload', async () => {
    await browser.page.waitForFunction(
      () => navigator.serviceWorker.controller !== null,
      undefined,
      { timeout: KEPT_WITHIN_MS },
    );
    await reportKept();
    await setNetwork('off');
    await browser.page.reload();
    await app.seen('report-total-units');
    await setNetwork('free');
  });

  it('is kept on the device although a file of the app did not arrive at first', async () => {
    const other = await openBrowser({});
    try {
      let refused = 0;
      await other.context.route('**/icon-maskable-512.png', async (route) => {
        refused += 1;
        await (refused > 1 ? route.continue() : route.abort('internetdisconnected'));
      });
      await new AppDriver(other.page, product.webUrl).open('/entrar');
      await other.page.waitForFunction(
        () => navigator.serviceWorker.controller !== null,
        undefined,
        { timeout: KEPT_WITHIN_MS },
      );
      expect(refused).toBe(2);
    } finally {
      await other.close();
    }
  });

  it('goes on after a reload in the middle, without a second upload', async () => {
    await sendFilm();
    await middleOfUpload();
    await browser.page.reload();
    await setNetwork('free');
    const done = await waitFor(
      async () => {
        const [newest] = await sessions();
        const isUp = newest && !['CREATED', 'UPLOADING'].includes(newest.status);
        return isUp ? newest : undefined;
      },
      { timeoutMs: 60_000, what: 'the film to arrive' },
    );
    expect(done.failure).toBeNull();
    expect(await sessions()).toHaveLength(2);
    expect(browser.errors).toEqual([]);
  });
});
