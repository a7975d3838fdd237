import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import type { CountKind, CountStatus } from './count-states.js';

export interface CountRow {
  readonly id: string;
  readonly store_id: string;
  readonly name: string;
  readonly kind: CountKind;
  /** The area or the category, where the count is about one. */
  readonly scope_value: string | null;
  readonly areas: string[];
  readonly status: CountStatus;
  readonly reopen_reason: string | null;
  readonly blind: boolean;
  readonly needs_approval: boolean;
  readonly assigned_to: string | null;
  readonly note: string | null;
  readonly schedule_id: string | null;
  readonly due_at: Date | null;
  readonly version: number;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly submitted_at: Date | null;
  readonly approved_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly snapshot_id: string | null;
}

/** What a person decides of a count. */
export interface CountFields {
  readonly name: string;
  readonly areas: readonly string[];
  readonly blind: boolean;
  readonly assignedTo: string | null;
  readonly note: string | null;
  readonly dueAt: Date | null;
}

export interface NewCount extends CountFields {
  readonly id: string;
  readonly storeId: string;
  readonly kind: CountKind;
  readonly scopeValue: string | null;
  readonly needsApproval: boolean;
  readonly scheduleId?: string | null;
  readonly createdBy: string | null;
}

const COLUMNS = `id, store_id, name, kind, scope_value, areas, status, reopen_reason, blind,
  needs_approval, assigned_to, note, schedule_id, due_at, version, created_by, created_at,
  submitted_at, approved_at, confirmed_at, snapshot_id`;

/** All SQL of counts. */
@Injectable()
export class CountsRepository {
  async insert(tx: Tx, count: NewCount): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.counts
         (id, store_id, name, kind, scope_value, areas, blind, needs_approval, assigned_to, note,
          due_at, schedule_id, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        count.id,
        count.storeId,
        count.name,
        count.kind,
        count.scopeValue,
        count.areas,
        count.blind,
        count.needsApproval,
        count.assignedTo,
        count.note,
        count.dueAt,
        count.scheduleId ?? null,
        count.createdBy,
      ],
    );
  }

  async update(tx: Tx, storeId: string, id: string, fields: CountFields): Promise<void> {
    await tx.run(
      `UPDATE inventory.counts SET name = $3, areas = $4, blind = $5, assigned_to = $6, note = $7,
              due_at = $8, version = version + 1, updated_at = now()
        WHERE id = $2 AND store_id = $1`,
      [
        storeId,
        id,
        fields.name,
        fields.areas,
        fields.blind,
        fields.assignedTo,
        fields.note,
        fields.dueAt,
      ],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<CountRow | undefined> {
    return tx.find<CountRow>(
      `SELECT ${COLUMNS} FROM inventory.counts WHERE id = $2 AND store_id = $1`,
      [storeId, id],
    );
  }

  /** The count with its row locked: its steps follow each other. */
  lock(tx: Tx, storeId: string, id: string): Promise<CountRow | undefined> {
    return tx.find<CountRow>(
      `SELECT ${COLUMNS} FROM inventory.counts WHERE id = $2 AND store_id = $1 FOR UPDATE`,
      [storeId, id],
    );
  }

  /** Counts, newest first, one more than the limit. */
  list(
    tx: Tx,
    storeId: string,
    filter: { status?: CountStatus | undefined; assignedTo?: string | undefined },
    page: { cursor: Cursor | undefined; limit: number },
  ): Promise<CountRow[]> {
    const params: unknown[] = [storeId, page.limit + 1];
    const where = ['store_id = $1'];
    if (filter.status) where.push(`status = $${params.push(filter.status)}`);
    if (filter.assignedTo) where.push(`assigned_to = $${params.push(filter.assignedTo)}`);
    if (page.cursor) where.push(`id < $${params.push(page.cursor.id)}::uuid`);
    return tx.query<CountRow>(
      `SELECT ${COLUMNS} FROM inventory.counts WHERE ${where.join(' AND ')}
        ORDER BY id DESC LIMIT $2`,
      params,
    );
  }

  /** Moves a locked count to a state, with who moved it. */
  async move(
    tx: Tx,
    storeId: string,
    id: string,
    to: { status: CountStatus; userId: string; reason?: string; snapshotId?: string },
  ): Promise<void> {
    const stamps: Partial<Record<CountStatus, string>> = {
      IN_REVIEW: 'submitted_by = $4, submitted_at = now()',
      APPROVED: 'approved_by = $4, approved_at = now()',
      CONFIRMED: 'confirmed_by = $4, confirmed_at = now()',
    };
    const stamp = stamps[to.status];
    await tx.run(
      `UPDATE inventory.counts SET status = $3, snapshot_id = $6, version = version + 1,
              updated_at = now(), reopen_reason = coalesce($5, reopen_reason)
              ${stamp === undefined ? '' : `, ${stamp}`}
        WHERE id = $2 AND store_id = $1 AND $4::uuid IS NOT NULL`,
      [storeId, id, to.status, to.userId, to.reason ?? null, to.snapshotId ?? null],
    );
  }
}
