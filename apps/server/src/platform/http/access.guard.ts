import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { validate as isUuid } from 'uuid';
import type { StoreActor, StoreId, StoreScope } from '../database/actor.js';
import { AppError } from '../errors/app-error.js';
import { PlatformError } from '../errors/platform.errors.js';
import {
  ROUTE_PERMISSION,
  type RequestWithActor,
  type RoutePermission,
} from './access.decorators.js';
import {
  AUTHENTICATOR,
  STORE_ACCESS,
  type AccessClaims,
  type Authenticator,
  type StoreAccessPort,
} from './ports.js';

/**
 * The one guard of every route: reads the route's permission, the bearer token and the store, and
 * leaves the actor on the request. A store that is not the caller's is "not found".
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(STORE_ACCESS) private readonly storeAccess: StoreAccessPort,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.permissionOf(context);
    if (permission.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const claims = await this.authenticate(request);
    request.claims = claims;
    switch (permission.kind) {
      case 'user':
        request.actor = { kind: 'user', userId: claims.userId, role: claims.role };
        return true;
      case 'admin':
        if (claims.role !== 'ADMIN') throw PlatformError.notFound();
        request.actor = { kind: 'user', userId: claims.userId, role: claims.role };
        return true;
      case 'store':
        request.actor = await this.storeActor(request, claims, permission.scopes);
        return true;
    }
  }

  private permissionOf(context: ExecutionContext): RoutePermission {
    const permission = this.reflector.getAllAndOverride<RoutePermission | undefined>(
      ROUTE_PERMISSION,
      [context.getHandler(), context.getClass()],
    );
    if (!permission) throw new Error(`${context.getClass().name}: route without a permission`);
    return permission;
  }

  private async authenticate(request: RequestWithActor): Promise<AccessClaims> {
    const header = request.headers.authorization ?? '';
    const token = /^Bearer ([\w.~+/=-]+)$/.exec(header)?.[1];
    const claims =
      token === undefined ? undefined : await this.authenticator.verifyAccessToken(token);
    if (!claims) throw new AppError('auth.unauthenticated');
    return claims;
  }

  private async storeActor(
    request: RequestWithActor,
    claims: AccessClaims,
    scopes: readonly StoreScope[],
  ): Promise<StoreActor> {
    const storeId = (request.params as Record<string, string | undefined>)['storeId'];
    if (storeId === undefined || !isUuid(storeId)) throw PlatformError.notFound();
    const access = await this.storeAccess.resolve(claims.userId, storeId as StoreId);
    if (!access) throw PlatformError.notFound();
    if (scopes.some((scope) => !access.scopes.includes(scope))) {
      throw new AppError('stores.scope_missing', { extensions: { scopes: [...scopes] } });
    }
    return { kind: 'store', userId: claims.userId, storeId: storeId as StoreId, ...access };
  }
}
