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
    consent: { document: 'privacy' | 'marketing'; version: string; locale: string },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO auth.consents (id, user_id, document, version, locale)
       VALUES ($1, $2, $3, $4, $5)`,
      [newId(), userId, consent.document, consent.version, consent.locale],
    );
  }
}
