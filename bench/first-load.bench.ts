import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { freePort } from '@miinventario/devkit';
import { AppDriver } from '../tools/e2e/support/app-driver.js';
import { openBrowser } from '../tools/e2e/support/browser.js';
import { furnishShop } from '../tools/e2e/support/furnished-shop.js';
import { startTestProduct } from '../tools/e2e/support/test-product.js';
import { lookAt, medianLook, type Look } from './support/lighthouse.js';
import { printTable } from './support/report.js';

export const title = 'First load of the app';

const MIN_ACCESSIBILITY = 100;
const MIN_BEST_PRACTICES = 95;
const MIN_WELCOME = 90;
const MIN_HOME = 70;
const MAX_WELCOME_SCRIPT = 180 * 1024;

const EMPTY_PAGE =
  '<!doctype html><html lang="es"><head><title>Vacía</title>' +
  '<meta name="viewport" content="width=device-width"></head><body><p>Nada</p></body></html>';

/** A page with one word: what this machine and Lighthouse make of nothing. */
async function startEmptyPage(): Promise<{ url: string; server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(EMPTY_PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}

interface Page {
  readonly name: string;
  readonly url: string;
}

async function measure(pages: readonly Page[], port: number, runs: number): Promise<Look[]> {
  const looks: Look[][] = pages.map(() => []);
  // In turns, so that a busy minute of the machine does not fall on one page alone.
  for (let run = 0; run < runs; run += 1) {
    for (const [index, { url }] of pages.entries()) looks[index]?.push(await lookAt(url, port));
  }
  return looks.map(medianLook);
}

function row(name: string, look: Look): string[] {
  return [
    name,
    String(look.performance),
    String(look.accessibility),
    String(look.bestPractices),
    (look.firstPaintMs / 1000).toFixed(1),
    (look.largestPaintMs / 1000).toFixed(1),
    look.blockingMs.toFixed(0),
    look.shift.toFixed(3),
    (look.scriptBytes / 1024).toFixed(0),
    look.machine.toFixed(0),
  ];
}

/**
 * `npm run bench -- first-load [--runs 5]`: Lighthouse's mobile profile on the built web app, served by the
 * product: the welcome page, and home of a signed-in shopkeeper, beside an empty page. Medians; nothing is
 * in the browser's caches.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: '5' } },
  });
  const product = await startTestProduct({ web: 'static' });
  const port = await freePort();
  const visitor = await openBrowser({ debugPort: port });
  const empty = await startEmptyPage();
  try {
    const { shopkeeper } = await furnishShop(product.apiUrl);
    const runs = Number(values.runs);
    const outside = [
      { name: 'an empty page', url: empty.url },
      { name: 'welcome', url: `${product.webUrl}/` },
    ];
    const [nothing, welcome] = await measure(outside, port, runs);
    await new AppDriver(visitor.page, product.webUrl).logIn(shopkeeper.account);
    const [home] = await measure([{ name: 'home', url: `${product.webUrl}/inicio` }], port, runs);
    if (nothing === undefined || welcome === undefined || home === undefined) return 1;
    console.log(`Medians of ${runs}, mobile profile, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
    printTable(
      ['', 'perf.', 'access.', 'best', 'FCP s', 'LCP s', 'TBT ms', 'CLS', 'JS KiB', 'machine'],
      [row('an empty page', nothing), row('welcome', welcome), row('home, signed in', home)],
    );
    console.log(
      `targets: accessibility ${MIN_ACCESSIBILITY}, best practices >= ${MIN_BEST_PRACTICES}, ` +
        `performance >= ${MIN_WELCOME} (welcome, at most ${MAX_WELCOME_SCRIPT / 1024} KiB of script) ` +
        `and >= ${MIN_HOME} (home)`,
    );
    return isWithin(welcome, MIN_WELCOME) &&
      welcome.scriptBytes <= MAX_WELCOME_SCRIPT &&
      isWithin(home, MIN_HOME)
      ? 0
      : 1;
  } finally {
    empty.server.close();
    await visitor.close();
    await product.dispose();
  }
}

function isWithin(look: Look, minPerformance: number): boolean {
  return (
    look.performance >= minPerformance &&
    look.accessibility >= MIN_ACCESSIBILITY &&
    look.bestPractices >= MIN_BEST_PRACTICES
  );
}
