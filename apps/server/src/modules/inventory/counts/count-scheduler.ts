import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { PeriodicTask } from '../../../platform/queue/periodic-task.js';
import { openScheduledJob, remindCountJob } from '../jobs/count-due.job.js';
import { SchedulesRepository } from './schedules.repository.js';

const SCHEDULER: SystemActor = { kind: 'system', task: 'schedule-counts' };
const EVERY_MS = 60_000;
const BATCH = 200;

/** Finds counts whose time has come in any store; a job of the store does the rest. */
@Injectable()
export class CountScheduler implements OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: 'schedule-counts',
    everyMs: EVERY_MS,
    run: () => this.run(),
  });

  constructor(
    private readonly db: Db,
    private readonly schedules: SchedulesRepository,
    private readonly outbox: Outbox,
  ) {}

  start(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /** Asks for every due count and reminder; gives how many. Jobs that come twice do nothing. */
  run(): Promise<number> {
    return this.db.write(SCHEDULER, async (tx) => {
      const due = await this.schedules.due(tx, BATCH);
      const overdue = await this.schedules.overdue(tx, BATCH);
      for (const { id: scheduleId, store_id: storeId } of due) {
        await this.outbox.enqueue(tx, openScheduledJob, { storeId, scheduleId });
      }
      for (const { id: countId, store_id: storeId } of overdue) {
        await this.outbox.enqueue(tx, remindCountJob, { storeId, countId });
      }
      return due.length + overdue.length;
    });
  }
}
