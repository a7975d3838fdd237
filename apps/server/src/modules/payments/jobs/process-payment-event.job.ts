import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

/** Works on one stored event of a vendor. */
export const processPaymentEventJob = defineJob({
  name: 'payments.process-payment-event',
  queue: 'events',
  version: 1,
  schema: z.object({ eventId: z.uuid() }),
  // Retries also wait for an order whose vendor reference is still being stored: about 17 minutes.
  attempts: 10,
  backoffMs: 1_000,
  timeoutMs: 60_000,
});
