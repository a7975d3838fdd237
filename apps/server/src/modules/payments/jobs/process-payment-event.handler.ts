import { Injectable } from '@nestjs/common';
import type { JobContext, JobHandler } from '../../../platform/queue/job-handler.js';
import { PaymentEvents } from '../payment-events.js';
import { processPaymentEventJob } from './process-payment-event.job.js';

@Injectable()
export class ProcessPaymentEventHandler implements JobHandler<{ eventId: string }> {
  readonly job = processPaymentEventJob;

  constructor(private readonly events: PaymentEvents) {}

  run({ eventId }: { eventId: string }, context: JobContext): Promise<void> {
    return this.events.process(eventId, { isLastAttempt: context.isLastAttempt });
  }
}
