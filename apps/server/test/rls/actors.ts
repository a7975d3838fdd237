import {
  STORE_SCOPES,
  type Actor,
  type AnonymousPurpose,
  type StoreScope,
} from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import type { Tenant } from './world.js';

export interface NamedActor {
  readonly name: string;
  /** undefined = a connection that never said who acts. */
  readonly actor: Actor | undefined;
  /** May see rows of all tenants by its nature: the platform's own tasks, and staff. */
  readonly isPlatform: boolean;
}

export interface ActorNames {
  readonly purposes: readonly string[];
  readonly tasks: readonly string[];
}

/** Everybody who may come to the database, as tenant A or on nobody's behalf. */
export function allActors(a: Tenant, names: ActorNames): NamedActor[] {
  const { ownerId, memberId, storeId } = a;
  const inStore = (scopes: readonly StoreScope[]): Actor => ({
    kind: 'store',
    userId: memberId,
    storeId,
    role: 'OPERATOR',
    scopes,
    payerUserId: ownerId,
  });
  const tenantActors: Array<[string, Actor | undefined]> = [
    ['nobody', undefined],
    ...names.purposes.map((purpose): [string, Actor] => [
      `anonymous ${purpose}`,
      {
        kind: 'anonymous',
        purpose: purpose as AnonymousPurpose,
        subject: subjectOf(a, purpose),
      },
    ]),
    ['user, the owner', { kind: 'user', userId: ownerId, role: 'USER' }],
    ['user, a member', { kind: 'user', userId: memberId, role: 'USER' }],
    ['user, a stranger', { kind: 'user', userId: newId(), role: 'USER' }],
    ['store, the owner', { ...ownerIn(a), scopes: STORE_SCOPES }],
    ['store, no scope', inStore([])],
    ...STORE_SCOPES.map((scope): [string, Actor] => [`store, ${scope}`, inStore([scope])]),
    ['api key', { kind: 'api_key', apiKeyId: a.apiKeyId, scopes: [] }],
    ['webhook', { kind: 'webhook', provider: 'stripe' }],
    ['job of the store', { kind: 'job', name: 'rls-test', storeId, payerUserId: ownerId }],
    ['job of the owner', { kind: 'job', name: 'rls-test', userId: ownerId }],
  ];
  const platformActors: Array<[string, Actor]> = [
    ...names.tasks.map((task): [string, Actor] => [`system ${task}`, { kind: 'system', task }]),
    ['system, an unknown task', { kind: 'system', task: 'no-such-task' }],
    ['admin', { kind: 'admin', userId: newId(), reason: 'rls-test' }],
  ];
  return [
    ...tenantActors.map(([name, actor]) => ({ name, actor, isPlatform: false })),
    ...platformActors.map(([name, actor]) => ({ name, actor, isPlatform: true })),
  ];
}

function ownerIn({ ownerId, storeId }: Tenant) {
  return {
    kind: 'store',
    userId: ownerId,
    storeId,
    role: 'OWNER',
    payerUserId: ownerId,
  } as const;
}

function subjectOf(tenant: Tenant, purpose: string): string {
  switch (purpose) {
    case 'otp':
      return tenant.challengeId;
    case 'refresh':
      return tenant.refreshHash;
    case 'api-key':
      return tenant.apiKeyHash;
    case 'invitation':
      return tenant.invitationHash;
    default:
      return tenant.email;
  }
}
