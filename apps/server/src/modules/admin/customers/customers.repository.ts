import { Injectable } from '@nestjs/common';
import type { SessionStatus } from '@miinventario/contracts';
import type { PlatformRole } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: PlatformRole;
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'ERASED';
  readonly locale: string;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
  readonly stores: number;
  readonly reports: number;
  readonly balance: number;
  readonly has_second_factor: boolean;
}

export interface CustomerStoreRow {
  readonly id: string;
  readonly name: string;
  readonly giro: string;
  readonly role: 'OWNER' | 'OPERATOR';
  readonly archived_at: Date | null;
}

export interface StoreRow {
  readonly id: string;
  readonly name: string;
  readonly giro: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly members: number;
  readonly products: number;
  readonly sessions: number;
  readonly last_session_at: Date | null;
  readonly archived_at: Date | null;
  readonly created_at: Date;
}

export interface SessionListRow {
  readonly id: string;
  readonly store_id: string;
  readonly store_name: string;
  readonly payer_user_id: string;
  readonly payer_name: string;
  readonly name: string;
  readonly status: SessionStatus;
  readonly percent: number;
  readonly provider: string | null;
  readonly failure_code: string | null;
  readonly credits: number | null;
  readonly charged: boolean;
  readonly units: number | null;
  readonly processing_ms: number | null;
  readonly created_at: Date;
}

interface PageOf {
  readonly beforeId: string | undefined;
  readonly limit: number;
}

const CUSTOMER = `u.id, u.name, u.email, u.phone, u.role, u.status, u.locale, u.created_at,
  (SELECT max(s.last_used_at) FROM auth.sessions s WHERE s.user_id = u.id) AS last_seen_at,
  (SELECT count(*)::int FROM tenancy.store_users m WHERE m.user_id = u.id) AS stores,
  (SELECT count(*)::int FROM inventory.inventory_sessions i
    WHERE i.payer_user_id = u.id AND i.status = 'READY') AS reports,
  coalesce((SELECT w.balance - w.held FROM billing.credit_wallets w WHERE w.user_id = u.id), 0)::int
    AS balance,
  EXISTS (SELECT FROM auth.second_factors f
           WHERE f.user_id = u.id AND f.sealed_secret IS NOT NULL) AS has_second_factor`;

/** Lists that staff look through, across the modules; all of them newest first. */
@Injectable()
export class CustomersRepository {
  users(
    tx: Tx,
    filter: PageOf & {
      readonly search: string | undefined;
      readonly status: string | undefined;
      readonly role: string | undefined;
    },
  ): Promise<CustomerRow[]> {
    return tx.query<CustomerRow>(
      `SELECT ${CUSTOMER} FROM auth.users u
        WHERE ($1::uuid IS NULL OR u.id < $1)
          AND ($2::text IS NULL OR u.name ILIKE $2 OR u.email ILIKE $2 OR u.phone ILIKE $2
               OR u.id::text ILIKE $2)
          AND ($3::text IS NULL OR u.status = $3) AND ($4::text IS NULL OR u.role = $4)
        ORDER BY u.id DESC LIMIT $5`,
      [
        filter.beforeId ?? null,
        contains(filter.search),
        filter.status ?? null,
        filter.role ?? null,
        filter.limit,
      ],
    );
  }

  user(tx: Tx, userId: string): Promise<CustomerRow | undefined> {
    return tx.find<CustomerRow>(`SELECT ${CUSTOMER} FROM auth.users u WHERE u.id = $1`, [userId]);
  }

  storesOf(tx: Tx, userId: string): Promise<CustomerStoreRow[]> {
    return tx.query<CustomerStoreRow>(
      `SELECT s.id, s.name, s.giro, m.role, s.archived_at
         FROM tenancy.store_users m JOIN tenancy.stores s ON s.id = m.store_id
        WHERE m.user_id = $1 ORDER BY s.created_at`,
      [userId],
    );
  }

  stores(
    tx: Tx,
    filter: PageOf & { readonly search: string | undefined; readonly ownerId: string | undefined },
  ): Promise<StoreRow[]> {
    return tx.query<StoreRow>(
      `SELECT s.id, s.name, s.giro, s.owner_id, u.name AS owner_name, s.archived_at, s.created_at,
              (SELECT count(*)::int FROM tenancy.store_users m WHERE m.store_id = s.id) AS members,
              (SELECT count(*)::int FROM inventory.products p WHERE p.store_id = s.id) AS products,
              count(i.id)::int AS sessions, max(i.created_at) AS last_session_at
         FROM tenancy.stores s JOIN auth.users u ON u.id = s.owner_id
         LEFT JOIN inventory.inventory_sessions i ON i.store_id = s.id
        WHERE ($1::uuid IS NULL OR s.id < $1)
          AND ($2::text IS NULL OR s.name ILIKE $2 OR u.name ILIKE $2 OR s.id::text ILIKE $2)
          AND ($3::uuid IS NULL OR s.owner_id = $3)
        GROUP BY s.id, u.name ORDER BY s.id DESC LIMIT $4`,
      [filter.beforeId ?? null, contains(filter.search), filter.ownerId ?? null, filter.limit],
    );
  }

  sessions(
    tx: Tx,
    filter: PageOf & {
      readonly status: readonly string[] | undefined;
      readonly storeId: string | undefined;
      readonly userId: string | undefined;
    },
  ): Promise<SessionListRow[]> {
    return tx.query<SessionListRow>(
      `SELECT i.id, i.store_id, s.name AS store_name, i.payer_user_id, u.name AS payer_name, i.name,
              i.status, i.percent, i.provider, i.failure_code, i.credits, i.charged,
              (i.totals->>'units')::int AS units,
              (extract(epoch FROM i.ready_at - i.queued_at) * 1000)::int AS processing_ms,
              i.created_at
         FROM inventory.inventory_sessions i
         JOIN tenancy.stores s ON s.id = i.store_id
         JOIN auth.users u ON u.id = i.payer_user_id
        WHERE ($1::uuid IS NULL OR i.id < $1)
          AND ($2::text[] IS NULL OR i.status = ANY ($2))
          AND ($3::uuid IS NULL OR i.store_id = $3)
          AND ($4::uuid IS NULL OR i.payer_user_id = $4 OR i.created_by = $4)
        ORDER BY i.id DESC LIMIT $5`,
      [
        filter.beforeId ?? null,
        filter.status ?? null,
        filter.storeId ?? null,
        filter.userId ?? null,
        filter.limit,
      ],
    );
  }
}

/** A pattern for text that holds these words as they are. */
function contains(text: string | undefined): string | null {
  return text ? `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
}
