import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@miinventario/devkit';
import type { CDPSession } from 'playwright-core';
import type { Session } from '../tools/lib/client/api.types.js';
import { AppDriver } from '../tools/e2e/support/app-driver.js';
import { openBrowser } from '../tools/e2e/support/browser.js';
import { Shopkeeper } from '../tools/e2e/support/shopkeeper.js';
import { testFilm } from '../tools/e2e/support/test-film.js';
import { startTestProduct } from '../tools/e2e/support/test-product.js';

/** 45 seconds at 2 Mbit/s, as the app films. */
const FILM_BYTES = (45 * 2_000_000) / 8;
const FAST_MBIT = 10;
const SLOW_MBIT = 1;
const TARGET_S = 12;
/** On the slow line the network goes away this often, for this long, while this much is sent. */
const LOSSES = { everyMs: 6_000, forMs: 2_000, bytes: 3_000_000 };

interface Line {
  readonly mbit: number;
  readonly isLossy: boolean;
  readonly bytes: number;
}

async function sessionsOf(shopkeeper: Shopkeeper): Promise<readonly Session[]> {
  const page = await shopkeeper.client.get<{ items: readonly Session[] }>(
    `/stores/${shopkeeper.storeId}/sessions`,
  );
  return page.items;
}

/** Sends a film of random bytes through the app; seconds until the server has it whole. */
async function send(
  app: AppDriver,
  network: CDPSession,
  shopkeeper: Shopkeeper,
  line: Line,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mi-upload-'));
  const path = join(folder, 'anaquel.mp4');
  await writeFile(path, randomBytes(line.bytes));
  const set = (offline: boolean) =>
    network.send('Network.emulateNetworkConditions', {
      offline,
      latency: 40,
      downloadThroughput: -1,
      uploadThroughput: (line.mbit * 1_000_000) / 8,
    });
  await app.open('/inicio');
  await app.tap('home-film');
  const chooser = app.page.waitForEvent('filechooser');
  await app.tap('capture-pick-file');
  await (await chooser).setFiles(path);
  await app.seen('capture-send');
  await set(false);
  const earlier = new Set((await sessionsOf(shopkeeper)).map(({ id }) => id));
  const startedAt = performance.now();
  await app.tap('capture-send');
  const losses = line.isLossy
    ? setInterval(() => {
        void set(true);
        setTimeout(() => void set(false), LOSSES.forMs);
      }, LOSSES.everyMs)
    : undefined;
  try {
    await waitFor(
      async () => {
        const newest = (await sessionsOf(shopkeeper)).find(({ id }) => !earlier.has(id));
        return newest && !['CREATED', 'UPLOADING'].includes(newest.status) ? newest : undefined;
      },
      { timeoutMs: 300_000, what: 'the film to arrive' },
    );
    return (performance.now() - startedAt) / 1000;
  } finally {
    clearInterval(losses);
    await set(false);
    await rm(folder, { recursive: true, force: true });
  }
}

/** `npm run bench -- upload`: a 45 s film at 10 Mbit/s, and a line that keeps breaking at 1 Mbit/s. */
export async function run(): Promise<number> {
  const film = await testFilm({ seed: 3, kind: 'tiny' });
  const product = await startTestProduct({ web: 'static' });
  const browser = await openBrowser({});
  try {
    const shopkeeper = await Shopkeeper.arrive(product.apiUrl, film);
    const app = new AppDriver(browser.page, product.webUrl);
    await app.logIn(shopkeeper.account);
    const network = await browser.context.newCDPSession(browser.page);
    const fast = { mbit: FAST_MBIT, isLossy: false, bytes: FILM_BYTES };
    const fastS = await send(app, network, shopkeeper, fast);
    const bareS = (FILM_BYTES * 8) / (FAST_MBIT * 1_000_000);
    console.log(`45 s film (${(FILM_BYTES / 1e6).toFixed(1)} MB) at ${FAST_MBIT} Mbit/s up:`);
    console.log(
      `  ${fastS.toFixed(1)} s; the line alone ${bareS.toFixed(1)} s; target ${TARGET_S} s`,
    );
    const slow = { mbit: SLOW_MBIT, isLossy: true, bytes: LOSSES.bytes };
    const slowS = await send(app, network, shopkeeper, slow);
    const lineS = (LOSSES.bytes * 8) / (SLOW_MBIT * 1_000_000);
    console.log(`${LOSSES.bytes / 1e6} MB at ${SLOW_MBIT} Mbit/s, off 2 s of every 6 s:`);
    console.log(
      `  arrived whole after ${slowS.toFixed(1)} s; the line alone ${lineS.toFixed(1)} s`,
    );
    return fastS <= TARGET_S ? 0 : 1;
  } finally {
    await browser.close();
    await product.dispose();
  }
}
