import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AuditLog } from '../audit/audit-log.js';
import type { AdminActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import { AppError } from '../errors/app-error.js';
import {
  ROUTE_PERMISSION,
  type RequestWithActor,
  type RoutePermission,
} from './access.decorators.js';
import { reasonOf } from './staff-actor.js';

const NO_REASON = 'no reason given';

/**
 * Writes every change that staff ask for into the audit log, whatever comes of it: who, which
 * route, why, and how it ended. What was changed, the service itself writes, in the transaction of
 * the change; this makes sure that no route, not even one that forgets to, goes unseen.
 */
@Injectable()
export class StaffJournalInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly reflector: Reflector,
    private readonly audit: AuditLog,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    if (!this.isStaffChange(context, request)) return next.handle();
    return from(this.noted(request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private isStaffChange(context: ExecutionContext, { method }: RequestWithActor): boolean {
    if (method === 'GET' || method === 'HEAD') return false;
    const permission = this.reflector.getAllAndOverride<RoutePermission | undefined>(
      ROUTE_PERMISSION,
      [context.getHandler(), context.getClass()],
    );
    return permission?.kind === 'admin';
  }

  private async noted(
    request: RequestWithActor,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.note(request, { status: reply.statusCode });
      return body;
    } catch (error) {
      const fault = error instanceof AppError ? error : undefined;
      await this.note(request, { status: fault?.status ?? 500, code: fault?.code });
      throw error;
    }
  }

  private async note(
    request: RequestWithActor,
    outcome: { readonly status: number; readonly code?: string | undefined },
  ): Promise<void> {
    const userId = request.claims?.userId;
    if (userId === undefined) return;
    const reason = reasonOf(request) ?? NO_REASON;
    const actor: AdminActor = { kind: 'admin', userId, reason };
    // The path without the query: what is looked for may be somebody's phone.
    const path = request.url.split('?')[0] ?? '';
    await this.db.write(
      actor,
      (tx) =>
        this.audit.record(tx, {
          action: 'request.made',
          target: `${request.method} ${path}`.slice(0, 300),
          after: { ...outcome, route: request.routeOptions.url },
        }),
      { requestId: request.id },
    );
  }
}
