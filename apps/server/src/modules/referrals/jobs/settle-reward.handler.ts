import { Injectable } from '@nestjs/common';
import type { UserId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { ReferralRewards } from '../referral-rewards.js';
import { settleRewardJob } from './settle-reward.job.js';

interface Payload {
  rewardId: string;
  referrerId: string;
  isReversal: boolean;
}

@Injectable()
export class SettleRewardHandler implements JobHandler<Payload> {
  readonly job = settleRewardJob;

  constructor(private readonly rewards: ReferralRewards) {}

  run({ rewardId, referrerId, isReversal }: Payload): Promise<void> {
    return this.rewards.settle(referrerId as UserId, rewardId, { isReversal });
  }
}
