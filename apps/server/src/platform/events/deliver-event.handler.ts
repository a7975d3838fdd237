import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Db } from '../database/database.service.js';
import type { JobHandler } from '../queue/job-handler.js';
import { deliverEventJob } from './deliver-event.job.js';
import { EventHandlersRegistry } from './event-handlers.registry.js';

/** Runs a handler in its own transaction, once: the mark and the effect commit together. */
@Injectable()
export class DeliverEventHandler implements JobHandler<z.infer<typeof deliverEventJob.schema>> {
  readonly job = deliverEventJob;

  constructor(
    private readonly db: Db,
    private readonly handlers: EventHandlersRegistry,
  ) {}

  async run(payload: z.infer<typeof deliverEventJob.schema>): Promise<void> {
    const { eventId, requestId } = payload;
    const handler = this.handlers.get(payload.handler);
    if (!handler) throw new Error(`no handler named ${payload.handler}`);
    await this.db.write(
      handler.actor(payload.payload),
      async (tx) => {
        const fresh = await tx.run(
          `INSERT INTO platform.event_deliveries (event_id, handler) VALUES ($1, $2)
           ON CONFLICT DO NOTHING`,
          [eventId, handler.name],
        );
        if (fresh === 1) await handler.handle(tx, payload.payload, { eventId, requestId });
      },
      { requestId },
    );
  }
}
