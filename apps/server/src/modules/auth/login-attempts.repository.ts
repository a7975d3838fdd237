import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';

export interface RecentFailures {
  /** Wrong passwords in a row since the last right one, within a day. */
  readonly count: number;
  readonly lastAt: Date | null;
}

/** Password attempts per identifier, whether or not anybody has it. */
@Injectable()
export class LoginAttemptsRepository {
  /** One at a time per identifier: parallel guesses are counted like any others. */
  async lock(tx: Tx, identifier: string): Promise<void> {
    await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('login:' || $1, 0))`, [identifier]);
  }

  async recentFailures(tx: Tx, identifier: string): Promise<RecentFailures> {
    const row = await tx.find<{ count: number; last: Date | null }>(
      `SELECT count(*)::int AS count, max(created_at) AS last
         FROM auth.login_attempts
        WHERE identifier = $1 AND NOT succeeded AND created_at > greatest(
                now() - interval '1 day',
                (SELECT max(created_at) FROM auth.login_attempts
                  WHERE identifier = $1 AND succeeded))`,
      [identifier],
    );
    return { count: row?.count ?? 0, lastAt: row?.last ?? null };
  }

  /** Written as failed before the password is looked at; a crash leaves a failure. */
  async begin(tx: Tx, identifier: string, ip: string | null): Promise<string> {
    const id = newId();
    await tx.run(`INSERT INTO auth.login_attempts (id, identifier, ip) VALUES ($1, $2, $3)`, [
      id,
      identifier,
      ip,
    ]);
    return id;
  }

  async succeed(tx: Tx, id: string): Promise<void> {
    await tx.run(`UPDATE auth.login_attempts SET succeeded = true WHERE id = $1`, [id]);
  }
}
