import { Injectable } from '@nestjs/common';
import type { PlatformRole, UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Identifier } from './identifiers.js';
import type { UserLocale } from './messages.js';

export interface UserRow {
  readonly id: UserId;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly password_hash: string | null;
  readonly role: PlatformRole;
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'ERASED';
  readonly locale: UserLocale;
  readonly avatar_key: string | null;
  readonly erase_after: Date | null;
  readonly version: number;
  readonly created_at: Date;
}

export interface NewUser {
  readonly identifier: Identifier;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly locale: UserLocale;
}

export interface ConsentRow {
  readonly document: ConsentDocument;
  readonly version: string;
  readonly locale: string;
  readonly given_at: Date;
  readonly withdrawn_at: Date | null;
}

export type ConsentDocument = 'privacy' | 'marketing';

const COLUMNS = `id, name, phone, email, password_hash, role, status, locale, avatar_key,
  erase_after, version, created_at`;

/** People and their consents. */
@Injectable()
export class AccountsRepository {
  find(tx: Tx, userId: UserId): Promise<UserRow | undefined> {
    return tx.find<UserRow>(`SELECT ${COLUMNS} FROM auth.users WHERE id = $1`, [userId]);
  }

  findByIdentifier(tx: Tx, { kind, value }: Identifier): Promise<UserRow | undefined> {
    const column = kind === 'phone' ? 'phone' : 'email';
    return tx.find<UserRow>(`SELECT ${COLUMNS} FROM auth.users WHERE ${column} = $1`, [value]);
  }

  /** The new user, whose identifier was just proven; undefined when another was quicker. */
  create(tx: Tx, user: NewUser): Promise<UserRow | undefined> {
    const { kind, value } = user.identifier;
    const phone = kind === 'phone' ? value : null;
    const email = kind === 'email' ? value : null;
    return tx.find<UserRow>(
      `INSERT INTO auth.users
         (id, name, phone, email, phone_verified_at, email_verified_at, password_hash, locale)
       VALUES ($1, $2, $3, $4,
               CASE WHEN $3::text IS NOT NULL THEN now() END,
               CASE WHEN $4::text IS NOT NULL THEN now() END, $5, $6)
       ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [newId(), user.name, phone, email, user.passwordHash, user.locale],
    );
  }

  async setPasswordHash(tx: Tx, userId: UserId, passwordHash: string): Promise<void> {
    await tx.run(`UPDATE auth.users SET password_hash = $2 WHERE id = $1`, [userId, passwordHash]);
  }

  async addConsent(
    tx: Tx,
    userId: UserId,
    consent: { document: ConsentDocument; version: string; locale: string },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO auth.consents (id, user_id, document, version, locale)
       VALUES ($1, $2, $3, $4, $5)`,
      [newId(), userId, consent.document, consent.version, consent.locale],
    );
  }

  /** Changes what is given, if the version is still the one that was read; undefined otherwise. */
  update(
    tx: Tx,
    userId: UserId,
    change: { name?: string | undefined; locale?: UserLocale | undefined },
    ifVersion: number | undefined,
  ): Promise<UserRow | undefined> {
    return tx.find<UserRow>(
      `UPDATE auth.users SET name = coalesce($2, name), locale = coalesce($3, locale)
        WHERE id = $1 AND ($4::int IS NULL OR version = $4) RETURNING ${COLUMNS}`,
      [userId, change.name ?? null, change.locale ?? null, ifVersion ?? null],
    );
  }

  async setAvatar(tx: Tx, userId: UserId, key: string | null): Promise<void> {
    await tx.run(`UPDATE auth.users SET avatar_key = $2 WHERE id = $1`, [userId, key]);
  }

  listConsents(tx: Tx, userId: UserId): Promise<ConsentRow[]> {
    return tx.query<ConsentRow>(
      `SELECT document, version, locale, given_at, withdrawn_at FROM auth.consents
        WHERE user_id = $1 ORDER BY given_at DESC, id DESC`,
      [userId],
    );
  }

  /** True when there was a consent to withdraw. */
  async withdrawConsent(tx: Tx, userId: UserId, document: ConsentDocument): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE auth.consents SET withdrawn_at = now()
        WHERE user_id = $1 AND document = $2 AND withdrawn_at IS NULL`,
      [userId, document],
    );
    return changed > 0;
  }

  /** When the account will be erased; the first request counts, repeating it changes nothing. */
  async planErasure(tx: Tx, userId: UserId, days: number): Promise<Date | undefined> {
    const row = await tx.find<{ erase_after: Date }>(
      `UPDATE auth.users SET erase_after = coalesce(erase_after, now() + $2 * interval '1 day')
        WHERE id = $1 RETURNING erase_after`,
      [userId, days],
    );
    return row?.erase_after;
  }

  async cancelErasure(tx: Tx, userId: UserId): Promise<void> {
    await tx.run(`UPDATE auth.users SET erase_after = NULL WHERE id = $1`, [userId]);
  }

  /** Accounts whose time is up, the longest waiting first. */
  listDueErasures(tx: Tx, limit: number): Promise<UserRow[]> {
    return tx.query<UserRow>(
      `SELECT ${COLUMNS} FROM auth.users WHERE erase_after <= now() ORDER BY erase_after LIMIT $1`,
      [limit],
    );
  }

  /** The account if its time is still up, locked; a second eraser passes it by. */
  findDueErasure(tx: Tx, userId: UserId): Promise<UserRow | undefined> {
    return tx.find<UserRow>(
      `SELECT ${COLUMNS} FROM auth.users WHERE id = $1 AND erase_after <= now()
        FOR UPDATE SKIP LOCKED`,
      [userId],
    );
  }

  /** Takes everything personal off the account; its id stays, because the ledger is built on it. */
  async erase(tx: Tx, userId: UserId): Promise<void> {
    await tx.run(
      `UPDATE auth.users
          SET name = 'Cuenta eliminada', phone = NULL, email = NULL, password_hash = NULL,
              avatar_key = NULL, phone_verified_at = NULL, email_verified_at = NULL,
              status = 'ERASED', erase_after = NULL
        WHERE id = $1`,
      [userId],
    );
    await tx.run(`DELETE FROM auth.second_factors WHERE user_id = $1`, [userId]);
    await tx.run(`DELETE FROM auth.sessions WHERE user_id = $1`, [userId]);
  }

  async setRole(tx: Tx, userId: UserId, role: PlatformRole): Promise<void> {
    await tx.run(`UPDATE auth.users SET role = $2 WHERE id = $1`, [userId, role]);
  }

  async setStatus(tx: Tx, userId: UserId, status: 'ACTIVE' | 'SUSPENDED'): Promise<void> {
    await tx.run(`UPDATE auth.users SET status = $2 WHERE id = $1`, [userId, status]);
  }

  /** Removes what was kept of codes and attempts of a phone or e-mail. */
  async forgetIdentifier(tx: Tx, identifier: string): Promise<void> {
    await tx.run(`DELETE FROM auth.otp_codes WHERE destination = $1`, [identifier]);
    await tx.run(`DELETE FROM auth.login_attempts WHERE identifier = $1`, [identifier]);
  }
}
