import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis, type RedisServer } from '@miinventario/devkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, TestApi, type Answer } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { ACCOUNT_LIMIT, ADDRESS_PROOF_LIMIT, SUBJECT_LIMIT } from './rate-limits.js';

const WINDOW_SECONDS = 60;

/** The four headers of an answer, as numbers; undefined where one is not there. */
function limitsOf({ headers }: Answer) {
  const number = (name: string) => {
    const value = headers[name];
    return value === undefined ? undefined : Number(value);
  };
  return {
    policy: headers['ratelimit-policy'],
    limit: number('ratelimit-limit'),
    remaining: number('ratelimit-remaining'),
    reset: number('ratelimit-reset'),
    retryAfter: number('retry-after'),
  };
}

describe.each(['in process', 'in Redis'])('rate limits, counted %s', (where) => {
  let database: TestDatabase;
  let api: TestApi;
  let redis: RedisServer | undefined;

  beforeAll(async () => {
    const cacheDir = join(tmpdir(), 'mi-redis-cache');
    if (where === 'in Redis') redis = await startRedis({ port: 0, cacheDir });
    database = await TestDatabase.create();
    api = await open();
  });
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
    await redis?.stop();
  });

  const open = (): Promise<TestApi> =>
    TestApi.start(database, {
      RATE_LIMITS: 'true',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    });
  const refresh = (ip: string, at = api) =>
    at.call('POST', '/auth/refresh', { ip, body: { refreshToken: 'x'.repeat(43) } });

  it('stop an address that keeps trying to prove who it is, and no other address', async () => {
    const statuses = new Map<number, number>();
    for (let index = 0; index < ADDRESS_PROOF_LIMIT + 5; index += 1) {
      const { status } = await refresh('203.0.113.7');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: ADDRESS_PROOF_LIMIT, 429: 5 });
    const refused = await refresh('203.0.113.7');
    expect(refused.body).toMatchObject({ code: 'request.rate_limited', status: 429 });
    const { retryAfter, reset, ...said } = limitsOf(refused);
    expect(said).toEqual({
      policy: `${ADDRESS_PROOF_LIMIT};w=${WINDOW_SECONDS}`,
      limit: ADDRESS_PROOF_LIMIT,
      remaining: 0,
    });
    expect(retryAfter).toBe(reset);
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(WINDOW_SECONDS);
    expect((await refresh('203.0.113.8')).status).toBe(401);
  });

  it('take an IPv6 network for one address', async () => {
    for (let index = 0; index < ADDRESS_PROOF_LIMIT; index += 1) {
      await refresh(`2001:db8:1:1::${index.toString(16)}`);
    }
    expect((await refresh('2001:db8:1:1:ffff::1')).status).toBe(429);
    expect((await refresh('2001:db8:1:2::1')).status).toBe(401);
  });

  it('stop guesses about one person that come from many addresses', async () => {
    const identifier = freshEmail();
    const statuses: number[] = [];
    for (let index = 0; index < SUBJECT_LIMIT + 3; index += 1) {
      const body = { identifier: identifier.toUpperCase(), password: 'x' };
      const answer = await api.call('POST', '/auth/login', { ip: `198.51.100.${index}`, body });
      statuses.push(answer.status);
      if (index >= SUBJECT_LIMIT) {
        expect(answer.body).toMatchObject({ code: 'request.rate_limited' });
      }
    }
    expect(statuses.slice(SUBJECT_LIMIT)).toEqual([429, 429, 429]);
  });

  it('tell in every answer what the limit is and what is left of it, and Retry-After in none', async () => {
    const answers = [await refresh('203.0.113.20'), await refresh('203.0.113.20')];
    const [first, second] = answers.map(limitsOf);
    expect(first).toMatchObject({
      policy: `${ADDRESS_PROOF_LIMIT};w=${WINDOW_SECONDS}`,
      limit: ADDRESS_PROOF_LIMIT,
      remaining: ADDRESS_PROOF_LIMIT - 1,
      retryAfter: undefined,
    });
    expect(second?.remaining).toBe(ADDRESS_PROOF_LIMIT - 2);
    for (const { reset } of [first!, second!]) {
      expect(reset).toBeGreaterThan(0);
      expect(reset).toBeLessThanOrEqual(WINDOW_SECONDS);
    }
  });

  it('are one limit for all processes of the API in Redis, and one each without', async () => {
    const other = await open();
    try {
      const first = limitsOf(await refresh('203.0.113.30'));
      const second = limitsOf(await refresh('203.0.113.30', other));
      const isShared = second.remaining === (first.remaining ?? 0) - 1;
      expect(isShared).toBe(where === 'in Redis');
    } finally {
      await other.stop();
    }
  });

  it('refuse a person who asks too much, from whatever address, and nobody else', async () => {
    const { accessToken: token } = await api.registered();
    const ask = (index: number) =>
      api.call('GET', '/users/me', { token, ip: `198.51.100.${index % 200}` });
    const statuses = new Set<number>();
    for (let index = 0; index < ACCOUNT_LIMIT; index += 1) statuses.add((await ask(index)).status);
    expect([...statuses]).toEqual([200]);
    const refused = await ask(1);
    expect(refused.status).toBe(429);
    const { retryAfter, remaining, limit } = limitsOf(refused);
    expect({ remaining, limit }).toEqual({ remaining: 0, limit: ACCOUNT_LIMIT });
    expect(retryAfter).toBeGreaterThan(0);
    const somebody = await api.registered();
    const { status } = await api.call('GET', '/users/me', { token: somebody.accessToken });
    expect(status).toBe(200);
  });

  it('tell how much is left, to a person of all their devices', async () => {
    const { accessToken: token } = await api.registered();
    const left = async (ip: string) => {
      const answer = await api.call('GET', '/users/me', { token, ip });
      expect(answer.headers['ratelimit-policy']).toBe('600;w=60');
      return Number(answer.headers['ratelimit-remaining']);
    };
    const first = await left('192.0.2.1');
    expect(await left('192.0.2.2')).toBe(first - 1);
  });
});
