import { toFailure } from '../api/failure';
import type { StoredTokens, TokenStore } from './token-store.port';

export interface TokenKeeperOptions {
  store: TokenStore;
  /** Spends the refresh token (null: the cookie's); throws a failure when the server refuses or is not reached. */
  refresh: (refreshToken: string | null) => Promise<StoredTokens>;
  onSignedOut: () => void;
  now?: () => number;
}

/** Renew this long before the end, so that a slow network does not send a dead token. */
const EARLY_MS = 30_000;

/**
 * Holds the session's tokens and renews them. However many calls find the token expired at
 * once, the refresh token is spent once and all wait for the same answer.
 */
export class TokenKeeper {
  private tokens: StoredTokens | null = null;
  private hasRead = false;
  private renewal: Promise<string | null> | null = null;

  constructor(private readonly options: TokenKeeperOptions) {}

  async isSignedIn(): Promise<boolean> {
    return (await this.current()) !== null;
  }

  async getRefreshToken(): Promise<string | null> {
    return (await this.current())?.refreshToken ?? null;
  }

  /** A token good for at least a short while, or null when signed out or not renewable now. */
  async getAccessToken(): Promise<string | null> {
    const tokens = await this.current();
    if (tokens === null) return null;
    const remainingMs = Date.parse(tokens.accessTokenExpiresAt) - (this.options.now ?? Date.now)();
    if (remainingMs > EARLY_MS) return tokens.accessToken;
    return this.renew(tokens.accessToken);
  }

  /** Replaces a token that the server refused. Null: the session is over. */
  renew(rejectedAccessToken: string): Promise<string | null> {
    this.renewal ??= this.options.store
      .exclusively(() => this.renewOnce(rejectedAccessToken))
      .finally(() => {
        this.renewal = null;
      });
    return this.renewal;
  }

  async accept(tokens: StoredTokens): Promise<void> {
    this.tokens = tokens;
    this.hasRead = true;
    await this.options.store.write(tokens);
  }

  async forget(): Promise<void> {
    this.tokens = null;
    this.hasRead = true;
    await this.options.store.clear();
  }

  private async current(): Promise<StoredTokens | null> {
    if (!this.hasRead) {
      this.tokens = await this.options.store.read();
      this.hasRead = true;
    }
    return this.tokens;
  }

  private async renewOnce(rejectedAccessToken: string): Promise<string | null> {
    const stored = await this.options.store.read();
    if (stored === null) {
      await this.endSession();
      return null;
    }
    if (stored.accessToken !== rejectedAccessToken) {
      this.tokens = stored;
      return stored.accessToken;
    }
    try {
      const renewed = await this.options.refresh(stored.refreshToken);
      await this.accept(renewed);
      return renewed.accessToken;
    } catch (error) {
      if (toFailure(error).kind !== 'rejected') throw error;
      await this.endSession();
      return null;
    }
  }

  private async endSession(): Promise<void> {
    await this.forget();
    this.options.onSignedOut();
  }
}
