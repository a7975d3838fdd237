import { Injectable } from '@nestjs/common';
import type { UserId } from '../../../platform/database/actor.js';
import { PersonErasers } from '../../../platform/privacy/person-erasers.registry.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { forgetPersonJob } from './forget-person.job.js';

@Injectable()
export class ForgetPersonHandler implements JobHandler<{ userId: string }> {
  readonly job = forgetPersonJob;

  constructor(private readonly erasers: PersonErasers) {}

  run({ userId }: { userId: string }): Promise<void> {
    return this.erasers.forget({ userId: userId as UserId, identifiers: [] });
  }
}
