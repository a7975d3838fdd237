import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { Assignees } from './assignees.js';
import {
  SchedulesRepository,
  type ScheduleFields,
  type ScheduleRow,
} from './schedules.repository.js';

/** Counts that come round by themselves: every so many days, of an area, a category or the store. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly db: Db,
    private readonly schedules: SchedulesRepository,
    private readonly assignees: Assignees,
  ) {}

  list(actor: StoreActor): Promise<ScheduleRow[]> {
    return this.db.read(actor, (tx) => this.schedules.list(tx, actor.storeId));
  }

  /** @throws AppError counts.assignee_unknown */
  async create(actor: StoreActor, fields: ScheduleFields): Promise<ScheduleRow> {
    await this.assignees.assertMember(actor.storeId, fields.assignedTo);
    return this.db.write(actor, async (tx) => {
      const id = newId();
      await this.schedules.insert(tx, actor.storeId, id, fields, actor.userId);
      return this.lockOrFail(tx, actor, id);
    });
  }

  /** Changes what the request names. */
  async update(
    actor: StoreActor,
    id: string,
    change: Partial<ScheduleFields>,
    version: number | undefined,
  ): Promise<ScheduleRow> {
    await this.assignees.assertMember(actor.storeId, change.assignedTo);
    return this.db.write(actor, async (tx) => {
      const before = await this.lockOrFail(tx, actor, id);
      const fields = fieldsOf(before);
      assertVersion(version, before.version, () => ({ yours: change, current: fields }));
      await this.schedules.update(tx, actor.storeId, id, { ...fields, ...change });
      return this.lockOrFail(tx, actor, id);
    });
  }

  async remove(actor: StoreActor, id: string): Promise<void> {
    const isRemoved = await this.db.write(actor, (tx) =>
      this.schedules.remove(tx, actor.storeId, id),
    );
    if (!isRemoved) throw PlatformError.notFound();
  }

  private async lockOrFail(tx: Tx, actor: StoreActor, id: string): Promise<ScheduleRow> {
    const schedule = await this.schedules.lock(tx, actor.storeId, id);
    if (!schedule) throw PlatformError.notFound();
    return schedule;
  }
}

function fieldsOf(row: ScheduleRow): ScheduleFields {
  return {
    name: row.name,
    kind: row.kind,
    scopeValue: row.scope_value,
    areas: row.areas,
    blind: row.blind,
    assignedTo: row.assigned_to,
    everyDays: row.every_days,
    dueHours: row.due_hours,
    nextAt: row.next_at,
    active: row.active,
  };
}
