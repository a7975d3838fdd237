import type { Brand } from './brand.js';

export type UserId = Brand<string, 'UserId'>;
export type StoreId = Brand<string, 'StoreId'>;

/** What an act without a user may be about; each purpose has policies of its own. */
export type AnonymousPurpose =
  | 'register'
  | 'login'
  | 'otp'
  | 'refresh'
  | 'password-reset'
  | 'invitation'
  | 'referral'
  | 'api-key';

export type PlatformRole = 'USER' | 'ADMIN';
export type StoreRole = 'OWNER' | 'OPERATOR';

/** Granular rights of a member in one store. */
export const STORE_SCOPES = [
  'inventory:read',
  'inventory:write',
  'catalog:write',
  'reports:export',
  'team:manage',
  'billing:read',
  'billing:spend',
  'store:manage',
] as const;
export type StoreScope = (typeof STORE_SCOPES)[number];

/** What a service may do that comes with a key of its own. */
export const API_KEY_SCOPES = ['metrics:read', 'queues:read', 'webhooks:send'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** Nobody is known yet; sees only rows of the subject it names (a phone, an e-mail, a token hash). */
export interface AnonymousActor {
  readonly kind: 'anonymous';
  readonly purpose: AnonymousPurpose;
  readonly subject: string;
}

export interface UserActor {
  readonly kind: 'user';
  readonly userId: UserId;
  readonly role: PlatformRole;
}

/** A user acting in one store; `payerUserId` is the owner whose wallet pays. */
export interface StoreActor {
  readonly kind: 'store';
  readonly userId: UserId;
  readonly storeId: StoreId;
  readonly role: StoreRole;
  readonly scopes: readonly StoreScope[];
  readonly payerUserId: UserId;
}

export interface ApiKeyActor {
  readonly kind: 'api_key';
  readonly apiKeyId: string;
  readonly scopes: readonly ApiKeyScope[];
}

export interface WebhookActor {
  readonly kind: 'webhook';
  readonly provider: string;
}

/** A queued job of one tenant: it carries the ids it may touch and no more. */
export interface JobActor {
  readonly kind: 'job';
  readonly name: string;
  readonly storeId?: StoreId | undefined;
  readonly userId?: UserId | undefined;
  readonly payerUserId?: UserId | undefined;
}

/** A named task of the platform itself (relay, sweeper, retention); policies grant by task. */
export interface SystemActor {
  readonly kind: 'system';
  readonly task: string;
}

export interface AdminActor {
  readonly kind: 'admin';
  readonly userId: UserId;
  readonly reason: string;
}

/** Who acts. There is no empty and no all-powerful actor. */
export type Actor =
  | AnonymousActor
  | UserActor
  | StoreActor
  | ApiKeyActor
  | WebhookActor
  | JobActor
  | SystemActor
  | AdminActor;

/** The transaction settings that row-level security reads, in the order of `SET_CONTEXT_SQL`. */
export function contextSettings(actor: Actor, requestId: string): readonly string[] {
  const base = { purpose: '', subject: '', user: '', store: '', scopes: '', payer: '' };
  const settings = { ...base, ...actorSettings(actor) };
  return [
    actor.kind,
    settings.purpose,
    settings.subject,
    settings.user,
    settings.store,
    settings.scopes,
    settings.payer,
    requestId,
  ];
}

function actorSettings(actor: Actor): Partial<Record<string, string>> {
  switch (actor.kind) {
    case 'anonymous':
      return { purpose: actor.purpose, subject: actor.subject };
    case 'user':
      return { user: actor.userId, payer: actor.userId };
    case 'store':
      return {
        user: actor.userId,
        store: actor.storeId,
        scopes: actor.scopes.join(','),
        payer: actor.payerUserId,
      };
    case 'api_key':
      return { subject: actor.apiKeyId, scopes: actor.scopes.join(',') };
    case 'webhook':
      return { purpose: actor.provider };
    case 'job':
      return {
        purpose: actor.name,
        user: actor.userId ?? '',
        store: actor.storeId ?? '',
        payer: actor.payerUserId ?? '',
      };
    case 'system':
      return { purpose: actor.task };
    case 'admin':
      return { user: actor.userId, purpose: actor.reason };
  }
}

/** One parameterised statement sets the whole context, for this transaction only. */
export const SET_CONTEXT_SQL = `SELECT
  set_config('app.actor', $1, true), set_config('app.purpose', $2, true),
  set_config('app.subject', $3, true), set_config('app.user_id', $4, true),
  set_config('app.store_id', $5, true), set_config('app.scopes', $6, true),
  set_config('app.payer_user_id', $7, true), set_config('app.request_id', $8, true)`;
