/** What is kept of a session between two starts of the app. */
export interface StoredTokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
}

/**
 * Keeps the tokens: the phone's secure store, or local storage in a browser. `exclusively`
 * runs one task at a time over all windows that share the store, because a refresh token is
 * good for one use and a second use ends the session.
 */
export interface TokenStore {
  read(): Promise<StoredTokens | null>;
  write(tokens: StoredTokens): Promise<void>;
  clear(): Promise<void>;
  exclusively<T>(task: () => Promise<T>): Promise<T>;
}
