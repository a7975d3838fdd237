import { oneAtATime } from '../one-at-a-time';
import type { StoredTokens, TokenStore } from './token-store.port';

/** Says only that this browser has a session; every secret is out of its reach. */
const MARK = 'miinventario.session';
const LOCK = 'miinventario.refresh';
/** What a window knows that was just loaded: there is a session, and a token must be fetched. */
const UNKNOWN: StoredTokens = {
  accessToken: '',
  accessTokenExpiresAt: new Date(0).toISOString(),
  refreshToken: null,
};

const inThisWindow = oneAtATime();

/**
 * The access token lives in this window's memory and the refresh token in an HttpOnly cookie, so a
 * script that gets into the page finds neither in any store. Web Locks are missing on plain-http
 * addresses; the server then bears with two windows that refresh at once.
 */
export function createTokenStore(): TokenStore {
  let inMemory: StoredTokens | null = null;
  return {
    read: async () => {
      if (window.localStorage.getItem(MARK) === null) inMemory = null;
      else inMemory ??= UNKNOWN;
      return inMemory;
    },
    write: async (tokens) => {
      inMemory = { ...tokens, refreshToken: null };
      window.localStorage.setItem(MARK, '1');
    },
    clear: async () => {
      inMemory = null;
      window.localStorage.removeItem(MARK);
    },
    exclusively: (task) => {
      const locks: LockManager | undefined = globalThis.navigator?.locks;
      return locks === undefined ? inThisWindow(task) : locks.request(LOCK, task);
    },
  };
}
