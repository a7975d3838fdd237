import { z } from 'zod';
import { defineJob } from '../queue/job-definition.js';

/** One event for one handler. */
export const deliverEventJob = defineJob({
  name: 'platform.deliver-event',
  queue: 'events',
  version: 1,
  schema: z.object({
    eventId: z.uuid(),
    handler: z.string(),
    requestId: z.string(),
    payload: z.record(z.string(), z.unknown()),
  }),
  attempts: 12,
  backoffMs: 500,
  timeoutMs: 60_000,
});
