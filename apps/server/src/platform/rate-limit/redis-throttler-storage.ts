import type { OnApplicationShutdown } from '@nestjs/common';
import { ThrottlerStorageService, type ThrottlerStorage } from '@nestjs/throttler';
import { Redis } from 'ioredis';
import { log } from '../telemetry/logger.js';

type Record = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** One round trip: count, and let the first hit of a window begin its end. */
const COUNT_SCRIPT = `
  local hits = redis.call('INCR', KEYS[1])
  if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return { hits, redis.call('PTTL', KEYS[1]) }`;
const COMMAND_TIMEOUT_MS = 300;
const WARN_EVERY_MS = 60_000;

/**
 * Counts in Redis, so that all API processes share one limit. While Redis is away each process
 * counts for itself: a limit that is too mild for a minute is better than an API that is closed.
 */
export class RedisThrottlerStorage implements ThrottlerStorage, OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly local = new ThrottlerStorageService();
  private warnedAt = 0;

  constructor(redisUrl: string) {
    this.redis = new Redis(redisUrl, {
      commandTimeout: COMMAND_TIMEOUT_MS,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
    });
    this.redis.on('error', (error) => this.warn(error));
  }

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    throttlerName: string,
  ): Promise<Record> {
    try {
      const [hits, leftMs] = (await this.redis.eval(COUNT_SCRIPT, 1, `{mi}:rate:${key}`, ttl)) as [
        number,
        number,
      ];
      const timeToExpire = Math.max(1, Math.ceil(leftMs / 1000));
      const isBlocked = hits > limit;
      const timeToBlockExpire = isBlocked ? timeToExpire : 0;
      return { totalHits: hits, timeToExpire, isBlocked, timeToBlockExpire };
    } catch (error) {
      this.warn(error);
      return this.local.increment(key, ttl, limit, blockDuration, throttlerName);
    }
  }

  /** Resolves when Redis has been reached for the first time. */
  async isReady(): Promise<void> {
    if (this.redis.status === 'ready') return;
    await new Promise<void>((resolve) => this.redis.once('ready', resolve));
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
    this.local.onApplicationShutdown();
  }

  private warn(error: unknown): void {
    if (Date.now() - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = Date.now();
    log.warn({ err: error }, 'rate limits are counted per process: Redis is away');
  }
}
