import { oneAtATime } from '../lib/one-at-a-time';
import type { StoredTokens, TokenStore } from '../lib/auth/token-store.port';

/** A token store whose lock is real: tasks run one after the other. */
export function createMemoryTokenStore(initial: StoredTokens | null = null): TokenStore {
  let stored = initial;
  return {
    read: async () => stored,
    write: async (tokens) => {
      stored = tokens;
    },
    clear: async () => {
      stored = null;
    },
    exclusively: oneAtATime(),
  };
}
