import { defineJob } from '../../../platform/queue/job-definition.js';
import { sessionPayload, type SessionPayload } from './session-payload.js';

/** Counts one film: frames, detection, merging. Resumes from what is stored. */
export const processSessionJob = defineJob<SessionPayload>({
  name: 'inventory.process-session',
  queue: 'films',
  version: 1,
  schema: sessionPayload,
  attempts: 6,
  backoffMs: 1_000,
  timeoutMs: 15 * 60_000,
});
