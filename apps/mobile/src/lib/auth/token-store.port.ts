/** What is kept of a session between two starts of the app. */
export interface StoredTokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  /** Null in a browser: it lies in a cookie that no script can read. */
  refreshToken: string | null;
}

/**
 * Keeps the tokens: the phone's secure store, or the memory of one browser window. `exclusively`
 * runs one task at a time over all windows that share a session, because a refresh token is
 * good for one use and a second use ends the session.
 */
export interface TokenStore {
  read(): Promise<StoredTokens | null>;
  write(tokens: StoredTokens): Promise<void>;
  clear(): Promise<void>;
  exclusively<T>(task: () => Promise<T>): Promise<T>;
}
