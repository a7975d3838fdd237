import { loadavg } from 'node:os';
import type { SeedSize } from '../apps/server/test/support/store-seed.js';
import { BenchWorld } from './inventory/world.js';
import type { PlotSink } from './support/bench.js';
import { growthPlot } from './support/plot.js';

export const title = 'How answers grow with products and with shops';

const PRODUCTS = [1_000, 5_000, 20_000, 50_000];
const NEIGHBOURS = [0, 30, 100, 300];
/** A shop as the product expects it. */
const PLAIN_SHOP: SeedSize = { products: 500, sessions: 20, linesPerSession: 40 };
const ROUNDS = 30;
const WARM_UP = 5;

/** What a shopkeeper asks for, and its path given a session of theirs. */
const QUESTIONS: ReadonlyArray<readonly [name: string, path: (sessionId: string) => string]> = [
  ['search', () => '/products?search=refresco'],
  ['products', () => '/products'],
  ['report', (sessionId) => `/sessions/${sessionId}/report`],
  ['home', () => '/summary'],
];

/** p95 in ms of every question. */
async function ask(world: BenchWorld): Promise<number[]> {
  const { body } = await world.time('/sessions');
  const [session] = body['items'] as Array<{ id: string }>;
  const figures: number[] = [];
  for (const [, path] of QUESTIONS) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const { ms } = await world.time(path(session?.id ?? ''));
      if (round >= WARM_UP) times.push(ms);
    }
    times.sort((a, b) => a - b);
    figures.push(times[Math.ceil(times.length * 0.95) - 1] ?? NaN);
  }
  return figures;
}

async function measure(own: SeedSize, neighbours: readonly SeedSize[]): Promise<number[]> {
  const world = await BenchWorld.open(own, neighbours);
  try {
    return await ask(world);
  } finally {
    await world.close();
  }
}

function tell(what: string, sizes: readonly number[], rows: ReadonlyArray<number[]>): void {
  const head = QUESTIONS.map(([name]) => name.padStart(10)).join('');
  console.log(`${what.padEnd(14)}${head}   p95 ms, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  for (const [index, row] of rows.entries()) {
    const figures = row.map((ms) => ms.toFixed(1).padStart(10)).join('');
    console.log(`${String(sizes[index] ?? '').padEnd(14)}${figures}`);
  }
  const last = rows.at(-1) ?? [];
  const ratios = last.map((ms, each) => (ms / (rows[0]?.[each] ?? NaN)).toFixed(1).padStart(10));
  console.log(`${'last of first'.padEnd(14)}${ratios.join('')}`);
}

/**
 * `npm run bench -- growth`: the same four questions of one store as its catalogue grows, and of a
 * plain store as the platform gets more of them; the first size of each is the baseline.
 */
export async function run(_args: readonly string[], plots: PlotSink): Promise<number> {
  const byProducts: number[][] = [];
  for (const products of PRODUCTS) {
    byProducts.push(await measure({ products, sessions: 500, linesPerSession: 40 }, []));
  }
  tell('products', PRODUCTS, byProducts);
  const byShops: number[][] = [];
  for (const count of NEIGHBOURS) {
    byShops.push(
      await measure(
        PLAIN_SHOP,
        Array.from({ length: count }, () => PLAIN_SHOP),
      ),
    );
  }
  const shops = NEIGHBOURS.map((count) => count + 1);
  tell('shops', shops, byShops);
  for (const [name, x, sizes, rows] of [
    ['growth-products', 'products of the store', PRODUCTS, byProducts],
    ['growth-shops', 'shops of the platform', shops, byShops],
  ] as const) {
    const lines = QUESTIONS.map(([question], each) => ({
      name: question,
      values: rows.map((row) => row[each] ?? NaN),
    }));
    const labels = sizes.map((size) => size.toLocaleString('en'));
    plots.add(name, `${x}: milliseconds`, growthPlot({ labels, lines, x, y: 'p95 ms' }));
  }
  return 0;
}
