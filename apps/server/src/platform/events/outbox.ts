import { Injectable } from '@nestjs/common';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';
import type { JobDefinition } from '../queue/job-definition.js';
import { envelopeContext } from '../telemetry/envelope.js';
import { inSpan, SpanKind } from '../telemetry/tracing.js';
import type { DomainEvent } from './domain-event.js';

export interface EnqueueOptions {
  /** Run no sooner than this. */
  readonly delayMs?: number;
}

/**
 * Writes events and jobs into the caller's transaction: they exist if and only if the change they
 * tell of was committed. The relay hands them to the queue afterwards, at least once.
 */
@Injectable()
export class Outbox {
  /** Tells of something that happened. */
  async publish(tx: Tx, event: DomainEvent): Promise<void> {
    await this.insert(tx, 'event', event.name, event.version, event.payload, 0);
  }

  /** Asks for a job once the transaction has committed. */
  async enqueue<Payload extends object>(
    tx: Tx,
    job: JobDefinition<Payload>,
    payload: Payload,
    options: EnqueueOptions = {},
  ): Promise<void> {
    const valid = job.schema.parse(payload);
    await this.insert(tx, 'job', job.name, job.version, valid, options.delayMs ?? 0);
  }

  private async insert(
    tx: Tx,
    kind: 'event' | 'job',
    name: string,
    version: number,
    payload: object,
    delayMs: number,
  ): Promise<void> {
    const attributes = { 'messaging.system': 'miinventario', 'messaging.operation.type': 'send' };
    await inSpan(`send ${name}`, { kind: SpanKind.PRODUCER, attributes }, async () => {
      await tx.run(
        `INSERT INTO platform.outbox_events
           (id, kind, name, version, payload, request_id, available_at, context)
         VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond', $8)`,
        [
          newId(),
          kind,
          name,
          version,
          JSON.stringify(payload),
          tx.requestId,
          delayMs,
          JSON.stringify(envelopeContext(payload)),
        ],
      );
    });
  }
}
