import { join } from 'node:path';
import { loadavg } from 'node:os';
import { freePort, startChild, waitForHttp, type ManagedChild } from '@miinventario/devkit';
import { ROOT } from '../tools/lib/paths.js';
import { SERVER_DIST } from '../tools/lib/product/product.js';
import type { PlotSink } from './support/bench.js';
import { startBenchProduct, type BenchProduct, type BenchShop } from './support/bench-product.js';
import { fire } from './support/fire.js';
import { growthPlot } from './support/plot.js';
import { memoryOf } from './support/processes.js';
import { printTable } from './support/report.js';

export const title = 'More API processes, and their memory';

const SHOPS = 50;
const PROCESSES = [1, 2, 4];
/** Shared by all processes. */
const CONNECTIONS = 100;
const SECONDS = 8;

interface Measured {
  readonly processes: number;
  readonly perSecond: number;
  readonly worstP95: number;
  readonly failures: number;
  readonly restMiB: number;
  readonly loadMiB: number;
}

/** More API processes on the same database; each answers when this resolves. */
async function startApis(product: BenchProduct['product'], count: number): Promise<string[]> {
  const started: ManagedChild[] = [];
  const urls: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const port = await freePort();
    const child = startChild({
      name: `api-${n}`,
      command: process.execPath,
      args: [join(SERVER_DIST, 'main.api.js')],
      cwd: ROOT,
      env: { ...product.environment, PORT: String(port) },
    });
    started.push(child);
    urls.push(`http://127.0.0.1:${port}`);
  }
  await Promise.all(urls.map((url) => waitForHttp(`${url}/health/ready`, { timeoutMs: 90_000 })));
  children.push(...started);
  return urls;
}

const children: ManagedChild[] = [];

async function measure(
  urls: readonly string[],
  pids: readonly number[],
  shops: readonly BenchShop[],
): Promise<Measured> {
  const rest = await memoryOf(pids[0] ?? 0);
  const each = Math.floor(CONNECTIONS / urls.length);
  const shoot = (url: string, seconds: number) =>
    fire({
      url,
      connections: each,
      seconds,
      requestOf: (connection) => {
        const shop = shops[connection % shops.length] as BenchShop;
        return {
          path: `/api/v1/stores/${shop.storeId}`,
          headers: { authorization: `Bearer ${shop.token}` },
        };
      },
    });
  await Promise.all(urls.map((url) => shoot(url, 3)));
  const shots = await Promise.all(urls.map((url) => shoot(url, SECONDS)));
  const loaded = await Promise.all(pids.map(memoryOf));
  return {
    processes: urls.length,
    perSecond: shots.reduce((sum, shot) => sum + shot.requestsPerSecond, 0),
    worstP95: Math.max(...shots.map(({ p95 }) => p95)),
    failures: shots.reduce((sum, { failures }) => sum + failures, 0),
    restMiB: rest.nowMiB,
    loadMiB: Math.max(...loaded.map(({ peakMiB }) => peakMiB)),
  };
}

/**
 * `npm run bench -- scale`: the keyed read of one, two and four API processes on one database, the
 * connections shared out among them, and the memory of each process at rest and at work.
 */
export async function run(_args: readonly string[], plots: PlotSink): Promise<number> {
  const world = await startBenchProduct(SHOPS, { LOG_LEVEL: 'warn', DATABASE_POOL_SIZE: '10' });
  const { product, shops } = world;
  try {
    const worker = await memoryOf(product.worker.pid ?? 0);
    const results: Measured[] = [];
    const urls = [product.apiUrl];
    for (const processes of PROCESSES) {
      urls.push(...(await startApis(product, processes - urls.length)));
      const pids = [product.api.pid ?? 0, ...children.map(({ pid }) => pid)];
      results.push(await measure(urls, pids, shops));
    }
    tell(results, worker.nowMiB);
    plots.add(
      'reads-by-processes',
      'reads a second by API processes',
      growthPlot({
        labels: results.map(({ processes }) => String(processes)),
        lines: [{ name: 'reads a second', values: results.map(({ perSecond }) => perSecond) }],
        x: 'API processes on two cores',
        y: 'requests/s',
      }),
    );
    return results.every(({ failures }) => failures === 0) ? 0 : 1;
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await world.stop();
  }
}

function tell(results: readonly Measured[], workerMiB: number): void {
  const one = results[0]?.perSecond ?? Number.NaN;
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`Keyed read, ${CONNECTIONS} connections in all, ${SECONDS} s, load ${load}`);
  printTable(
    ['', 'requests/s', 'of one', 'per process', 'p97.5 ms', 'MiB at work', 'failures'],
    results.map(({ processes, perSecond, worstP95, loadMiB, failures }) => [
      `${processes} processes`,
      perSecond.toFixed(0),
      (perSecond / one).toFixed(2),
      (perSecond / processes).toFixed(0),
      worstP95.toFixed(0),
      loadMiB.toFixed(0),
      String(failures),
    ]),
  );
  const api = results[0]?.restMiB ?? Number.NaN;
  console.log(`memory at rest: API ${api.toFixed(0)} MiB, worker ${workerMiB.toFixed(0)} MiB`);
  console.log('the load generator and PostgreSQL share the two cores with them');
}
