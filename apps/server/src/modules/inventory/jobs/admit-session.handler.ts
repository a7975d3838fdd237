import { Injectable } from '@nestjs/common';
import type { JobContext, JobHandler } from '../../../platform/queue/job-handler.js';
import { SessionAdmission } from '../sessions/session-admission.js';
import { SessionOutcome } from '../sessions/session-outcome.js';
import { admitSessionJob } from './admit-session.job.js';
import { sessionJobActor, type SessionPayload } from './session-payload.js';

@Injectable()
export class AdmitSessionHandler implements JobHandler<SessionPayload> {
  readonly job = admitSessionJob;

  constructor(
    private readonly admission: SessionAdmission,
    private readonly outcome: SessionOutcome,
  ) {}

  async run(payload: SessionPayload, context: JobContext): Promise<void> {
    const actor = sessionJobActor(this.job.name, payload);
    try {
      await this.admission.admit(actor, payload, context.signal);
    } catch (error) {
      if (!context.isLastAttempt) throw error;
      await this.outcome.fail(actor, payload, { code: 'session.processing_failed' });
    }
  }
}
