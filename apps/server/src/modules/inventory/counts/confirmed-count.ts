import type { SessionRow } from '../sessions/sessions.repository.js';
import type { Confirmed } from '../stock/confirmation.js';
import type { CountRow } from './counts.repository.js';

/** A count with its reports, as it is confirmed. */
export function confirmedCount(count: CountRow, sessions: readonly SessionRow[]): Confirmed {
  return {
    name: count.name,
    kind: count.kind,
    scopeValue: count.scope_value,
    countId: count.id,
    sessions,
    startedAt: count.created_at,
  };
}
