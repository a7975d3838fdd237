import { Injectable } from '@nestjs/common';
import type { UserId } from '../../../platform/database/actor.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';

export interface SecondFactorRow {
  /** Of the app in force; null until a first one is confirmed. */
  readonly sealed_secret: Buffer | null;
  /** Of an app that has yet to show its first code. */
  readonly pending_secret: Buffer | null;
  /** The latest time step whose code was taken. */
  readonly last_step: number;
  readonly failures: number;
  readonly locked_until: Date | null;
}

/** Second factors and their recovery codes. */
@Injectable()
export class SecondFactorRepository {
  /** The person's factor, locked: codes of one person are looked at one after another. */
  lock(tx: Tx, userId: UserId): Promise<SecondFactorRow | undefined> {
    return tx.find<SecondFactorRow>(
      `SELECT sealed_secret, pending_secret, last_step::int AS last_step, failures, locked_until
         FROM auth.second_factors WHERE user_id = $1 FOR UPDATE`,
      [userId],
    );
  }

  async isConfirmed(tx: Tx, userId: UserId): Promise<boolean> {
    const row = await tx.find(
      `SELECT 1 FROM auth.second_factors WHERE user_id = $1 AND sealed_secret IS NOT NULL`,
      [userId],
    );
    return row !== undefined;
  }

  /** A new secret that waits for its first code; the one in force stays until then. */
  async begin(tx: Tx, userId: UserId, pendingSecret: Buffer): Promise<void> {
    await tx.run(
      `INSERT INTO auth.second_factors (user_id, pending_secret) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET pending_secret = $2`,
      [userId, pendingSecret],
    );
  }

  /** The pending secret becomes the one in force. */
  async confirm(tx: Tx, userId: UserId): Promise<void> {
    await tx.run(
      `UPDATE auth.second_factors
          SET sealed_secret = pending_secret, pending_secret = NULL, confirmed_at = now()
        WHERE user_id = $1`,
      [userId],
    );
  }

  async succeed(tx: Tx, userId: UserId, step: number | undefined): Promise<void> {
    await tx.run(
      `UPDATE auth.second_factors
          SET failures = 0, locked_until = NULL, last_step = greatest(last_step, $2)
        WHERE user_id = $1`,
      [userId, step ?? 0],
    );
  }

  async fail(tx: Tx, userId: UserId, waitSeconds: number): Promise<void> {
    await tx.run(
      `UPDATE auth.second_factors
          SET failures = failures + 1,
              locked_until = CASE WHEN $2::int > 0 THEN now() + $2::int * interval '1 second' END
        WHERE user_id = $1`,
      [userId, waitSeconds],
    );
  }

  async replaceCodes(tx: Tx, userId: UserId, hashes: readonly string[]): Promise<void> {
    await tx.run(`DELETE FROM auth.recovery_codes WHERE user_id = $1`, [userId]);
    for (const hash of hashes) {
      await tx.run(`INSERT INTO auth.recovery_codes (id, user_id, code_hash) VALUES ($1, $2, $3)`, [
        newId(),
        userId,
        hash,
      ]);
    }
  }

  /** True when the code was there and had not been used. */
  async useCode(tx: Tx, userId: UserId, hash: string): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE auth.recovery_codes SET used_at = now()
        WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL`,
      [userId, hash],
    );
    return changed === 1;
  }

  async countCodes(tx: Tx, userId: UserId): Promise<number> {
    const row = await tx.find<{ count: number }>(
      `SELECT count(*)::int AS count FROM auth.recovery_codes
        WHERE user_id = $1 AND used_at IS NULL`,
      [userId],
    );
    return row?.count ?? 0;
  }

  /** True when there was one. */
  async remove(tx: Tx, userId: UserId): Promise<boolean> {
    const changed = await tx.run(`DELETE FROM auth.second_factors WHERE user_id = $1`, [userId]);
    return changed === 1;
  }
}
