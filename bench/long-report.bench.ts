import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { AppDriver } from '../tools/e2e/support/app-driver.js';
import { openBrowser } from '../tools/e2e/support/browser.js';
import { furnishShop } from '../tools/e2e/support/furnished-shop.js';
import { startTestProduct } from '../tools/e2e/support/test-product.js';
import { lengthenReport } from './support/long-report.js';
import { printTable } from './support/report.js';

export const title = 'A report of 2,000 lines';

const SHORT_LINES = 50;
const LONG_LINES = 2_000;
/** Processor of this machine, and one four times slower, as a cheap phone's is taken to be. */
const SLOWNESS = [1, 4];
const JANK_MS = 50;
const MAX_JANK_SHARE = 0.05;
/** Steps of a wheel, 3,000 px a second for six seconds. */
const STEP_PX = 60;
const STEP_MS = 20;
const STEPS = 300;

interface Figures {
  readonly firstRowMs: number;
  /** Until a tap on plus has changed the number. */
  readonly answersMs: number;
  readonly frames: readonly number[];
  readonly heapMiB: number;
  readonly elements: number;
}

/** Runs in the page, and is text because the loader of this file puts calls of its own into functions. */
const WATCH_FRAMES = `
  window.benchFrames = [];
  window.benchLast = performance.now();
  requestAnimationFrame(function tick(now) {
    window.benchFrames.push(now - window.benchLast);
    window.benchLast = now;
    requestAnimationFrame(tick);
  });
`;

/** How long the frames of the page took, in ms, while `scroll` went on. */
async function framesWhile(page: Page, scroll: () => Promise<void>): Promise<number[]> {
  await page.evaluate(WATCH_FRAMES);
  await scroll();
  return page.evaluate<number[]>('window.benchFrames');
}

/** Whether the first row has left the screen, upwards; far away it is not even drawn. */
function isScrolled(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    `(document.querySelector('[data-testid="report-item-0"]')?.getBoundingClientRect().bottom ?? -1) < 0`,
  );
}

async function fling(page: Page): Promise<void> {
  await page.mouse.move(195, 500);
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, STEP_PX);
    await page.waitForTimeout(STEP_MS);
  }
}

async function measure(app: AppDriver, address: string, slowness: number): Promise<Figures> {
  const { page } = app;
  const client = await page.context().newCDPSession(page);
  await app.open('/inicio');
  await app.seen('home-screen');
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const startedAt = performance.now();
  await app.open(address);
  await app.seen('report-item-0');
  const firstRowMs = performance.now() - startedAt;
  const before = await app.text('report-item-0-quantity');
  await app.tap('report-item-0-plus');
  await page.waitForFunction(
    (text) =>
      document.querySelector('[data-testid="report-item-0-quantity"]')?.textContent !== text,
    before,
  );
  const answersMs = performance.now() - startedAt;
  await app.tap('report-item-0-minus');
  const frames = await framesWhile(page, () => fling(page));
  if (!(await isScrolled(page))) throw new Error('the list did not move');
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await client.detach();
  return { firstRowMs, answersMs, frames, heapMiB: usedSize / 2 ** 20, elements };
}

const jankShare = ({ frames }: Figures): number =>
  frames.filter((ms) => ms > JANK_MS).length / frames.length;

function row(name: string, figures: Figures): string[] {
  const { frames } = figures;
  const sorted = [...frames].sort((a, b) => a - b);
  return [
    name,
    (figures.firstRowMs / 1000).toFixed(2),
    (figures.answersMs / 1000).toFixed(2),
    String(frames.length),
    String(frames.filter((ms) => ms > JANK_MS).length),
    (sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(0),
    (sorted.at(-1) ?? 0).toFixed(0),
    figures.heapMiB.toFixed(1),
    String(figures.elements),
  ];
}

/**
 * `npm run bench -- long-report`: a report of 2,000 lines opened in a browser of a phone's size and
 * scrolled, beside one of 50 lines.
 */
export async function run(): Promise<number> {
  const product = await startTestProduct({ web: 'static' });
  const browser = await openBrowser({});
  try {
    const { shopkeeper, context } = await furnishShop(product.apiUrl);
    const app = new AppDriver(browser.page, product.webUrl);
    await app.logIn(shopkeeper.account);
    const address = `/reportes/${context.sessionId}`;
    const rows: string[][] = [];
    let worst = 0;
    let lines = 0;
    for (const wanted of [SHORT_LINES, LONG_LINES]) {
      await lengthenReport(product, context.sessionId, wanted - lines);
      lines = wanted;
      for (const slowness of SLOWNESS) {
        const figures = await measure(app, address, slowness);
        rows.push(row(`${lines} lines, processor / ${slowness}`, figures));
        worst = Math.max(worst, jankShare(figures));
      }
    }
    console.log(`Load ${(loadavg()[0] ?? 0).toFixed(1)}; frames while the list runs by`);
    printTable(
      [
        '',
        'first row s',
        'answers s',
        'frames',
        '> 50 ms',
        'p95 ms',
        'worst ms',
        'heap MiB',
        'elements',
      ],
      rows,
    );
    console.log(`target: at most ${MAX_JANK_SHARE * 100} % of the frames over ${JANK_MS} ms`);
    return worst <= MAX_JANK_SHARE ? 0 : 1;
  } finally {
    await browser.close();
    await product.dispose();
  }
}
