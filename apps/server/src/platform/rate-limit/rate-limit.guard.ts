import { Injectable, type ExecutionContext } from '@nestjs/common';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { PlatformError } from '../errors/platform.errors.js';

const LEFT = Symbol('rate limit left');

interface LimitedReply extends FastifyReply {
  [LEFT]?: number;
}

/** Counts a request against some of the limits, tells what is left, and refuses with Retry-After. */
abstract class RateLimitGuard extends ThrottlerGuard {
  /** The limits this guard counts. */
  protected abstract readonly counted: readonly string[];

  override async onModuleInit(): Promise<void> {
    await super.onModuleInit();
    this.throttlers = this.throttlers.filter(({ name }) => this.counted.includes(name ?? ''));
  }

  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(context.getType() !== 'http');
  }

  protected override async handleRequest(props: ThrottlerRequest): Promise<boolean> {
    const { context, limit, ttl, throttler, getTracker, generateKey } = props;
    const name = throttler.name ?? '';
    const { req, res } = this.getRequestResponse(context);
    const tracker = await getTracker(req, context);
    if (tracker === '') return true;
    const key = generateKey(context, tracker, name);
    const record = await this.storageService.increment(key, ttl, limit, 0, name);
    const left = Math.max(0, limit - record.totalHits);
    tell(res as LimitedReply, { limit, left, ttl, resetSeconds: record.timeToExpire });
    if (record.isBlocked) throw PlatformError.rateLimited(Math.max(1, record.timeToBlockExpire));
    return true;
  }
}

/** Of several limits the client is told the one it will reach first. */
function tell(
  reply: LimitedReply,
  facts: { limit: number; left: number; ttl: number; resetSeconds: number },
): void {
  if (reply[LEFT] !== undefined && reply[LEFT] <= facts.left) return;
  reply[LEFT] = facts.left;
  void reply
    .header('RateLimit-Policy', `${facts.limit};w=${Math.round(facts.ttl / 1000)}`)
    .header('RateLimit-Limit', String(facts.limit))
    .header('RateLimit-Remaining', String(facts.left))
    .header('RateLimit-Reset', String(facts.resetSeconds));
}

/** Before anybody is known: per address, and per phone or e-mail that is named. */
@Injectable()
export class AddressRateLimitGuard extends RateLimitGuard {
  protected readonly counted = ['address', 'subject'];

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
  ) {
    super(options, storage, reflector);
  }
}

/** Once somebody is known: per person. */
@Injectable()
export class AccountRateLimitGuard extends RateLimitGuard {
  protected readonly counted = ['account'];

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
  ) {
    super(options, storage, reflector);
  }
}
