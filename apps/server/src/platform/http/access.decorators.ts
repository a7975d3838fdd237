import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type {
  Actor,
  ApiKeyActor,
  ApiKeyScope,
  StoreActor,
  StoreScope,
  UserActor,
} from '../database/actor.js';
import type { AccessClaims } from './ports.js';

/** What a route asks of its caller; a route without one is refused at start. */
export type RoutePermission =
  | { readonly kind: 'public' }
  | { readonly kind: 'user' }
  | { readonly kind: 'store'; readonly scopes: readonly StoreScope[] }
  | { readonly kind: 'admin'; readonly secondFactor: 'shown' | 'not-yet' }
  | { readonly kind: 'api_key'; readonly scopes: readonly ApiKeyScope[] };

export const ROUTE_PERMISSION = 'route:permission';

/** Anybody may call it: register, login, health. */
export const Public = () =>
  SetMetadata(ROUTE_PERMISSION, { kind: 'public' } satisfies RoutePermission);
/** Any person with a valid access token. */
export const Authenticated = () =>
  SetMetadata(ROUTE_PERMISSION, { kind: 'user' } satisfies RoutePermission);
/** A member of the store named by `:storeId`, with all these scopes. */
export const StoreScopes = (...scopes: StoreScope[]) =>
  SetMetadata(ROUTE_PERMISSION, { kind: 'store', scopes } satisfies RoutePermission);
/** Staff of the platform who have shown their second factor. */
export const AdminOnly = () =>
  SetMetadata(ROUTE_PERMISSION, {
    kind: 'admin',
    secondFactor: 'shown',
  } satisfies RoutePermission);
/** Staff who have yet to show their second factor: the way to it, and nothing else. */
export const AdminBeforeSecondFactor = () =>
  SetMetadata(ROUTE_PERMISSION, {
    kind: 'admin',
    secondFactor: 'not-yet',
  } satisfies RoutePermission);

/** A service with a key of its own (`Authorization: ApiKey ...`) that has all these scopes. */
export const ApiKeyScopes = (...scopes: ApiKeyScope[]) =>
  SetMetadata(ROUTE_PERMISSION, { kind: 'api_key', scopes } satisfies RoutePermission);

/** What the guard leaves on the request. */
export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
  claims?: AccessClaims;
}

function requestOf(context: ExecutionContext): RequestWithActor {
  return context.switchToHttp().getRequest<RequestWithActor>();
}

/** The store actor of a route marked `@StoreScopes(...)`. */
export const InStore = createParamDecorator((_: unknown, context: ExecutionContext): StoreActor => {
  const { actor } = requestOf(context);
  if (actor?.kind !== 'store') throw new Error('route is not marked with StoreScopes');
  return actor;
});

/** The user actor of a route marked `@Authenticated()`. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): UserActor => {
    const { actor } = requestOf(context);
    if (actor?.kind !== 'user') throw new Error('route is not marked with Authenticated');
    return actor;
  },
);

/** The service of a route marked `@ApiKeyScopes(...)`. */
export const CurrentApiKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): ApiKeyActor => {
    const { actor } = requestOf(context);
    if (actor?.kind !== 'api_key') throw new Error('route is not marked with ApiKeyScopes');
    return actor;
  },
);

/** The claims of the caller's access token, on any route that is not public. */
export const CurrentClaims = createParamDecorator(
  (_: unknown, context: ExecutionContext): AccessClaims => {
    const { claims } = requestOf(context);
    if (!claims) throw new Error('route is public');
    return claims;
  },
);
