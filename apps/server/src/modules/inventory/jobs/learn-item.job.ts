import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

export const learnItemPayload = z.object({ storeId: z.uuid(), itemId: z.uuid() });
export type LearnItemPayload = z.infer<typeof learnItemPayload>;

/** Teaches the recogniser what people made of a line. */
export const learnItemJob = defineJob<LearnItemPayload>({
  name: 'inventory.learn-item',
  queue: 'background',
  version: 1,
  schema: learnItemPayload,
  attempts: 5,
  backoffMs: 2_000,
  timeoutMs: 120_000,
});
