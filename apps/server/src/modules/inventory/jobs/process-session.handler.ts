import { Injectable } from '@nestjs/common';
import { log } from '../../../platform/telemetry/logger.js';
import type { JobContext, JobHandler } from '../../../platform/queue/job-handler.js';
import { failureCode, ProviderError } from '../../ia-provider/index.js';
import { SessionOutcome } from '../sessions/session-outcome.js';
import { SessionPipeline } from '../sessions/session-pipeline.js';
import { processSessionJob } from './process-session.job.js';
import { sessionJobActor, type SessionPayload } from './session-payload.js';

@Injectable()
export class ProcessSessionHandler implements JobHandler<SessionPayload> {
  readonly job = processSessionJob;

  constructor(
    private readonly pipeline: SessionPipeline,
    private readonly outcome: SessionOutcome,
  ) {}

  async run(payload: SessionPayload, context: JobContext): Promise<void> {
    const actor = sessionJobActor(this.job.name, payload);
    try {
      await this.pipeline.run(actor, payload, context.signal);
    } catch (error) {
      const isRefused = error instanceof ProviderError && !error.retryable;
      if (!context.isLastAttempt && !isRefused) throw error;
      log.error({ err: error, sessionId: payload.sessionId }, 'session given up');
      const code = isRefused ? failureCode(error) : 'session.processing_failed';
      await this.outcome.fail(actor, payload, { code });
    }
  }
}
