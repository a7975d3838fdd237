import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { AdminActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { settleRewardJob } from './jobs/settle-reward.job.js';
import { ReferralsError } from './referrals.errors.js';
import { ReferralsRepository, type RewardRow } from './referrals.repository.js';

/** What staff decide about rewards that looked odd; who decided and why is in the audit log. */
@Injectable()
export class RewardReviewsService {
  constructor(
    private readonly db: Db,
    private readonly referrals: ReferralsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  list(
    actor: AdminActor,
    filter: { status: RewardRow['status']; beforeId: string | undefined; limit: number },
  ): Promise<RewardRow[]> {
    return this.db.write(actor, async (tx) => {
      const after = { status: filter.status };
      await this.audit.record(tx, { action: 'rewards.listed', target: 'rewards', after });
      return this.referrals.listByStatus(tx, filter);
    });
  }

  /**
   * Lets a reward through, or refuses it for good. The same decision again changes nothing.
   * @throws AppError `resource.not_found`, `referrals.reward_not_in_review`
   */
  decide(actor: AdminActor, rewardId: string, decision: 'approve' | 'reject'): Promise<RewardRow> {
    const wanted = decision === 'approve' ? 'DUE' : 'REJECTED';
    return this.db.write(actor, async (tx) => {
      const reward = await this.referrals.lockReward(tx, rewardId);
      if (!reward) throw PlatformError.notFound();
      if (isDecided(reward, decision)) return reward;
      if (reward.status !== 'REVIEW') throw ReferralsError.rewardNotInReview();
      await this.referrals.setRewardStatus(tx, rewardId, wanted);
      await this.audit.record(tx, {
        action: decision === 'approve' ? 'reward.approved' : 'reward.rejected',
        target: `reward:${rewardId}`,
        before: { status: reward.status, reviewReason: reward.review_reason },
        after: { status: wanted },
      });
      if (decision === 'approve' && reward.credits > 0) {
        const { user_id: referrerId } = reward;
        await this.outbox.enqueue(tx, settleRewardJob, { rewardId, referrerId, isReversal: false });
      }
      return { ...reward, status: wanted };
    });
  }
}

function isDecided({ status, review_reason }: RewardRow, decision: 'approve' | 'reject'): boolean {
  if (decision === 'reject') return status === 'REJECTED';
  return review_reason !== null && (status === 'DUE' || status === 'GRANTED');
}
