import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { validate as isUuid } from 'uuid';
import type {
  ApiKeyActor,
  ApiKeyScope,
  StoreActor,
  StoreId,
  StoreScope,
} from '../database/actor.js';
import { AppError } from '../errors/app-error.js';
import { PlatformError } from '../errors/platform.errors.js';
import { annotateActor } from '../telemetry/log-context.js';
import {
  ROUTE_PERMISSION,
  type RequestWithActor,
  type RoutePermission,
} from './access.decorators.js';
import {
  API_KEY_VERIFIER,
  AUTHENTICATOR,
  STORE_ACCESS,
  type AccessClaims,
  type ApiKeyVerifier,
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
    @Inject(API_KEY_VERIFIER) private readonly apiKeys: ApiKeyVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.permissionOf(context);
    if (permission.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const isAllowed = await this.admit(request, permission);
    if (request.actor) annotateActor(request.actor);
    return isAllowed;
  }

  private async admit(
    request: RequestWithActor,
    permission: Exclude<RoutePermission, { kind: 'public' }>,
  ): Promise<boolean> {
    if (permission.kind === 'api_key') {
      request.actor = await this.apiKeyActor(request, permission.scopes);
      return true;
    }
    const claims = await this.authenticate(request);
    request.claims = claims;
    switch (permission.kind) {
      case 'user':
        request.actor = { kind: 'user', userId: claims.userId, role: claims.role };
        return true;
      case 'admin':
        if (claims.role !== 'ADMIN') throw PlatformError.notFound();
        if (permission.secondFactor === 'shown' && !claims.hasSecondFactor) {
          throw new AppError('auth.second_factor_required');
        }
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

  private async apiKeyActor(
    request: RequestWithActor,
    scopes: readonly ApiKeyScope[],
  ): Promise<ApiKeyActor> {
    const key = /^ApiKey ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    const actor = key === undefined ? undefined : await this.apiKeys.verifyApiKey(key);
    if (!actor) throw new AppError('auth.unauthenticated');
    // A key that is not for this is told no more than that there is nothing here for it.
    if (scopes.some((scope) => !actor.scopes.includes(scope))) throw PlatformError.notFound();
    return actor;
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
