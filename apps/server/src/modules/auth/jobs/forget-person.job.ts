import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

/** Removes what still came in of a person whose account was just erased. */
export const forgetPersonJob = defineJob({
  name: 'auth.forget-person',
  queue: 'background',
  version: 1,
  schema: z.object({ userId: z.uuid() }),
  attempts: 12,
  backoffMs: 30_000,
  timeoutMs: 120_000,
});
