import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { LockedWallet } from './ledger.repository.js';
import type { Portion } from './lots.js';

export type HoldState = 'HELD' | 'CAPTURED' | 'RELEASED';

export interface Hold {
  readonly id: string;
  readonly sessionId: string;
  readonly userId: UserId;
  readonly credits: number;
  readonly state: HoldState;
  readonly attempt: number;
}

interface HoldRow {
  id: string;
  session_id: string;
  user_id: UserId;
  credits: number;
  state: HoldState;
  attempt: number;
}

/** All SQL of holds. Written under the lock of the wallet alone. */
@Injectable()
export class HoldsRepository {
  async findBySession(tx: Tx, sessionId: string): Promise<Hold | undefined> {
    const row = await tx.find<HoldRow>(
      `SELECT id, session_id, user_id, credits, state, attempt
         FROM billing.credit_holds WHERE session_id = $1`,
      [sessionId],
    );
    return row && toHold(row);
  }

  /** Opens the hold of a session, or opens it again after it was released. */
  async open(
    tx: Tx,
    wallet: LockedWallet,
    options: { sessionId: string; credits: number; storeId: string | undefined },
  ): Promise<Hold> {
    const row = await tx.find<HoldRow>(
      `INSERT INTO billing.credit_holds AS hold (id, session_id, user_id, store_id, credits, state)
       VALUES ($1, $2, $3, $4, $5, 'HELD')
       ON CONFLICT ON CONSTRAINT credit_holds_session_key DO UPDATE
         SET state = 'HELD', credits = EXCLUDED.credits, attempt = hold.attempt + 1,
             settled_at = NULL, reason = NULL
       WHERE hold.state = 'RELEASED' AND hold.user_id = EXCLUDED.user_id
       RETURNING id, session_id, user_id, credits, state, attempt`,
      [newId(), options.sessionId, wallet.userId, options.storeId ?? null, options.credits],
    );
    if (!row) throw new Error('the hold is out of this actor’s reach');
    return toHold(row);
  }

  async settle(tx: Tx, hold: Hold, state: 'CAPTURED' | 'RELEASED', reason: string | undefined) {
    await tx.run(
      `UPDATE billing.credit_holds SET state = $2, reason = $3, settled_at = now() WHERE id = $1`,
      [hold.id, state, reason ?? null],
    );
  }

  async addPortions(tx: Tx, hold: Hold, portions: readonly Portion[]): Promise<void> {
    await tx.run(
      `INSERT INTO billing.credit_hold_lots (hold_id, attempt, user_id, lot_id, credits)
       SELECT $1, $2, $3, part.lot_id, part.credits
         FROM unnest($4::uuid[], $5::bigint[]) AS part (lot_id, credits)`,
      [
        hold.id,
        hold.attempt,
        hold.userId,
        portions.map((portion) => portion.lotId),
        portions.map((portion) => portion.credits),
      ],
    );
  }

  /** The lots that the hold's present attempt holds from. */
  async listPortions(tx: Tx, hold: Hold): Promise<Portion[]> {
    const rows = await tx.query<{ lot_id: string; credits: number }>(
      `SELECT lot_id, credits FROM billing.credit_hold_lots
        WHERE hold_id = $1 AND attempt = $2 ORDER BY lot_id`,
      [hold.id, hold.attempt],
    );
    return rows.map((row) => ({ lotId: row.lot_id, credits: row.credits }));
  }
}

function toHold(row: HoldRow): Hold {
  return {
    id: row.id,
    sessionId: row.session_id,
    userId: row.user_id,
    credits: row.credits,
    state: row.state,
    attempt: row.attempt,
  };
}
