import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { registerFreshUser } from '../client/account.js';
import { ApiClient } from '../client/api-client.js';
import type { Product } from '../product/product.js';

/** What is done to the running product, and the alerts that must tell of it. */
export interface Fault {
  readonly title: string;
  readonly alerts: readonly string[];
  readonly cause: (product: Product) => Promise<void>;
}

/** A vendor that answers every call with 500. */
export async function startBrokenVendor(): Promise<{
  readonly url: string;
  readonly stop: () => void;
}> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(500, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ error: { type: 'api_error', message: 'broken' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const ORDERS = 8;
const SLOW_READERS = 30;
/** Over the bound of the alert on slow answers, and of the slow query log. */
const LOCKED_MS = 4_500;
const KNOWN_READS = 3;
const SCRAPED_MS = 4_000;
/** Each new store is an event, and more than 100 must wait. */
const STORES = 115;

async function person(product: Product): Promise<ApiClient> {
  const client = new ApiClient(product.apiUrl);
  await registerFreshUser(client);
  return client;
}

/** Calls without another try: the drill wants the answers as they come. */
function call(client: ApiClient, path: string, body?: object): Promise<Response> {
  return fetch(`${client.baseUrl}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...client.headers,
      ...(body
        ? { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
        : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function buyInVain(product: Product): Promise<void> {
  const client = await person(product);
  const { items } = await client.get<{ items: ReadonlyArray<{ id: string }> }>('/credits/packages');
  const packageId = items[0]?.id;
  for (let index = 0; index < ORDERS; index += 1) {
    const answer = await call(client, '/payments/orders', { packageId, method: 'CARD' });
    if (answer.status < 500) throw new Error(`an order at a broken vendor: ${answer.status}`);
  }
}

async function readBehindALock(product: Product): Promise<void> {
  const client = await person(product);
  // A rate sees a series from its second sample on: the route has to be known before.
  for (let index = 0; index < KNOWN_READS; index += 1) await call(client, '/stores');
  await sleep(SCRAPED_MS);
  const locker = new pg.Client({ connectionString: product.postgres?.superuserUrl });
  await locker.connect();
  try {
    await locker.query('BEGIN');
    await locker.query('LOCK TABLE tenancy.store_users IN ACCESS EXCLUSIVE MODE');
    const readers = Array.from({ length: SLOW_READERS }, () => call(client, '/stores'));
    await sleep(LOCKED_MS);
    await locker.query('ROLLBACK');
    await Promise.all(readers);
  } finally {
    await locker.end();
  }
}

async function workWithoutWorker(product: Product): Promise<void> {
  const client = await person(product);
  await product.worker.stop();
  for (let index = 0; index < STORES; index += 1) {
    const answer = await call(client, '/stores', { name: `Tienda ${index}`, giro: 'abarrotes' });
    if (!answer.ok) throw new Error(`a store: ${answer.status} ${await answer.text()}`);
  }
}

export const FAULTS: readonly Fault[] = [
  {
    title: 'reads wait for a lock of 4.5 s',
    alerts: ['MiSlowAnswers', 'MiSlowStatements'],
    cause: readBehindALock,
  },
  {
    title: 'the payment vendor answers 500',
    alerts: ['MiHighErrorRate', 'MiVendorFailing'],
    cause: buyInVain,
  },
  {
    title: 'the worker is stopped and people go on',
    alerts: ['MiNoWorker', 'MiTargetDown', 'MiQueueBacklog', 'MiOutboxStuck'],
    cause: workWithoutWorker,
  },
];
