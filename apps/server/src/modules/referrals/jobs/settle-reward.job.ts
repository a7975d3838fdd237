import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.js';

/** Gives or takes back the credits of one reward, as its status says. */
export const settleRewardJob = defineJob({
  name: 'referrals.settle-reward',
  queue: 'events',
  version: 1,
  schema: z.object({ rewardId: z.uuid(), referrerId: z.uuid(), isReversal: z.boolean() }),
  attempts: 10,
  backoffMs: 1_000,
  timeoutMs: 30_000,
});
