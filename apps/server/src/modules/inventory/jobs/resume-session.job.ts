import { defineJob } from '../../../platform/queue/job-definition.js';
import { sessionPayload, type SessionPayload } from './session-payload.js';

/** Takes up a session again: one that waited for credits, or whose work has stopped. */
export const resumeSessionJob = defineJob<SessionPayload>({
  name: 'inventory.resume-session',
  queue: 'background',
  version: 1,
  schema: sessionPayload,
  attempts: 6,
  backoffMs: 1_000,
  timeoutMs: 30_000,
});
