import { Injectable } from '@nestjs/common';
import type { JobActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { CountDueEvent, CountOverdueEvent } from '../events/count-due.event.js';
import { Assignees } from './assignees.js';
import { CountSettingsRepository } from './count-settings.repository.js';
import { CountsRepository } from './counts.repository.js';
import { nextDue } from './next-due.js';
import { SchedulesRepository } from './schedules.repository.js';

const HOUR_MS = 3_600_000;

/** Opens counts whose time has come, and reminds of those that were to be done by now. */
@Injectable()
export class DueCounts {
  constructor(
    private readonly db: Db,
    private readonly schedules: SchedulesRepository,
    private readonly counts: CountsRepository,
    private readonly settings: CountSettingsRepository,
    private readonly assignees: Assignees,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to repeat: a schedule whose time has not come again is left alone. */
  async open(actor: JobActor, storeId: string, scheduleId: string): Promise<void> {
    const planned = await this.db.read(actor, (tx) => this.schedules.find(tx, storeId, scheduleId));
    const assignedTo = await this.assignees.stillThere(storeId, planned?.assigned_to);
    await this.db.write(actor, async (tx) => {
      const now = new Date();
      const schedule = await this.schedules.lock(tx, storeId, scheduleId);
      if (!schedule?.active || schedule.next_at > now) return;
      await this.schedules.advance(
        tx,
        storeId,
        scheduleId,
        nextDue(schedule.next_at, schedule.every_days, now),
      );
      const owner = await this.schedules.owner(tx, storeId);
      if (owner === undefined) return;
      const { needsApproval, blind } = await this.settings.get(tx, storeId);
      const countId = newId();
      await this.counts.insert(tx, {
        id: countId,
        storeId,
        name: schedule.name,
        kind: schedule.kind,
        scopeValue: schedule.scope_value,
        areas: schedule.areas,
        blind: schedule.blind || blind,
        needsApproval,
        assignedTo,
        note: null,
        dueAt: new Date(now.getTime() + schedule.due_hours * HOUR_MS),
        scheduleId,
        createdBy: null,
      });
      const readerUserId = assignedTo ?? owner;
      const { name } = schedule;
      await this.outbox.publish(tx, new CountDueEvent({ storeId, countId, name, readerUserId }));
    });
  }

  /** Once per count. */
  async remind(actor: JobActor, storeId: string, countId: string): Promise<void> {
    const due = await this.db.read(actor, (tx) => this.counts.find(tx, storeId, countId));
    const assignedTo = await this.assignees.stillThere(storeId, due?.assigned_to);
    await this.db.write(actor, async (tx) => {
      const count = await this.counts.find(tx, storeId, countId);
      const owner = await this.schedules.owner(tx, storeId);
      const isFirst = await this.schedules.markReminded(tx, storeId, countId);
      if (!count || owner === undefined || !isFirst) return;
      const readerUserId = assignedTo ?? owner;
      const { name } = count;
      await this.outbox.publish(
        tx,
        new CountOverdueEvent({ storeId, countId, name, readerUserId }),
      );
    });
  }
}
