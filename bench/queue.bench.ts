import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { loadavg } from 'node:os';
import { startRedis, waitFor } from '@miinventario/devkit';
import { Queue, Worker } from 'bullmq';
import { CACHE } from '../tools/lib/paths.js';
import type { PlotSink } from './support/bench.js';
import { startBenchProduct } from './support/bench-product.js';
import { growthPlot } from './support/plot.js';
import { openOurQueue, type OurQueue } from './support/our-queue.js';
import { printTable } from './support/report.js';

export const title = 'Jobs a second';

const JOBS = 3_000;
/** Jobs that one worker runs at once, in the product's background queue and here. */
const CONCURRENCY = 4;
const BACKLOGS = [10, 100, 1_000];
const DRAIN_TIMEOUT_MS = 180_000;

interface Rate {
  readonly name: string;
  readonly perSecond: number;
}

/** The baseline: BullMQ's queue and worker with nothing around them, jobs that do nothing. */
async function minimalWorker(url: string): Promise<number> {
  const queue = new Queue('bench', { connection: { url } });
  let done = 0;
  const worker = new Worker(
    'bench',
    () => {
      done += 1;
      return Promise.resolve();
    },
    { connection: { url, maxRetriesPerRequest: null }, concurrency: CONCURRENCY },
  );
  try {
    await worker.waitUntilReady();
    const startedAt = performance.now();
    for (let n = 0; n < JOBS; n += 100) {
      await queue.addBulk(
        Array.from({ length: 100 }, () => ({
          name: 'note',
          data: {},
          opts: { jobId: randomUUID(), removeOnComplete: true },
        })),
      );
    }
    await drained(() => done, JOBS);
    return JOBS / ((performance.now() - startedAt) / 1000);
  } finally {
    await worker.close();
    await queue.close();
  }
}

async function drained(done: () => number, wanted: number): Promise<void> {
  await waitFor(() => Promise.resolve(done() >= wanted), {
    timeoutMs: DRAIN_TIMEOUT_MS,
    intervalMs: 5,
    what: 'the queue to be empty',
  });
}

/** From the commit of the transactions that ask for them to the mark that each is done. */
async function ours(queue: OurQueue, jobs: number): Promise<number> {
  const before = queue.done();
  const startedAt = performance.now();
  await queue.enqueue(jobs);
  await drained(() => queue.done() - before, jobs);
  return (performance.now() - startedAt) / 1000;
}

/**
 * `npm run bench -- queue`: jobs that do nothing, through the outbox, the queue, the runner and the mark
 * that they are done, on Redis and on PostgreSQL, beside BullMQ's own minimal worker; and how long a
 * backlog takes.
 */
export async function run(_args: readonly string[], plots: PlotSink): Promise<number> {
  const redis = await startRedis({ port: 0, cacheDir: join(CACHE, 'services') });
  const world = await startBenchProduct(0, { LOG_LEVEL: 'warn' });
  try {
    const { product } = world;
    // Its own worker would take our jobs and not know them.
    await Promise.all([product.worker.stop(), product.api.stop()]);
    const rates: Rate[] = [
      { name: "BullMQ's minimal worker on Redis", perSecond: await minimalWorker(redis.url) },
    ];
    const drains: Array<{ name: string; values: number[] }> = [];
    for (const [name, extra] of [
      ['ours on Redis', { REDIS_URL: redis.url }],
      ['ours on PostgreSQL', {}],
    ] as const) {
      const queue = await openOurQueue({ ...product.environment, ...extra });
      try {
        await ours(queue, 100);
        rates.push({ name, perSecond: JOBS / (await ours(queue, JOBS)) });
        const values: number[] = [];
        for (const backlog of BACKLOGS) values.push(await ours(queue, backlog));
        drains.push({ name, values });
      } finally {
        await queue.close();
      }
    }
    tell(rates, drains);
    plots.add(
      'backlog',
      'seconds until a backlog of jobs is done',
      growthPlot({ labels: BACKLOGS.map(String), lines: drains, x: 'jobs', y: 'seconds' }),
    );
    return 0;
  } finally {
    await world.stop();
    await redis.stop();
  }
}

function tell(
  rates: readonly Rate[],
  drains: ReadonlyArray<{ name: string; values: readonly number[] }>,
): void {
  const baseline = rates[0]?.perSecond ?? Number.NaN;
  console.log(`${JOBS} jobs, ${CONCURRENCY} at once, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  printTable(
    ['', 'jobs/s', 'of BullMQ alone'],
    rates.map(({ name, perSecond }) => [
      name,
      perSecond.toFixed(0),
      (perSecond / baseline).toFixed(2),
    ]),
  );
  console.log('\nseconds until a backlog is done');
  printTable(
    ['', ...BACKLOGS.map((jobs) => `${jobs} jobs`)],
    drains.map(({ name, values }) => [name, ...values.map((value) => value.toFixed(2))]),
  );
}
