import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

/** Mails the receipt of a paid order. */
export const sendReceiptJob = defineJob({
  name: 'payments.send-receipt',
  queue: 'background',
  version: 1,
  schema: z.object({ orderId: z.uuid(), userId: z.uuid() }),
  // A mail service that is away for an hour is no reason to lose a receipt.
  attempts: 8,
  backoffMs: 30_000,
  timeoutMs: 60_000,
});
