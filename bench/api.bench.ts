import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePort, startChild, waitForHttp, type ManagedChild } from '@miinventario/devkit';
import type autocannon from 'autocannon';
import { startBenchProduct, type BenchShop } from './support/bench-product.js';
import { fire, middle, type Shot } from './support/fire.js';
import { printTable } from './support/report.js';

export const title = 'API: reads, writes and sign-in';

const SHOPS = 100;
const CONNECTIONS = 100;
const SIGN_IN_CONNECTIONS = 10;
const ROUNDS = 3;
const SECONDS = 5;
/** The targets: throughput beside bare Fastify + pg, and the time of a read beside one without RLS. */
const MIN_OF_BARE = 0.75;
const MAX_OF_PLAIN = 1.5;
const MAX_READ_P95_MS = 50;

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly requestOf: (shop: BenchShop) => autocannon.Request;
}

interface Result {
  readonly name: string;
  readonly shot: Shot;
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
 * `npm run bench -- api`: a keyed, authenticated read and a write through the API under row security,
 * beside bare Fastify + pg doing the same transaction, the read beside the same API without row
 * security too; and signing in, beside checking a password and nothing else.
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
    const urls = { bare: bare.url, plain: plain.url, api: product.apiUrl };
    const reads = await measure(readers(urls), shops, CONNECTIONS);
    tell('Keyed read', reads, CONNECTIONS);
    const writes = await measure(writers(urls), shops, CONNECTIONS);
    tell('New session', writes, CONNECTIONS);
    const logins = await measure(signers(urls), shops, SIGN_IN_CONNECTIONS);
    tell('Sign-in with a password', logins, SIGN_IN_CONNECTIONS);
    return judge(reads, [...reads, ...writes, ...logins]);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await world.stop();
  }
}

interface Urls {
  readonly bare: string;
  readonly plain: string;
  readonly api: string;
}

const BARE = 'bare Fastify + pg, same transaction';

function readers({ bare, plain, api }: Urls): Contender[] {
  const byToken = ({ token, storeId }: BenchShop): autocannon.Request => ({
    path: `/api/v1/stores/${storeId}`,
    headers: { authorization: `Bearer ${token}` },
  });
  const byHeader = ({ storeId, userId }: BenchShop): autocannon.Request => ({
    path: `/stores/${storeId}`,
    headers: { 'x-user': userId },
  });
  return [
    { name: BARE, url: bare, requestOf: byHeader },
    { name: 'the API without row security', url: plain, requestOf: byToken },
    { name: 'the API', url: api, requestOf: byToken },
  ];
}

function writers({ bare, api }: Urls): Contender[] {
  const type = { 'content-type': 'application/json' };
  return [
    {
      name: BARE,
      url: bare,
      requestOf: ({ storeId, userId }) => ({
        method: 'POST',
        path: `/stores/${storeId}/sessions`,
        headers: { ...type, 'x-user': userId },
        body: '{}',
      }),
    },
    {
      name: 'the API',
      url: api,
      requestOf: ({ token, storeId }) => ({
        method: 'POST',
        path: `/api/v1/stores/${storeId}/sessions`,
        headers: { ...type, authorization: `Bearer ${token}` },
        body: '{}',
      }),
    },
  ];
}

function signers({ bare, api }: Urls): Contender[] {
  const headers = { 'content-type': 'application/json' };
  return [
    {
      name: 'checking a password, nothing else',
      url: bare,
      requestOf: () => ({ method: 'POST', path: '/verify', headers, body: '{}' }),
    },
    {
      name: 'the API',
      url: api,
      requestOf: ({ account }) => ({
        method: 'POST',
        path: '/api/v1/auth/login',
        headers,
        body: JSON.stringify({
          identifier: account.email,
          password: account.password,
          deviceName: 'bench',
        }),
      }),
    },
  ];
}

async function measure(
  contenders: readonly Contender[],
  shops: readonly BenchShop[],
  connections: number,
): Promise<Result[]> {
  const shots = new Map<string, Shot[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, url, requestOf } of contenders) {
      const shot = await fire({
        url,
        connections,
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

function tell(what: string, results: readonly Result[], connections: number): void {
  const baseline = results[0]?.shot.requestsPerSecond ?? Number.NaN;
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(
    `\n${what}, ${connections} connections, ${ROUNDS} rounds of ${SECONDS} s, load ${load}`,
  );
  printTable(
    ['', 'requests/s', 'p50 ms', 'p97.5 ms', 'p99 ms', 'of the first', 'failures'],
    results.map(({ name, shot }) => [
      name,
      shot.requestsPerSecond.toFixed(0),
      shot.p50.toFixed(0),
      shot.p95.toFixed(0),
      shot.p99.toFixed(0),
      (shot.requestsPerSecond / baseline).toFixed(2),
      String(shot.failures),
    ]),
  );
}

function judge(reads: readonly Result[], all: readonly Result[]): number {
  const [bare, plain, api] = reads.map(({ shot }) => shot);
  if (!bare || !plain || !api) throw new Error('a contender was not measured');
  const ofBare = api.requestsPerSecond / bare.requestsPerSecond;
  const ofPlain = plain.requestsPerSecond / api.requestsPerSecond;
  console.log(`\nread, of bare Fastify + pg: ${ofBare.toFixed(2)} (target >= ${MIN_OF_BARE})`);
  console.log(
    `time of a read, with row security / without: ${ofPlain.toFixed(2)} (target <= ${MAX_OF_PLAIN})`,
  );
  console.log(`p97.5 of a read: ${api.p95} ms (target: p95 < ${MAX_READ_P95_MS} ms)`);
  const isGood = ofBare >= MIN_OF_BARE && ofPlain <= MAX_OF_PLAIN && api.p95 < MAX_READ_P95_MS;
  return isGood && all.every(({ shot }) => shot.failures === 0) ? 0 : 1;
}
