import { z } from 'zod';
import { defineJob } from '../../../../platform/queue/job-definition.js';

const makeExportPayload = z.object({
  exportId: z.uuid(),
  storeId: z.uuid(),
  userId: z.uuid(),
  storeName: z.string(),
});
export type MakeExportPayload = z.infer<typeof makeExportPayload>;

/** Makes a file that is too long to be waited for. */
export const makeExportJob = defineJob<MakeExportPayload>({
  name: 'inventory.make-export',
  queue: 'background',
  version: 1,
  schema: makeExportPayload,
  attempts: 4,
  backoffMs: 2_000,
  timeoutMs: 5 * 60_000,
});
