import type { SessionRow } from '../sessions/sessions.repository.js';
import type { Confirmed } from './confirmation.js';

/** A report that is confirmed by itself. */
export function confirmedSession(session: SessionRow): Confirmed {
  return {
    name: session.name,
    kind: 'SESSION',
    scopeValue: null,
    countId: null,
    sessions: [session],
    startedAt: session.created_at,
  };
}
