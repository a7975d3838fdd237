import { Injectable } from '@nestjs/common';
import type { JobActor, StoreId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { DueCounts } from '../counts/due-counts.js';
import {
  openScheduledJob,
  remindCountJob,
  type OpenScheduledPayload,
  type RemindCountPayload,
} from './count-due.job.js';

@Injectable()
export class OpenScheduledHandler implements JobHandler<OpenScheduledPayload> {
  readonly job = openScheduledJob;

  constructor(private readonly due: DueCounts) {}

  async run({ storeId, scheduleId }: OpenScheduledPayload): Promise<void> {
    await this.due.open(actorOf(this.job.name, storeId), storeId, scheduleId);
  }
}

@Injectable()
export class RemindCountHandler implements JobHandler<RemindCountPayload> {
  readonly job = remindCountJob;

  constructor(private readonly due: DueCounts) {}

  async run({ storeId, countId }: RemindCountPayload): Promise<void> {
    await this.due.remind(actorOf(this.job.name, storeId), storeId, countId);
  }
}

function actorOf(name: string, storeId: string): JobActor {
  return { kind: 'job', name, storeId: storeId as StoreId };
}
