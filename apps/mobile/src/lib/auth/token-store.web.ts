import { parseStoredTokens } from './parse-stored-tokens';
import type { TokenStore } from './token-store.port';

const KEY = 'miinventario.tokens';
const LOCK = 'miinventario.refresh';

/** Web Locks are missing on plain-http addresses; a single window then still behaves. */
export function createTokenStore(): TokenStore {
  return {
    read: async () => parseStoredTokens(window.localStorage.getItem(KEY)),
    write: async (tokens) => window.localStorage.setItem(KEY, JSON.stringify(tokens)),
    clear: async () => window.localStorage.removeItem(KEY),
    exclusively: (task) => {
      const locks: LockManager | undefined = navigator.locks;
      return locks === undefined ? task() : locks.request(LOCK, task);
    },
  };
}
