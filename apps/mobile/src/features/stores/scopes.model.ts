import type { Store } from '../../lib/api/types';

export type Scope = Store['scopes'][number];

/** Every right a member can have, from the least to the most. */
export const scopes = [
  'inventory:read',
  'inventory:write',
  'catalog:write',
  'reports:export',
  'billing:read',
  'billing:spend',
  'team:manage',
  'store:manage',
] as const satisfies readonly Scope[];

/** Scopes as names of texts: a colon would part the name for the text library. */
export const scopeNames = {
  'inventory:read': 'inventoryRead',
  'inventory:write': 'inventoryWrite',
  'catalog:write': 'catalogWrite',
  'reports:export': 'reportsExport',
  'billing:read': 'billingRead',
  'billing:spend': 'billingSpend',
  'team:manage': 'teamManage',
  'store:manage': 'storeManage',
} as const satisfies Record<Scope, string>;

export const presets = {
  viewer: ['inventory:read'],
  counter: ['inventory:read', 'inventory:write', 'catalog:write', 'billing:spend'],
  manager: [
    'inventory:read',
    'inventory:write',
    'catalog:write',
    'reports:export',
    'billing:read',
    'billing:spend',
    'team:manage',
  ],
} as const satisfies Record<string, readonly Scope[]>;

export type Preset = keyof typeof presets;

export const presetNames = ['viewer', 'counter', 'manager'] as const satisfies readonly Preset[];

/** Whether the person may do this in the shop; the server asks again. */
export function can(store: Pick<Store, 'role' | 'scopes'>, scope: Scope): boolean {
  return store.role === 'OWNER' || store.scopes.includes(scope);
}

/** The usual job that a set of rights amounts to; null for a set of its own. */
export function presetOf(chosen: readonly Scope[]): Preset | null {
  const isSame = (set: readonly Scope[]) =>
    set.length === chosen.length && set.every((scope) => chosen.includes(scope));
  return presetNames.find((name) => isSame(presets[name])) ?? null;
}

/** Takes a right or gives it back, in the usual order. Who may change anything may also look. */
export function toggleScope(chosen: readonly Scope[], scope: Scope): Scope[] {
  const has = chosen.includes(scope);
  if (has && scope === 'inventory:read') return [];
  const next = new Set<Scope>(has ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  if (next.size > 0) next.add('inventory:read');
  return scopes.filter((one) => next.has(one));
}

/** What the person may hand on: nobody gives more than they have. */
export function grantable(store: Pick<Store, 'role' | 'scopes'>): Scope[] {
  return scopes.filter((scope) => can(store, scope));
}
