import { setTimeout as sleep } from 'node:timers/promises';
import { waitForHttp } from '@miinventario/devkit';
import pg from 'pg';
import type { ChaosWorld } from './chaos-world.js';

const GIVE_UP_MS = 120_000;
const LOOK_EVERY_MS = 100;

/**
 * How long from now, the end of a fault, until the product does its job again: the API says that it is
 * ready, and a worker has signed in since (it does so every five seconds, so much the figure is too high).
 * @returns milliseconds; two minutes when it did not come back within that
 */
export async function recovery({ product, postgres }: ChaosWorld): Promise<number> {
  const startedAt = Date.now();
  const since = await ask<string>(postgres.superuserUrl, 'SELECT now()::text AS answer', []);
  await waitForHttp(`${product.apiUrl}/health/ready`, {
    timeoutMs: GIVE_UP_MS,
    intervalMs: LOOK_EVERY_MS,
  });
  while (Date.now() - startedAt < GIVE_UP_MS) {
    const sql = 'SELECT count(*)::int AS answer FROM platform.workers WHERE seen_at > $1';
    if ((await ask<number>(postgres.superuserUrl, sql, [since])) > 0) break;
    await sleep(LOOK_EVERY_MS);
  }
  return Date.now() - startedAt;
}

/** One value, from beside the wire that is broken. */
async function ask<T>(connectionString: string, sql: string, values: unknown[]): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: T }>(sql, values);
    const [row] = rows;
    if (!row) throw new Error('the database gave no answer');
    return row.answer;
  } finally {
    await client.end();
  }
}
