import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePort, startChild, waitForHttp, type ManagedChild } from '@miinventario/devkit';
import type autocannon from 'autocannon';
import { startBenchProduct, type BenchShop } from './support/bench-product.js';
import { fire, middle, type Shot } from './support/fire.js';
import { printTable } from './support/report.js';

const SHOPS = 100;
const CONNECTIONS = 100;
const ROUNDS = 3;
const SECONDS = 6;
/** The targets: throughput beside bare Fastify + pg, and the time of a read beside one without RLS. */
const MIN_OF_BARE = 0.75;
const MAX_OF_PLAIN = 1.5;

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly requestOf: (shop: BenchShop) => autocannon.Request;
}

/** A script of bench/support as a process of its own, ready when its port answers. */
async function startScript(
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<{ url: string; child: ManagedChild }> {
  const port = await freePort();
  const script = fileURLToPath(new URL(`./support/${file}`, import.meta.url));
  const child = startChild({
    name: file,
    command: process.execPath,
    args: ['--import', 'tsx', '--conditions=source', script],
    env: { ...process.env, ...env, PORT: String(port) },
  });
  const url = `http://127.0.0.1:${port}`;
  await waitForHttp(url, { timeoutMs: 60_000, status: 404 });
  return { url, child };
}

/**
 * `npm run bench -- api`: a keyed, authenticated read through the API under row security, beside bare
 * Fastify + pg doing the same transaction, and beside the same API without row security.
 */
export async function run(): Promise<number> {
  const world = await startBenchProduct(SHOPS, { LOG_LEVEL: 'warn' });
  const children: ManagedChild[] = [];
  try {
    const { product, shops } = world;
    const { postgres } = product;
    if (!postgres) throw new Error('the bench needs the embedded PostgreSQL');
    const env = { DATABASE_URL: postgres.appUrl, SUPER_URL: postgres.superuserUrl };
    const bare = await startScript('bare-server.ts', env);
    children.push(bare.child);
    const plain = await startScript('plain-api.ts', {
      ...env,
      RATE_LIMITS: 'false',
      LOG_LEVEL: 'warn',
      // The keys that sign tokens lie there.
      DATA_DIR: `${product.dataDir}/server`,
    });
    children.push(plain.child);
    const byToken = ({ token, storeId }: BenchShop): autocannon.Request => ({
      path: `/api/v1/stores/${storeId}`,
      headers: { authorization: `Bearer ${token}` },
    });
    const contenders: Contender[] = [
      {
        name: 'bare Fastify + pg, same transaction',
        url: bare.url,
        requestOf: ({ storeId, userId }) => ({
          path: `/stores/${storeId}`,
          headers: { 'x-user': userId },
        }),
      },
      { name: 'the API without row security', url: plain.url, requestOf: byToken },
      { name: 'the API', url: product.apiUrl, requestOf: byToken },
    ];
    return judge(await measure(contenders, shops));
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await world.stop();
  }
}

async function measure(
  contenders: readonly Contender[],
  shops: readonly BenchShop[],
): Promise<ReadonlyArray<{ name: string; shot: Shot }>> {
  const shots = new Map<string, Shot[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, url, requestOf } of contenders) {
      const shot = await fire({
        url,
        connections: CONNECTIONS,
        seconds: SECONDS,
        requestOf: (connection) => {
          const shop = shops[connection % shops.length];
          if (!shop) throw new Error('no shop');
          return requestOf(shop);
        },
      });
      // The first round warms every contender up.
      if (round > 0) shots.get(name)?.push(shot);
    }
  }
  return contenders.map(({ name }) => ({ name, shot: middle(shots.get(name) ?? []) }));
}

function judge(results: ReadonlyArray<{ name: string; shot: Shot }>): number {
  const [bare, plain, api] = results.map(({ shot }) => shot);
  if (!bare || !plain || !api) throw new Error('a contender was not measured');
  const rows = results.map(({ name, shot }) => [
    name,
    shot.requestsPerSecond.toFixed(0),
    shot.p50.toFixed(0),
    shot.p95.toFixed(0),
    shot.p99.toFixed(0),
    (shot.requestsPerSecond / bare.requestsPerSecond).toFixed(2),
    String(shot.failures),
  ]);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(
    `Keyed read, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s, load ${load}`,
  );
  printTable(['', 'requests/s', 'p50 ms', 'p97.5 ms', 'p99 ms', 'of bare', 'failures'], rows);
  const ofBare = api.requestsPerSecond / bare.requestsPerSecond;
  const ofPlain = plain.requestsPerSecond / api.requestsPerSecond;
  console.log(`of bare Fastify + pg: ${ofBare.toFixed(2)} (target >= ${MIN_OF_BARE})`);
  console.log(
    `time of a read, with row security / without: ${ofPlain.toFixed(2)} (target <= ${MAX_OF_PLAIN})`,
  );
  const failed = results.some(({ shot }) => shot.failures > 0);
  return ofBare >= MIN_OF_BARE && ofPlain <= MAX_OF_PLAIN && !failed ? 0 : 1;
}
