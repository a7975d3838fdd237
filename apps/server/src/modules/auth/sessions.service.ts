import { Injectable } from '@nestjs/common';
import type { AnonymousActor, UserActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { AccessTokens } from './access-tokens.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import { AuthError } from './auth.errors.js';
import type { ClientInfo } from './client-info.js';
import {
  hashRefreshToken,
  judgeRefresh,
  newRefreshToken,
  refreshLifetimeSeconds,
} from './refresh-token.js';
import { SessionAuthenticator } from './session-authenticator.js';
import {
  SessionsRepository,
  type RefreshTokenRow,
  type SessionRow,
} from './sessions.repository.js';

export interface IssuedTokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
  readonly user: UserRow;
}

interface StoredRefresh {
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
  readonly user: UserRow;
}

/** Sessions of devices: opened after a proof, refreshed by rotation, closed. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly tokens: AccessTokens,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  /**
   * Opens a session for a person who has just proven who they are.
   * @throws AppError auth.suspended
   */
  async open(user: UserRow, client: ClientInfo, deviceName?: string): Promise<IssuedTokens> {
    if (user.status !== 'ACTIVE') throw AuthError.suspended();
    const sessionId = newId();
    const stored = await this.db.write(actorOf(user.id), async (tx) => {
      const session = { id: sessionId, userId: user.id, deviceName: deviceName ?? null, client };
      await this.sessions.insert(tx, session);
      return this.addToken(tx, sessionId, user);
    });
    return this.issue(stored);
  }

  /**
   * Gives the next tokens for a refresh token. A token that was replaced a while ago is a replay:
   * its whole family ends, for one of the two who hold it is a thief.
   * @throws AppError auth.refresh_invalid
   */
  async refresh(refreshToken: string, client: ClientInfo): Promise<IssuedTokens> {
    const hash = hashRefreshToken(refreshToken);
    const known = await this.findToken(hash);
    if (!known) throw AuthError.refreshInvalid();
    const stored = await this.db.write(actorOf(known.user_id), (tx) =>
      this.rotate(tx, hash, known.session_id, client),
    );
    if (!stored) {
      this.authenticator.forget(known.session_id);
      throw AuthError.refreshInvalid();
    }
    return this.issue(stored);
  }

  /** Closes the session of a refresh token; a token that is not known is closed already. */
  async close(refreshToken: string): Promise<void> {
    const known = await this.findToken(hashRefreshToken(refreshToken));
    if (!known) return;
    await this.db.write(actorOf(known.user_id), (tx) =>
      this.sessions.revoke(tx, known.session_id, 'logout'),
    );
    this.authenticator.forget(known.session_id);
  }

  list(actor: UserActor): Promise<SessionRow[]> {
    return this.db.read(actor, (tx) => this.sessions.listOpen(tx, actor.userId));
  }

  /** Closes one session of the person's own. @throws AppError resource.not_found */
  async revoke(actor: UserActor, sessionId: string): Promise<void> {
    const isClosed = await this.db.write(actor, (tx) =>
      this.sessions.revoke(tx, sessionId, 'revoked'),
    );
    if (!isClosed) throw PlatformError.notFound();
    this.authenticator.forget(sessionId);
  }

  /** Closes every session of the person, the asking one included. */
  async revokeAll(actor: UserActor): Promise<void> {
    const closed = await this.db.write(actor, (tx) =>
      this.sessions.revokeAll(tx, actor.userId, { reason: 'revoked' }),
    );
    for (const sessionId of closed) this.authenticator.forget(sessionId);
  }

  private findToken(hash: string): Promise<RefreshTokenRow | undefined> {
    const actor: AnonymousActor = { kind: 'anonymous', purpose: 'refresh', subject: hash };
    return this.db.read(actor, (tx) => this.sessions.findToken(tx, hash));
  }

  private async rotate(
    tx: Tx,
    hash: string,
    sessionId: string,
    client: ClientInfo,
  ): Promise<StoredRefresh | undefined> {
    const session = await this.sessions.lock(tx, sessionId);
    const token = await this.sessions.findToken(tx, hash);
    const user = token && (await this.accounts.find(tx, token.user_id));
    if (!session || !token || !user) return undefined;
    const verdict = judgeRefresh(
      {
        usedAt: token.used_at,
        expiresAt: token.expires_at,
        isSessionRevoked: session.revoked_at !== null,
        isUserActive: user.status === 'ACTIVE',
      },
      new Date(),
    );
    if (verdict === 'replay') await this.sessions.revoke(tx, sessionId, 'reuse');
    if (verdict === 'replay' || verdict === 'refuse') return undefined;
    await this.sessions.markTokenUsed(tx, hash);
    await this.sessions.touch(tx, sessionId, client);
    return this.addToken(tx, sessionId, user);
  }

  private async addToken(tx: Tx, sessionId: string, user: UserRow): Promise<StoredRefresh> {
    const refreshToken = newRefreshToken();
    const hash = hashRefreshToken(refreshToken);
    const lifetimeSeconds = refreshLifetimeSeconds(user.role);
    const token = { hash, sessionId, userId: user.id, lifetimeSeconds };
    const expires = await this.sessions.addToken(tx, token);
    return { sessionId, refreshToken, refreshTokenExpiresAt: expires, user };
  }

  private async issue({ sessionId, ...stored }: StoredRefresh): Promise<IssuedTokens> {
    const { user } = stored;
    const access = await this.tokens.sign({ userId: user.id, role: user.role, sessionId });
    return { ...stored, accessToken: access.token, accessTokenExpiresAt: access.expiresAt };
  }
}

function actorOf(userId: UserId): UserActor {
  return { kind: 'user', userId, role: 'USER' };
}
