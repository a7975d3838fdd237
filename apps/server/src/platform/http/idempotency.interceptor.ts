import { createHash } from 'node:crypto';
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { catchError, from, lastValueFrom, type Observable } from 'rxjs';
import type { UserActor, UserId } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import { AppError } from '../errors/app-error.js';
import type { RequestWithActor } from './access.decorators.js';

const NOT_REPLAYED = 'idempotency:not-replayed';

/** The answer holds a secret that is shown once: it is not kept, so the key is not honoured. */
export const NotReplayed = () => SetMetadata(NOT_REPLAYED, true);

/** While the first request runs, its twin is told to wait; a crash frees the key after this. */
const LOCK_SECONDS = 60;

interface KeyRow {
  request_hash: string;
  status: number | null;
  body: unknown;
  locked: boolean;
}

/**
 * Honours `Idempotency-Key` on every POST of a known user: the same key and body get the first
 * answer again. A failed request (4xx or 5xx) frees the key, so that it may be corrected.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<RequestWithActor>();
    const key = request.headers['idempotency-key'];
    const userId = request.claims?.userId;
    if (request.method !== 'POST' || key === undefined || userId === undefined) {
      return next.handle();
    }
    if (this.reflector.get<true | undefined>(NOT_REPLAYED, context.getHandler())) {
      return next.handle();
    }
    if (typeof key !== 'string' || key.length < 8 || key.length > 200) {
      throw new AppError('idempotency.key_invalid');
    }
    return from(this.once(request, http.getResponse<FastifyReply>(), { key, userId }, next));
  }

  private async once(
    request: RequestWithActor,
    reply: FastifyReply,
    id: { key: string; userId: UserId },
    next: CallHandler,
  ): Promise<unknown> {
    const actor: UserActor = { kind: 'user', userId: id.userId, role: 'USER' };
    const hash = hashRequest(request);
    const earlier = await this.claim(actor, id.key, request.routeOptions.url ?? '', hash);
    if (earlier) return replay(reply, earlier, hash);
    const body: unknown = await lastValueFrom(
      next.handle().pipe(
        catchError(async (error: unknown) => {
          await this.forget(actor, id.key);
          throw error;
        }),
      ),
    );
    await this.db.write(actor, (tx) =>
      tx.run(
        `UPDATE platform.idempotency_keys SET status = $3, body = $4, locked_until = now()
          WHERE user_id = $1 AND key = $2`,
        [id.userId, id.key, reply.statusCode, JSON.stringify(body ?? null)],
      ),
    );
    return body;
  }

  /** Takes the key, or gives what an earlier request left under it. */
  private claim(actor: UserActor, key: string, route: string, hash: string) {
    return this.db.write(actor, async (tx) => {
      const taken = await tx.run(
        `INSERT INTO platform.idempotency_keys AS k
           (user_id, key, route, request_hash, locked_until)
         VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')
         ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO UPDATE
           SET locked_until = EXCLUDED.locked_until
         WHERE k.status IS NULL AND k.locked_until < now() AND k.request_hash = $4`,
        [actor.userId, key, route, hash, LOCK_SECONDS],
      );
      if (taken === 1) return undefined;
      return tx.find<KeyRow>(
        `SELECT request_hash, status, body, locked_until > now() AS locked
           FROM platform.idempotency_keys WHERE user_id = $1 AND key = $2`,
        [actor.userId, key],
      );
    });
  }

  private async forget(actor: UserActor, key: string): Promise<void> {
    await this.db.write(actor, (tx) =>
      tx.run(
        `DELETE FROM platform.idempotency_keys WHERE user_id = $1 AND key = $2 AND status IS NULL`,
        [actor.userId, key],
      ),
    );
  }
}

function replay(reply: FastifyReply, row: KeyRow, hash: string): unknown {
  if (row.request_hash !== hash) throw new AppError('idempotency.key_reused');
  if (row.status === null) {
    throw new AppError('idempotency.in_progress', { retryAfterSeconds: 2 });
  }
  void reply.status(row.status).header('Idempotency-Replayed', 'true');
  return row.body;
}

function hashRequest(request: RequestWithActor): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
}
