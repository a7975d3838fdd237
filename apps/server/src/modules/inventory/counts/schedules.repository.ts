import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { CountKind } from './count-states.js';

export interface ScheduleFields {
  readonly name: string;
  readonly kind: CountKind;
  readonly scopeValue: string | null;
  readonly areas: readonly string[];
  readonly blind: boolean;
  readonly assignedTo: string | null;
  readonly everyDays: number;
  readonly dueHours: number;
  readonly nextAt: Date;
  readonly active: boolean;
}

export interface ScheduleRow {
  readonly id: string;
  readonly store_id: string;
  readonly name: string;
  readonly kind: CountKind;
  readonly scope_value: string | null;
  readonly areas: string[];
  readonly blind: boolean;
  readonly assigned_to: string | null;
  readonly every_days: number;
  readonly due_hours: number;
  readonly next_at: Date;
  readonly active: boolean;
  readonly version: number;
}

const COLUMNS = `id, store_id, name, kind, scope_value, areas, blind, assigned_to, every_days,
  due_hours, next_at, active, version`;

/** All SQL of counts that come round by themselves. */
@Injectable()
export class SchedulesRepository {
  async insert(
    tx: Tx,
    storeId: string,
    id: string,
    fields: ScheduleFields,
    userId: string,
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.count_schedules
         (store_id, id, name, kind, scope_value, areas, blind, assigned_to, every_days, due_hours,
          next_at, active, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [storeId, id, ...values(fields), userId],
    );
  }

  async update(tx: Tx, storeId: string, id: string, fields: ScheduleFields): Promise<void> {
    await tx.run(
      `UPDATE inventory.count_schedules
          SET name = $3, kind = $4, scope_value = $5, areas = $6, blind = $7, assigned_to = $8,
              every_days = $9, due_hours = $10, next_at = $11, active = $12, version = version + 1
        WHERE store_id = $1 AND id = $2`,
      [storeId, id, ...values(fields)],
    );
  }

  async remove(tx: Tx, storeId: string, id: string): Promise<boolean> {
    const removed = await tx.run(
      `DELETE FROM inventory.count_schedules WHERE store_id = $1 AND id = $2`,
      [storeId, id],
    );
    return removed === 1;
  }

  list(tx: Tx, storeId: string): Promise<ScheduleRow[]> {
    return tx.query<ScheduleRow>(
      `SELECT ${COLUMNS} FROM inventory.count_schedules WHERE store_id = $1 ORDER BY id`,
      [storeId],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<ScheduleRow | undefined> {
    return tx.find<ScheduleRow>(
      `SELECT ${COLUMNS} FROM inventory.count_schedules WHERE store_id = $1 AND id = $2`,
      [storeId, id],
    );
  }

  lock(tx: Tx, storeId: string, id: string): Promise<ScheduleRow | undefined> {
    return tx.find<ScheduleRow>(
      `SELECT ${COLUMNS} FROM inventory.count_schedules WHERE store_id = $1 AND id = $2 FOR UPDATE`,
      [storeId, id],
    );
  }

  /** Schedules of all stores whose time has come; for the scheduler. */
  due(tx: Tx, limit: number): Promise<Array<{ id: string; store_id: string }>> {
    return tx.query(
      `SELECT id, store_id FROM inventory.count_schedules
        WHERE active AND next_at <= now() ORDER BY next_at LIMIT $1`,
      [limit],
    );
  }

  /** Counts of all stores that were to be done by now and of which nobody was reminded. */
  overdue(tx: Tx, limit: number): Promise<Array<{ id: string; store_id: string }>> {
    return tx.query(
      `SELECT id, store_id FROM inventory.counts
        WHERE status IN ('OPEN', 'REOPENED') AND reminded_at IS NULL AND due_at <= now()
        ORDER BY due_at LIMIT $1`,
      [limit],
    );
  }

  async advance(tx: Tx, storeId: string, id: string, nextAt: Date): Promise<void> {
    await tx.run(
      `UPDATE inventory.count_schedules SET next_at = $3 WHERE store_id = $1 AND id = $2`,
      [storeId, id, nextAt],
    );
  }

  /** Marks a count as reminded of; gives whether nobody was before. */
  async markReminded(tx: Tx, storeId: string, countId: string): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE inventory.counts SET reminded_at = now()
        WHERE store_id = $1 AND id = $2 AND reminded_at IS NULL
          AND status IN ('OPEN', 'REOPENED')`,
      [storeId, countId],
    );
    return changed === 1;
  }

  /** Who owns the store: told where nobody is assigned. */
  async owner(tx: Tx, storeId: string): Promise<string | undefined> {
    const row = await tx.find<{ owner_id: string }>(
      `SELECT owner_id FROM tenancy.stores WHERE id = $1 AND archived_at IS NULL`,
      [storeId],
    );
    return row?.owner_id;
  }
}

function values(fields: ScheduleFields): unknown[] {
  return [
    fields.name,
    fields.kind,
    fields.scopeValue,
    fields.areas,
    fields.blind,
    fields.assignedTo,
    fields.everyDays,
    fields.dueHours,
    fields.nextAt,
    fields.active,
  ];
}
