import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis, type RedisServer } from '@miinventario/devkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedisThrottlerStorage } from './redis-throttler-storage.js';

let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis({ port: 0, cacheDir: join(tmpdir(), 'mi-redis-cache') });
});
afterAll(() => redis?.stop());

const hit = (storage: RedisThrottlerStorage, ttl = 60_000) =>
  storage.increment('address:x', ttl, 3, 0, 'address');

describe('RedisThrottlerStorage', () => {
  it('counts for all processes together, and on its own while Redis is away', async () => {
    const one = new RedisThrottlerStorage(redis.url);
    const two = new RedisThrottlerStorage(redis.url);
    await Promise.all([one.isReady(), two.isReady()]);
    const seen = [await hit(one), await hit(two), await hit(one), await hit(two)];
    expect(seen.map((record) => record.totalHits)).toEqual([1, 2, 3, 4]);
    expect(seen.map((record) => record.isBlocked)).toEqual([false, false, false, true]);
    expect(seen.at(-1)!.timeToBlockExpire).toBeGreaterThan(0);

    await redis.stop();
    expect(await hit(one)).toMatchObject({ isBlocked: false, totalHits: 1 });
    one.onApplicationShutdown();
    two.onApplicationShutdown();
  });
});
