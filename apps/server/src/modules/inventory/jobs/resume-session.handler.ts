import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { SessionSweeper } from '../sessions/session-sweeper.js';
import { resumeSessionJob } from './resume-session.job.js';
import { sessionJobActor, type SessionPayload } from './session-payload.js';

@Injectable()
export class ResumeSessionHandler implements JobHandler<SessionPayload> {
  readonly job = resumeSessionJob;

  constructor(private readonly sweeper: SessionSweeper) {}

  async run(payload: SessionPayload): Promise<void> {
    await this.sweeper.resume(sessionJobActor(this.job.name, payload), payload);
  }
}
