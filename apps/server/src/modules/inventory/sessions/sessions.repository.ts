import { Injectable } from '@nestjs/common';
import type { AdviceCode, ErrorCode, SessionStatus } from '@miinventario/contracts';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import { statesBefore } from './session-states.js';

export interface StoredAdvice {
  readonly code: AdviceCode;
  readonly severity: 'info' | 'warning' | 'refusal';
  readonly fromMs: number;
  readonly toMs: number;
  readonly objectKey: string | null;
}

export interface SessionTotals {
  readonly products: number;
  readonly units: number;
  readonly unrecognised: number;
}

export interface SessionRow {
  readonly id: string;
  readonly store_id: string;
  /** The count it is part of, if any. */
  readonly count_id: string | null;
  readonly created_by: string;
  readonly payer_user_id: string;
  readonly name: string;
  readonly area: string | null;
  readonly status: SessionStatus;
  readonly percent: number;
  readonly eta_seconds: number | null;
  readonly credits: number | null;
  readonly charged: boolean;
  readonly failure_code: ErrorCode | null;
  readonly failure_s3_key: string | null;
  readonly advice: StoredAdvice[];
  readonly provider: string | null;
  readonly totals: SessionTotals | null;
  readonly version: number;
  readonly created_at: Date;
  readonly queued_at: Date | null;
  readonly ready_at: Date | null;
  /** The snapshot by which it became the stock; null until it is confirmed. */
  readonly snapshot_id: string | null;
  readonly confirmed_at: Date | null;
}

export interface NewSession {
  readonly id: string;
  readonly storeId: string;
  readonly createdBy: string;
  readonly payerUserId: string;
  readonly name: string;
  readonly area: string | null;
  readonly countId?: string | null;
}

/** Columns a change of state may set along with it. */
export interface SessionChange {
  readonly percent?: number;
  readonly credits?: number | null;
  readonly charged?: boolean;
  readonly failureCode?: ErrorCode | null;
  readonly failureKey?: string | null;
  readonly advice?: readonly StoredAdvice[];
  readonly provider?: string;
  readonly totals?: SessionTotals;
}

const COLUMNS: Readonly<Record<keyof SessionChange, string>> = {
  percent: 'percent',
  credits: 'credits',
  charged: 'charged',
  failureCode: 'failure_code',
  failureKey: 'failure_s3_key',
  advice: 'advice',
  provider: 'provider',
  totals: 'totals',
};

/** All SQL of sessions. */
@Injectable()
export class SessionsRepository {
  async insert(tx: Tx, session: NewSession): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.inventory_sessions
         (id, store_id, created_by, payer_user_id, name, area, count_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        session.id,
        session.storeId,
        session.createdBy,
        session.payerUserId,
        session.name,
        session.area,
        session.countId ?? null,
      ],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<SessionRow | undefined> {
    return tx.find<SessionRow>(
      `SELECT * FROM inventory.inventory_sessions WHERE id = $1 AND store_id = $2`,
      [id, storeId],
    );
  }

  /** The session of whatever store, locked; for staff alone, as row security sees to. */
  lockAnywhere(tx: Tx, id: string): Promise<SessionRow | undefined> {
    return tx.find<SessionRow>(
      `SELECT * FROM inventory.inventory_sessions WHERE id = $1 FOR UPDATE`,
      [id],
    );
  }

  /** The session with its row locked: changes of state happen one after the other. */
  lock(tx: Tx, storeId: string, id: string): Promise<SessionRow | undefined> {
    return tx.find<SessionRow>(
      `SELECT * FROM inventory.inventory_sessions WHERE id = $1 AND store_id = $2 FOR UPDATE`,
      [id, storeId],
    );
  }

  list(tx: Tx, storeId: string, cursor: Cursor | undefined, limit: number): Promise<SessionRow[]> {
    return tx.query<SessionRow>(
      `SELECT * FROM inventory.inventory_sessions
        WHERE store_id = $1
          AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $4`,
      [storeId, cursor?.key ?? null, cursor?.id ?? null, limit + 1],
    );
  }

  /** The sessions of a count, oldest first, their rows locked where they are to be changed. */
  ofCount(tx: Tx, storeId: string, countId: string, isLocked = false): Promise<SessionRow[]> {
    return tx.query<SessionRow>(
      `SELECT * FROM inventory.inventory_sessions WHERE store_id = $1 AND count_id = $2
        ORDER BY id ${isLocked ? 'FOR UPDATE' : ''}`,
      [storeId, countId],
    );
  }

  /** Puts a session into a count, or takes it out; an area is given to one that has none. */
  async setCount(
    tx: Tx,
    storeId: string,
    id: string,
    { countId, area }: { countId: string | null; area: string | null },
  ): Promise<void> {
    await tx.run(
      `UPDATE inventory.inventory_sessions
          SET count_id = $3, area = coalesce(area, $4), version = version + 1
        WHERE id = $2 AND store_id = $1`,
      [storeId, id, countId, area],
    );
  }

  /** Marks reports as confirmed by a snapshot, or as open again. */
  async markConfirmed(
    tx: Tx,
    storeId: string,
    ids: readonly string[],
    snapshotId: string | null,
  ): Promise<void> {
    await tx.run(
      `UPDATE inventory.inventory_sessions SET snapshot_id = $3, version = version + 1,
              confirmed_at = CASE WHEN $3::uuid IS NULL THEN NULL ELSE now() END
        WHERE store_id = $1 AND id = ANY ($2::uuid[])`,
      [storeId, ids, snapshotId],
    );
  }

  /**
   * Moves the session on, if it stands in a state from which it may; gives whether it moved.
   * The check is in the statement itself, so two workers cannot both move it.
   */
  async move(
    tx: Tx,
    storeId: string,
    id: string,
    to: SessionStatus,
    change: SessionChange = {},
  ): Promise<boolean> {
    const entries = Object.entries(change) as Array<[keyof SessionChange, unknown]>;
    const sets = entries.map(([key], index) => `${COLUMNS[key]} = $${index + 5}`);
    const values = entries.map(([, value]) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    );
    const stamps: Partial<Record<SessionStatus, string>> = {
      QUEUED: 'queued_at = now()',
      READY: 'ready_at = now()',
    };
    const all = ['status = $3', 'version = version + 1', 'progress_at = now()', ...sets];
    const stamp = stamps[to];
    if (stamp) all.push(stamp);
    const changed = await tx.run(
      `UPDATE inventory.inventory_sessions SET ${all.join(', ')}
        WHERE id = $1 AND store_id = $2 AND status = ANY ($4)`,
      [id, storeId, to, statesBefore(to), ...values],
    );
    return changed === 1;
  }

  /** Shows progress; a session that has moved on, or was canceled, is left alone. */
  async progress(
    tx: Tx,
    session: Pick<SessionRow, 'id' | 'store_id'>,
    shown: { status: SessionStatus; percent: number; etaSeconds: number },
  ): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE inventory.inventory_sessions
          SET percent = greatest(percent, $4), eta_seconds = $5, version = version + 1,
              progress_at = now()
        WHERE id = $1 AND store_id = $2 AND status = $3`,
      [session.id, session.store_id, shown.status, shown.percent, shown.etaSeconds],
    );
    return changed === 1;
  }
}
