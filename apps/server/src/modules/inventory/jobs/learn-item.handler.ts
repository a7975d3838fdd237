import { Injectable } from '@nestjs/common';
import type { StoreId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { Learner } from '../feedback/learner.js';
import { learnItemJob, type LearnItemPayload } from './learn-item.job.js';

@Injectable()
export class LearnItemHandler implements JobHandler<LearnItemPayload> {
  readonly job = learnItemJob;

  constructor(private readonly learner: Learner) {}

  async run({ storeId, itemId }: LearnItemPayload): Promise<void> {
    const actor = { kind: 'job', name: this.job.name, storeId: storeId as StoreId } as const;
    await this.learner.learn(actor, storeId, itemId);
  }
}
