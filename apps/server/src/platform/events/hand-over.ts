import { Injectable } from '@nestjs/common';
import { jobDefinition } from '../queue/job-definition.js';
import { JobQueue } from '../queue/job-queue.js';
import type { EnvelopeContext } from '../telemetry/envelope.js';
import { deliverEventJob } from './deliver-event.job.js';
import { EventHandlersRegistry } from './event-handlers.registry.js';

/** A row of the outbox. */
export interface OutboxRow {
  readonly id: string;
  readonly kind: 'event' | 'job';
  readonly name: string;
  readonly payload: Record<string, unknown>;
  readonly request_id: string;
  readonly context: EnvelopeContext;
}

/** Puts what the outbox holds into the queue. The same row twice is one job for the queue. */
@Injectable()
export class HandOver {
  constructor(
    private readonly queue: JobQueue,
    private readonly handlers: EventHandlersRegistry,
  ) {}

  /** What must be marked done before the row is settled: the job's name, or the handlers' names. */
  parts({ kind, name }: OutboxRow): string[] {
    if (kind === 'event') return this.handlers.namesFor(name);
    return jobDefinition(name) === undefined ? [] : [name];
  }

  async send(row: OutboxRow, parts = this.parts(row)): Promise<void> {
    if (row.kind === 'job') {
      await this.queue.addByName(row.name, row.payload, {
        jobId: row.id,
        requestId: row.request_id,
        context: row.context,
      });
      return;
    }
    for (const handler of parts) {
      await this.queue.add(
        deliverEventJob,
        { eventId: row.id, handler, requestId: row.request_id, payload: row.payload },
        { jobId: `${row.id}/${handler}`, requestId: row.request_id, context: row.context },
      );
    }
  }
}
