import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { ADDRESS_PROOF_LIMIT, SUBJECT_LIMIT } from './rate-limits.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database, { RATE_LIMITS: 'true' });
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

const refresh = (ip: string) =>
  api.call('POST', '/auth/refresh', { ip, body: { refreshToken: 'x'.repeat(43) } });

describe('rate limits', () => {
  it('stop an address that keeps trying to prove who it is, and no other address', async () => {
    const statuses = new Map<number, number>();
    for (let index = 0; index < ADDRESS_PROOF_LIMIT + 5; index += 1) {
      const { status } = await refresh('203.0.113.7');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: ADDRESS_PROOF_LIMIT, 429: 5 });
    const refused = await refresh('203.0.113.7');
    expect(refused.body).toMatchObject({ code: 'request.rate_limited', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
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
