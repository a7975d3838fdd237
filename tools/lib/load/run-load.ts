import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  startBenchProduct,
  type BenchProduct,
  type BenchShop,
} from '../../../bench/support/bench-product.js';
import { printTable } from '../../../bench/support/report.js';
import { bold, dim, say } from '../console.js';
import { nextAct, type Act } from './behaviour.js';

export interface LoadOptions {
  readonly users: number;
  readonly minutes: number;
  /** Each step doubles the rate of the one before. */
  readonly steps: number;
}

/** The first target of the specification: 500 active users are 100 requests a second. */
const SECONDS_BETWEEN_ACTS = 5;
const MAX_P95_MS = 300;
/** Ticks of /proc/PID/stat: Linux answers USER_HZ = 100 on every architecture (proc(5)). */
const TICKS_PER_SECOND = 100;

/** One answer. */
export interface Sample {
  readonly name: string;
  readonly ms: number;
  /** 0 when the connection broke. */
  readonly status: number;
}

/** What one rate of requests met with. */
export interface Step {
  readonly wantedPerSecond: number;
  readonly perSecond: number;
  readonly samples: readonly Sample[];
  readonly generatorCpu: number;
  readonly apiCpu: number;
  /** Load average of the machine at its end. */
  readonly machineLoad: number;
}

/**
 * Virtual shops look around, search, poll and change things, each at its own moment, at a rate that
 * does not slow down when the answers do.
 * @returns the steps, and whether the first one kept to p95 and had no 5xx
 */
export async function runLoad(
  options: LoadOptions,
): Promise<{ steps: readonly Step[]; isGood: boolean }> {
  const { users, minutes, steps } = options;
  say(bold(`load: ${users} shops, ${minutes} min a step, ${steps} steps`));
  const world = await startBenchProduct(users, { LOG_LEVEL: 'warn', DATABASE_POOL_SIZE: '20' });
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  try {
    await stock(world.shops);
    const results: Step[] = [];
    for (let step = 0; step < steps; step += 1) {
      const perSecond = (users / SECONDS_BETWEEN_ACTS) * 2 ** step;
      console.error(dim(`${perSecond} requests a second for ${minutes} min`));
      results.push(await runStep(world, agent, perSecond, minutes * 60));
    }
    tell(results);
    const [first] = results;
    if (!first) throw new Error('no step was run');
    tellByAct(first);
    const isGood = percentile(first.samples, 0.95) < MAX_P95_MS && serverErrors(first) === 0;
    return { steps: results, isGood };
  } finally {
    agent.destroy();
    await world.stop();
  }
}

/** A small catalogue for each shop, so that lists and searches have something to find. */
async function stock(shops: readonly BenchShop[]): Promise<void> {
  const left = [...shops];
  const names = [
    'Galletas Marías 170 g',
    'Refresco de cola 600 ml',
    'Leche entera 1 l',
    'Aceite 1 l',
  ];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let shop = left.pop(); shop !== undefined; shop = left.pop()) {
        for (const name of names)
          await shop.client.post(`/stores/${shop.storeId}/products`, { name });
      }
    }),
  );
}

async function runStep(
  world: BenchProduct,
  agent: Agent,
  perSecond: number,
  seconds: number,
): Promise<Step> {
  const { product, shops } = world;
  const samples: Sample[] = [];
  const open = new Set<Promise<void>>();
  const cpu = process.cpuUsage();
  const apiBefore = await cpuSeconds(product.api.pid ?? 0);
  const startedAt = performance.now();
  let sent = 0;
  while (performance.now() - startedAt < seconds * 1000) {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
    for (; sent < due; sent += 1) {
      const shop = shops[Math.floor(Math.random() * shops.length)] as BenchShop;
      const act = nextAct(shop, sent, Math.random);
      const call = ask(product.apiUrl, agent, shop, act).then((sample) => {
        samples.push(sample);
        open.delete(call);
      });
      open.add(call);
    }
    await sleep(5);
  }
  await Promise.all(open);
  const elapsed = (performance.now() - startedAt) / 1000;
  const used = process.cpuUsage(cpu);
  return {
    wantedPerSecond: perSecond,
    perSecond: samples.length / elapsed,
    samples,
    generatorCpu: (used.user + used.system) / 1e6 / elapsed,
    apiCpu: ((await cpuSeconds(product.api.pid ?? 0)) - apiBefore) / elapsed,
    machineLoad: loadavg()[0] ?? 0,
  };
}

function ask(apiUrl: string, agent: Agent, shop: BenchShop, act: Act): Promise<Sample> {
  const startedAt = performance.now();
  const text = act.body === undefined ? undefined : JSON.stringify(act.body);
  return new Promise((resolve) => {
    const end = (status: number): void =>
      resolve({ name: act.name, ms: performance.now() - startedAt, status });
    const call = request(`${apiUrl}/api/v1${act.path}`, {
      agent,
      method: act.method,
      headers: {
        Authorization: `Bearer ${shop.token}`,
        ...(text === undefined
          ? {}
          : {
              'Content-Type': 'application/json',
              'Content-Length': Buffer.byteLength(text),
              'Idempotency-Key': randomUUID(),
            }),
      },
    });
    call.once('response', (answer) => {
      answer.resume();
      answer.once('end', () => end(answer.statusCode ?? 0));
      answer.once('error', () => end(0));
    });
    call.once('error', () => end(0));
    call.end(text);
  });
}

/** CPU seconds a process has used: fields 14 and 15 of /proc/PID/stat. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Milliseconds below which that share of the answers came. */
export function percentile(samples: readonly Sample[], share: number): number {
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const serverErrors = (step: Step): number => turnedAway(step) + failures(step);

/** Answered 503 with Retry-After, without any work: more came than can be served. */
const turnedAway = ({ samples }: Step): number =>
  samples.filter(({ status }) => status === 503).length;

/** Other errors of the server, and requests without an answer. */
const failures = ({ samples }: Step): number =>
  samples.filter(({ status }) => status === 0 || (status >= 500 && status !== 503)).length;

function tell(steps: readonly Step[]): void {
  printTable(
    [
      'asked for/s',
      'answered/s',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      '4xx',
      '503',
      'failed',
      'API CPU',
      'generator CPU',
      'load',
    ],
    steps.map((step) => [
      step.wantedPerSecond.toFixed(0),
      step.perSecond.toFixed(0),
      ...[0.5, 0.95, 0.99].map((share) => percentile(step.samples, share).toFixed(0)),
      String(step.samples.filter(({ status }) => status >= 400 && status < 500).length),
      String(turnedAway(step)),
      String(failures(step)),
      step.apiCpu.toFixed(2),
      step.generatorCpu.toFixed(2),
      step.machineLoad.toFixed(1),
    ]),
  );
}

function tellByAct(step: Step): void {
  const names = [...new Set(step.samples.map(({ name }) => name))].sort();
  say('\nby what was asked, first step');
  printTable(
    ['', 'requests', 'p50 ms', 'p95 ms'],
    names.map((name) => {
      const samples = step.samples.filter((sample) => sample.name === name);
      const times = [0.5, 0.95].map((share) => percentile(samples, share).toFixed(0));
      return [name, String(samples.length), ...times];
    }),
  );
}
