import { defineJob } from '../../../platform/queue/job-definition.js';
import { sessionPayload, type SessionPayload } from './session-payload.js';

/** Checks a film that has arrived and sets its credits aside. */
export const admitSessionJob = defineJob<SessionPayload>({
  name: 'inventory.admit-session',
  queue: 'background',
  version: 1,
  schema: sessionPayload,
  attempts: 6,
  backoffMs: 1_000,
  timeoutMs: 120_000,
});
