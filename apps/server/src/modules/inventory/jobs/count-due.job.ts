import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

const common = { queue: 'background', version: 1, attempts: 5, backoffMs: 2_000 } as const;

export const openScheduledPayload = z.object({ storeId: z.uuid(), scheduleId: z.uuid() });
export type OpenScheduledPayload = z.infer<typeof openScheduledPayload>;

/** Opens the count that a schedule has due. */
export const openScheduledJob = defineJob<OpenScheduledPayload>({
  ...common,
  name: 'inventory.open-scheduled-count',
  schema: openScheduledPayload,
  timeoutMs: 30_000,
});

export const remindCountPayload = z.object({ storeId: z.uuid(), countId: z.uuid() });
export type RemindCountPayload = z.infer<typeof remindCountPayload>;

/** Reminds of a count that was to be done by now. */
export const remindCountJob = defineJob<RemindCountPayload>({
  ...common,
  name: 'inventory.remind-count',
  schema: remindCountPayload,
  timeoutMs: 30_000,
});
