import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

/** Brings an invitation to its phone or e-mail. */
export const sendInvitationJob = defineJob({
  name: 'stores.send-invitation',
  queue: 'background',
  version: 1,
  schema: z.object({ invitationId: z.uuid(), inviterId: z.uuid() }),
  // A message service that is away for an hour is no reason to lose an invitation of a week.
  attempts: 8,
  backoffMs: 30_000,
  timeoutMs: 60_000,
});
