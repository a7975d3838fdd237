import { AccessTokens } from '../../src/modules/auth/access-tokens.js';
import type { StoreId, UserId } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import { given } from './builders.js';
import type { TestApi } from './test-api.js';
import type { TestDatabase } from './test-database.js';

/** An access token of somebody, without logging in; staff have shown their second factor. */
export async function tokenOf(
  database: TestDatabase,
  api: TestApi,
  userId: UserId,
  role: 'USER' | 'ADMIN' = 'USER',
): Promise<string> {
  const sessionId = newId();
  await database.superuser(
    `INSERT INTO auth.sessions (id, user_id, second_factor_at)
     VALUES ($1, $2, CASE WHEN $3 THEN now() END)`,
    [sessionId, userId, role === 'ADMIN'],
  );
  return (await api.app.get(AccessTokens).sign({ userId, role, sessionId })).token;
}

/** Somebody of the staff, with a token. */
export async function staff(
  database: TestDatabase,
  api: TestApi,
): Promise<{ readonly id: UserId; readonly token: string }> {
  const { id } = await given.user(database, { role: 'ADMIN' });
  return { id, token: await tokenOf(database, api, id, 'ADMIN') };
}

/** What the audit log says that somebody did, oldest first. */
export function auditOf(database: TestDatabase, userId: UserId) {
  return database.superuser<{ action: string; target: string; reason: string }>(
    `SELECT action, target, reason FROM admin.audit_logs WHERE user_id = $1 ORDER BY id`,
    [userId],
  );
}

/** The same without the bare requests: what the services themselves wrote down. */
export async function deedsOf(database: TestDatabase, userId: UserId) {
  return (await auditOf(database, userId)).filter(({ action }) => action !== 'request.made');
}

/** A count of a store in some state, as a row alone: no film was ever worked on. */
export async function countOf(
  database: TestDatabase,
  store: { readonly id: StoreId; readonly ownerId: UserId },
  facts: { readonly status: string; readonly failure?: string; readonly seconds?: number },
): Promise<string> {
  const id = newId();
  await database.superuser(
    `INSERT INTO inventory.inventory_sessions
       (id, store_id, created_by, payer_user_id, name, status, failure_code, provider, queued_at,
        ready_at)
     VALUES ($1, $2, $3, $3, 'Refrescos', $4, $5, 'local', now() - $6 * interval '1 second',
             CASE WHEN $4 = 'READY' THEN now() END)`,
    [id, store.id, store.ownerId, facts.status, facts.failure ?? null, facts.seconds ?? 30],
  );
  return id;
}
