import type { INestApplicationContext } from '@nestjs/common';
import { DeliverEventHandler } from '../../src/platform/events/deliver-event.handler.js';
import { EventHandlersRegistry } from '../../src/platform/events/event-handlers.registry.js';
import { JobRunner } from '../../src/platform/queue/job-runner.js';
import type { TestDatabase } from './test-database.js';

interface Row {
  id: string;
  kind: 'event' | 'job';
  name: string;
  payload: Record<string, unknown>;
}

/** Does what relay and queue do, in order and at once: delays are not waited for. */
export class OutboxDriver {
  constructor(
    private readonly database: TestDatabase,
    private readonly worker: INestApplicationContext,
  ) {}

  /** Works until nothing is left to do. */
  async drain(): Promise<void> {
    for (;;) {
      const rows = await this.database.superuser<Row>(
        `UPDATE platform.outbox_events SET relayed_at = now()
          WHERE relayed_at IS NULL RETURNING id, kind, name, payload`,
      );
      if (rows.length === 0) return;
      for (const row of rows) await this.work(row);
    }
  }

  private async work({ id, kind, name, payload }: Row): Promise<void> {
    if (kind === 'job') {
      const handler = this.worker.get(JobRunner, { strict: false }).handlerOf(name);
      if (!handler) throw new Error(`no handler for ${name}`);
      await handler.run(payload, {
        jobId: id,
        requestId: 'test',
        attempt: 1,
        isLastAttempt: true,
        signal: new AbortController().signal,
      });
      return;
    }
    const handlers = this.worker.get(EventHandlersRegistry, { strict: false }).namesFor(name);
    const deliver = this.worker.get(DeliverEventHandler, { strict: false });
    for (const handler of handlers) {
      await deliver.run({ eventId: id, handler, requestId: 'test', payload });
    }
  }
}
