import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

export const suggestCandidatesPayload = z.object({ storeId: z.uuid(), sessionId: z.uuid() });
export type SuggestCandidatesPayload = z.infer<typeof suggestCandidatesPayload>;

/** Looks up what the doubtful lines of a report may be, so that the choice is there when asked. */
export const suggestCandidatesJob = defineJob<SuggestCandidatesPayload>({
  name: 'inventory.suggest-candidates',
  queue: 'background',
  version: 1,
  schema: suggestCandidatesPayload,
  attempts: 3,
  backoffMs: 5_000,
  timeoutMs: 300_000,
});
