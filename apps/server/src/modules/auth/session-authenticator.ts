import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { AccessClaims, Authenticator, TokenClaims } from '../../platform/http/ports.js';
import { AccessTokens } from './access-tokens.js';
import { SessionsRepository, type LiveSession } from './sessions.repository.js';

/** How long a revoked session may live on in another process. */
const FRESH_MS = 5_000;
const MAX_REMEMBERED = 20_000;

interface Remembered {
  readonly session: Promise<LiveSession | undefined>;
  readonly until: number;
}

/**
 * Checks the token, and that its session is still open: closing a session or suspending a person
 * takes effect in seconds, not when the token expires. The role is the database's, not the token's.
 */
@Injectable()
export class SessionAuthenticator implements Authenticator {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly db: Db,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionsRepository,
  ) {}

  async verifyAccessToken(token: string): Promise<AccessClaims | undefined> {
    const claims = await this.tokens.verify(token);
    if (!claims) return undefined;
    const session = await this.liveSession(claims);
    return session === undefined ? undefined : { ...claims, ...session };
  }

  /** Forgets what is remembered of a session that has just been closed here. */
  forget(sessionId: string): void {
    this.remembered.delete(sessionId);
  }

  private liveSession(claims: TokenClaims): Promise<LiveSession | undefined> {
    const now = Date.now();
    const known = this.remembered.get(claims.sessionId);
    if (known && known.until > now) return known.session;
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const session = this.read(claims);
    this.remembered.set(claims.sessionId, { session, until: now + FRESH_MS });
    const forget = (): void => this.forget(claims.sessionId);
    // A second factor that was just shown in another process must not be asked for again here.
    session.then((found) => {
      if (found?.role === 'ADMIN' && !found.hasSecondFactor) forget();
    }, forget);
    return session;
  }

  private read({ userId, sessionId, role }: TokenClaims): Promise<LiveSession | undefined> {
    const actor: UserActor = { kind: 'user', userId, role };
    return this.db.read(actor, (tx) => this.sessions.findLive(tx, sessionId));
  }
}
