import { createHash } from 'node:crypto';
import { newId } from '../../src/platform/database/ids.js';
import type { StoreId, UserId } from '../../src/platform/database/actor.js';
import type { Column, Table } from './catalogue.js';

/** One tenant: an owner with a store, a member of it, and what strangers would need to guess. */
export interface Tenant {
  readonly ownerId: UserId;
  readonly memberId: UserId;
  readonly storeId: StoreId;
  readonly email: string;
  readonly challengeId: string;
  readonly refreshHash: string;
  readonly invitationHash: string;
  readonly apiKeyId: string;
  readonly apiKeyHash: string;
}

export function makeTenant(name: string): Tenant {
  const hash = (what: string): string =>
    createHash('sha256').update(`${name} ${what}`).digest('hex');
  return {
    ownerId: newId(),
    memberId: newId(),
    storeId: newId(),
    email: `${name}@example.mx`,
    challengeId: newId(),
    refreshHash: hash('refresh'),
    invitationHash: hash('invitation'),
    apiKeyId: newId(),
    apiKeyHash: hash('api key'),
  };
}

type Values = Readonly<Record<string, unknown>>;

/** Whose a row is, by the names that columns have all over the schemas. */
function ownership(tenant: Tenant): Values {
  return {
    store_id: tenant.storeId,
    user_id: tenant.ownerId,
    owner_id: tenant.ownerId,
    payer_user_id: tenant.ownerId,
    referrer_id: tenant.ownerId,
    invited_by: tenant.ownerId,
  };
}

/** Columns whose rule cannot be read from the catalogue, or that make a row the tenant's. */
function special(tenant: Tenant): Readonly<Record<string, Values>> {
  return {
    'auth.users': { id: tenant.ownerId, email: tenant.email },
    'auth.otp_codes': {
      id: tenant.challengeId,
      destination: tenant.email,
      channel: 'email',
      verified_at: new Date(),
    },
    'auth.login_attempts': { identifier: tenant.email },
    'auth.refresh_tokens': { token_hash: tenant.refreshHash },
    'auth.api_keys': { id: tenant.apiKeyId, key_hash: tenant.apiKeyHash, scopes: [] },
    'tenancy.stores': { id: tenant.storeId },
    'tenancy.store_users': { role: 'OPERATOR', scopes: [] },
    'tenancy.store_invitations': {
      token_hash: tenant.invitationHash,
      scopes: [],
      expires_at: new Date(Date.now() + 86_400_000),
    },
  };
}

let counter = 0;

/** A valid row of a table that belongs to a tenant; a second one differs in what must be unique. */
export function makeRow(
  table: Table,
  tenant: Tenant,
  isFirst: boolean,
  extra: Values = {},
): Values {
  counter += 1;
  const owned = ownership(tenant);
  const exact = special(tenant)[table.name] ?? {};
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    const isKey = table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
    // What a row is found by is written down, also where the database could make it up.
    const isNeeded =
      !column.isNullable && (!column.hasDefault || table.primaryKey.includes(column.name));
    if (column.name in extra) row[column.name] = extra[column.name];
    else if (column.name in exact && (isFirst || !isKey)) row[column.name] = exact[column.name];
    else if (column.name in owned) row[column.name] = owned[column.name];
    else if (isNeeded) row[column.name] = plainValue(column);
  }
  return row;
}

function plainValue(column: Column): unknown {
  const type = column.type.replace(/\(.*\)/, '');
  if (type.endsWith('[]')) return [];
  switch (type) {
    case 'uuid':
      return newId();
    case 'text':
    case 'character varying':
      return `valor-${counter}`;
    case 'integer':
    case 'bigint':
    case 'smallint':
    case 'numeric':
    case 'real':
    case 'double precision':
      return 1;
    case 'boolean':
      return false;
    case 'timestamp with time zone':
    case 'date':
      return new Date();
    case 'jsonb':
    case 'json':
      return '{}';
    case 'bytea':
      return Buffer.from('x');
    case 'inet':
      return '127.0.0.1';
    default:
      throw new Error(`no value for a column of type ${column.type}: ${column.name}`);
  }
}
