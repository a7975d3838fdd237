import type { StoredTokens, TokenStore } from '../lib/auth/token-store.port';

/** A token store whose lock is real: tasks run one after the other. */
export function createMemoryTokenStore(initial: StoredTokens | null = null): TokenStore {
  let stored = initial;
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: async () => stored,
    write: async (tokens) => {
      stored = tokens;
    },
    clear: async () => {
      stored = null;
    },
    exclusively: (task) => {
      const run = last.then(task);
      last = run.catch(() => undefined);
      return run;
    },
  };
}
