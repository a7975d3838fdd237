import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

/** Brings one notification to its reader by one channel. */
export const deliverNotificationJob = defineJob({
  name: 'notifications.deliver-notification',
  queue: 'background',
  version: 1,
  schema: z.object({
    notificationId: z.uuid(),
    userId: z.uuid(),
    channel: z.enum(['push', 'email']),
  }),
  attempts: 8,
  backoffMs: 2_000,
  timeoutMs: 60_000,
});
