import { Injectable } from '@nestjs/common';
import type { PlatformRole, UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ClientInfo } from './client-info.js';
import { REFRESH_LIFETIME_SECONDS, SECOND_FACTOR_SECONDS } from './refresh-token.js';

export type RevokeReason =
  'logout' | 'revoked' | 'reuse' | 'password-reset' | 'suspended' | 'erased';

export interface SessionRow {
  readonly id: string;
  readonly device_name: string | null;
  readonly user_agent: string | null;
  readonly country: string | null;
  readonly last_used_at: Date;
  readonly revoked_at: Date | null;
  readonly created_at: Date;
}

/** What the database says of an open session. */
export interface LiveSession {
  readonly role: PlatformRole;
  readonly hasSecondFactor: boolean;
}

export interface RefreshTokenRow {
  readonly session_id: string;
  readonly user_id: UserId;
  readonly used_at: Date | null;
  readonly expires_at: Date;
}

/** Sessions and the refresh tokens of each. */
@Injectable()
export class SessionsRepository {
  async insert(
    tx: Tx,
    session: { id: string; userId: UserId; deviceName: string | null; client: ClientInfo },
  ): Promise<void> {
    const { id, userId, deviceName, client } = session;
    await tx.run(
      `INSERT INTO auth.sessions (id, user_id, device_name, user_agent, country)
       VALUES ($1, $2, $3, $4, $5)`,
      [id, userId, deviceName, client.userAgent, client.country],
    );
  }

  async addToken(
    tx: Tx,
    token: { hash: string; sessionId: string; userId: UserId; lifetimeSeconds: number },
  ): Promise<Date> {
    const row = await tx.find<{ expires_at: Date }>(
      `INSERT INTO auth.refresh_tokens (token_hash, session_id, user_id, expires_at)
       VALUES ($1, $2, $3, now() + $4 * interval '1 second') RETURNING expires_at`,
      [token.hash, token.sessionId, token.userId, token.lifetimeSeconds],
    );
    if (!row) throw new Error('the refresh token was not stored');
    return row.expires_at;
  }

  findToken(tx: Tx, hash: string): Promise<RefreshTokenRow | undefined> {
    return tx.find<RefreshTokenRow>(
      `SELECT session_id, user_id, used_at, expires_at FROM auth.refresh_tokens
        WHERE token_hash = $1`,
      [hash],
    );
  }

  /** The session, locked: what happens to its tokens happens one after another. */
  lock(tx: Tx, sessionId: string): Promise<SessionRow | undefined> {
    return tx.find<SessionRow>(
      `SELECT id, device_name, user_agent, country, last_used_at, revoked_at, created_at
         FROM auth.sessions WHERE id = $1 FOR UPDATE`,
      [sessionId],
    );
  }

  async markTokenUsed(tx: Tx, hash: string): Promise<void> {
    await tx.run(
      `UPDATE auth.refresh_tokens SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL`,
      [hash],
    );
  }

  async touch(tx: Tx, sessionId: string, client: ClientInfo): Promise<void> {
    await tx.run(
      `UPDATE auth.sessions SET last_used_at = now(), user_agent = coalesce($2, user_agent),
              country = coalesce($3, country)
        WHERE id = $1`,
      [sessionId, client.userAgent, client.country],
    );
  }

  /** True when the session was open until now. */
  async revoke(tx: Tx, sessionId: string, reason: RevokeReason): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE auth.sessions SET revoked_at = now(), revoked_reason = $2
        WHERE id = $1 AND revoked_at IS NULL`,
      [sessionId, reason],
    );
    return changed === 1;
  }

  /** The user's open sessions, the latest used first: a dead refresh token opens nothing. */
  listOpen(tx: Tx, userId: UserId): Promise<SessionRow[]> {
    return tx.query<SessionRow>(
      `SELECT id, device_name, user_agent, country, last_used_at, revoked_at, created_at
         FROM auth.sessions
        WHERE user_id = $1 AND revoked_at IS NULL
          AND last_used_at > now() - ${REFRESH_LIFETIME_SECONDS} * interval '1 second'
        ORDER BY last_used_at DESC, id LIMIT 100`,
      [userId],
    );
  }

  /** Closes all open sessions of the user but one; gives their ids. */
  async revokeAll(
    tx: Tx,
    userId: UserId,
    options: { reason: RevokeReason; exceptId?: string | undefined },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE auth.sessions SET revoked_at = now(), revoked_reason = $2
        WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3 RETURNING id`,
      [userId, options.reason, options.exceptId ?? null],
    );
    return rows.map((row) => row.id);
  }

  /** The session's person has shown a second factor just now. */
  async markSecondFactor(tx: Tx, sessionId: string): Promise<void> {
    await tx.run(`UPDATE auth.sessions SET second_factor_at = now() WHERE id = $1`, [sessionId]);
  }

  /** Takes the rooms of staff away from every session of a person. */
  async forgetSecondFactor(tx: Tx, userId: UserId): Promise<void> {
    await tx.run(`UPDATE auth.sessions SET second_factor_at = NULL WHERE user_id = $1`, [userId]);
  }

  /** What is known of the session; undefined when it or the account is closed. */
  findLive(tx: Tx, sessionId: string): Promise<LiveSession | undefined> {
    return tx.find<LiveSession>(
      `SELECT u.role,
              coalesce(s.second_factor_at > now() - $2 * interval '1 second', false)
                AS "hasSecondFactor"
         FROM auth.sessions s JOIN auth.users u ON u.id = s.user_id
        WHERE s.id = $1 AND s.revoked_at IS NULL AND u.status = 'ACTIVE'`,
      [sessionId, SECOND_FACTOR_SECONDS],
    );
  }
}
