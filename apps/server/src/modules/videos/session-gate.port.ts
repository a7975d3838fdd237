import type { Tx } from '../../platform/database/tx.js';

/** Says whether a session may take a film; whoever owns sessions implements it. */
export interface SessionGate {
  /** False when the session is not this store's, or is beyond taking a film. */
  mayTakeFilm(tx: Tx, storeId: string, sessionId: string): Promise<boolean>;
}
export const SESSION_GATE = Symbol('SESSION_GATE');
