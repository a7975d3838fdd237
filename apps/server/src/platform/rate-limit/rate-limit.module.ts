import { Module, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { normalizeIp, ThrottlerModule, ThrottlerStorageService } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { RequestWithActor } from '../http/access.decorators.js';
import { AccountRateLimitGuard, AddressRateLimitGuard } from './rate-limit.guard.js';
import {
  ACCOUNT_LIMIT,
  ADDRESS_LIMIT,
  hashKey,
  MINUTE_MS,
  SUBJECT_LIMIT,
  SUBJECT_OF,
  type SubjectOf,
} from './rate-limits.js';
import { RedisThrottlerStorage } from './redis-throttler-storage.js';

/** A customer of an IPv6 provider has a whole /64 to choose from. */
const IPV6_PREFIX = 64;

const reflector = new Reflector();

function subjectOf(request: FastifyRequest, context: ExecutionContext): string {
  const find = reflector.get<SubjectOf | undefined>(SUBJECT_OF, context.getHandler());
  return find?.(request) ?? '';
}

function createOptions(config: AppConfig) {
  const { redisUrl } = config;
  return {
    storage: redisUrl ? new RedisThrottlerStorage(redisUrl) : new ThrottlerStorageService(),
    skipIf: () => !config.http.rateLimits,
    generateKey: (_: ExecutionContext, tracker: string, name: string) =>
      `${name}:${hashKey(tracker)}`,
    throttlers: [
      {
        name: 'address',
        ttl: MINUTE_MS,
        limit: ADDRESS_LIMIT,
        getTracker: (request: Record<string, unknown>) =>
          normalizeIp(String(request['ip']), IPV6_PREFIX),
      },
      {
        name: 'subject',
        ttl: MINUTE_MS,
        limit: SUBJECT_LIMIT,
        getTracker: (request: Record<string, unknown>, context: ExecutionContext) =>
          subjectOf(request as unknown as FastifyRequest, context),
      },
      {
        name: 'account',
        ttl: MINUTE_MS,
        limit: ACCOUNT_LIMIT,
        getTracker: (request: Record<string, unknown>) =>
          (request as unknown as RequestWithActor).claims?.userId ?? '',
      },
    ],
  };
}

const Throttling = ThrottlerModule.forRootAsync({
  inject: [APP_CONFIG],
  useFactory: (config: AppConfig) => createOptions(config),
});

/** Limits per address and per subject; import it before the module of the access guard. */
@Module({
  imports: [Throttling],
  providers: [{ provide: APP_GUARD, useClass: AddressRateLimitGuard }],
  exports: [Throttling],
})
export class RateLimitModule {}

/** Limits per person; import it after the module of the access guard, which says who it is. */
@Module({
  imports: [RateLimitModule],
  providers: [{ provide: APP_GUARD, useClass: AccountRateLimitGuard }],
})
export class AccountRateLimitModule {}
