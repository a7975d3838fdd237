import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

/** Removes films, evidence, catalogue and counts of a store that ended with its owner. */
export const removeStoreDataJob = defineJob({
  name: 'inventory.remove-store-data',
  queue: 'background',
  version: 1,
  schema: z.object({ storeId: z.uuid() }),
  // A session that is still running is waited for.
  attempts: 12,
  backoffMs: 30_000,
  timeoutMs: 600_000,
});
