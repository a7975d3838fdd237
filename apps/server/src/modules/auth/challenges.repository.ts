import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { CodeChannel, Identifier } from './identifiers.js';
import type { UserLocale } from './messages.js';
import { CODE_LIFETIME_SECONDS, MAX_CODE_ATTEMPTS, type RecentSends } from './one-time-code.js';

export type ChallengePurpose = 'register' | 'login' | 'password-reset';

/** What was typed at register, kept until the code is proven. */
export interface PendingRegistration {
  readonly name: string;
  readonly passwordHash: string | null;
  readonly privacyVersion: string;
}

export interface ChallengeRow {
  readonly id: string;
  readonly purpose: ChallengePurpose;
  readonly channel: CodeChannel;
  readonly destination: string;
  readonly code_hash: string;
  readonly registration: PendingRegistration | null;
  readonly is_decoy: boolean;
  readonly locale: UserLocale;
  readonly sent_at: Date;
  readonly expires_at: Date;
}

export interface NewChallenge {
  readonly id: string;
  readonly purpose: ChallengePurpose;
  readonly channel: CodeChannel;
  readonly destination: string;
  readonly codeHash: string;
  readonly registration: PendingRegistration | null;
  readonly isDecoy: boolean;
  readonly locale: UserLocale;
}

const COLUMNS = `id, purpose, channel, destination, code_hash, registration, is_decoy, locale,
  sent_at, expires_at`;
const EXPIRES = `now() + ${CODE_LIFETIME_SECONDS} * interval '1 second'`;

/** Challenges: a code that was sent to a destination, and what it opens once proven. */
@Injectable()
export class ChallengesRepository {
  /** One at a time per destination, so that its pause and its daily cap cannot be raced. */
  async lockDestination(tx: Tx, { value }: Identifier): Promise<void> {
    await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('otp:' || $1, 0))`, [value]);
  }

  async recentSends(tx: Tx, { value }: Identifier): Promise<RecentSends> {
    const row = await tx.find<{ sent: number; last: Date | null; oldest: Date | null }>(
      `SELECT coalesce(sum(sends), 0)::int AS sent, min(sent_at) AS oldest,
              max(sent_at) FILTER (WHERE verified_at IS NULL) AS last
         FROM auth.otp_codes
        WHERE destination = $1 AND sent_at > now() - interval '1 day'`,
      [value],
    );
    return {
      sentToday: row?.sent ?? 0,
      lastUnprovenAt: row?.last ?? null,
      oldestToday: row?.oldest ?? null,
    };
  }

  async insert(tx: Tx, challenge: NewChallenge): Promise<ChallengeRow> {
    const rows = await tx.query<ChallengeRow>(
      `INSERT INTO auth.otp_codes (id, purpose, channel, destination, code_hash, registration,
                                   is_decoy, locale, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${EXPIRES}) RETURNING ${COLUMNS}`,
      [
        challenge.id,
        challenge.purpose,
        challenge.channel,
        challenge.destination,
        challenge.codeHash,
        challenge.registration ? JSON.stringify(challenge.registration) : null,
        challenge.isDecoy,
        challenge.locale,
      ],
    );
    return single(rows);
  }

  /** A challenge that a code may still be sent for. */
  findUnproven(tx: Tx, id: string): Promise<ChallengeRow | undefined> {
    return tx.find<ChallengeRow>(
      `SELECT ${COLUMNS} FROM auth.otp_codes
        WHERE id = $1 AND verified_at IS NULL AND created_at > now() - interval '1 hour'`,
      [id],
    );
  }

  /** Puts a new code in the place of the old one. */
  async replaceCode(tx: Tx, id: string, codeHash: string): Promise<ChallengeRow> {
    const rows = await tx.query<ChallengeRow>(
      `UPDATE auth.otp_codes
          SET code_hash = $2, sends = sends + 1, sent_at = now(), attempts = 0,
              expires_at = ${EXPIRES}
        WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, codeHash],
    );
    return single(rows);
  }

  /** Counts one guess, before it is looked at; undefined when none is left. */
  takeAttempt(
    tx: Tx,
    id: string,
    purposes: readonly ChallengePurpose[],
  ): Promise<ChallengeRow | undefined> {
    return tx.find<ChallengeRow>(
      `UPDATE auth.otp_codes SET attempts = attempts + 1
        WHERE id = $1 AND purpose = ANY ($2) AND verified_at IS NULL AND expires_at > now()
          AND attempts < ${MAX_CODE_ATTEMPTS}
       RETURNING ${COLUMNS}`,
      [id, [...purposes]],
    );
  }

  /** Marks the code as used; what was typed at register is no longer needed. */
  async markProven(tx: Tx, id: string): Promise<void> {
    await tx.run(
      `UPDATE auth.otp_codes SET verified_at = now(), registration = NULL WHERE id = $1`,
      [id],
    );
  }
}

function single<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('the statement gave no row');
  return row;
}
