import { Injectable } from '@nestjs/common';
import type { SystemActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { CreditsService } from '../credits/index.js';
import { ReferralRewarded } from './events/referral-rewarded.event.js';
import { settleRewardJob } from './jobs/settle-reward.job.js';
import { ReferralsRepository, type TreeRow } from './referrals.repository.js';
import { reviewReason } from './review-rules.js';

/** The actor under which news of purchases and films is worked on. */
export const REWARDER: SystemActor = { kind: 'system', task: 'reward-referrals' };

/** First purchase and first film, in any order: one reward. A purchase undone takes it back. */
@Injectable()
export class ReferralRewards {
  constructor(
    private readonly db: Db,
    private readonly referrals: ReferralsRepository,
    private readonly credits: CreditsService,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
  ) {}

  async onPurchase(
    tx: Tx,
    news: { userId: UserId; orderId: string; cardFingerprint: string | null },
  ): Promise<void> {
    if (news.cardFingerprint !== null) {
      await this.referrals.addTrace(tx, news.userId, 'CARD', news.cardFingerprint);
    }
    const row = await this.referrals.lockDirect(tx, news.userId);
    if (!row || row.purchased_at !== null) return;
    await this.referrals.markPurchase(tx, row, news.orderId);
    await this.rewardIfDue(tx, { ...row, purchase_order_id: news.orderId });
  }

  async onFilm(tx: Tx, news: { userId: UserId; sessionId: string }): Promise<void> {
    const row = await this.referrals.lockDirect(tx, news.userId);
    if (!row || row.filmed_at !== null) return;
    await this.referrals.markFilm(tx, row, news.sessionId);
    await this.rewardIfDue(tx, { ...row, session_id: news.sessionId });
  }

  /** The money of an order went back: its purchase does not count, and its reward is taken back. */
  async onPurchaseUndone(tx: Tx, news: { userId: UserId; orderId: string }): Promise<void> {
    const row = await this.referrals.lockDirect(tx, news.userId);
    if (row?.purchase_order_id !== news.orderId) return;
    const reward = await this.referrals.lockRewardOfOrder(tx, news.orderId);
    if (!reward) {
      await this.referrals.markPurchase(tx, row, null);
      return;
    }
    if (reward.status === 'REVIEW') {
      await this.referrals.setRewardStatus(tx, reward.id, 'REJECTED');
      return;
    }
    const { id: rewardId, user_id: referrerId } = reward;
    await this.outbox.enqueue(tx, settleRewardJob, { rewardId, referrerId, isReversal: true });
  }

  /** Moves the credits of a reward; run as a job of the inviter, repeated without harm. */
  async settle(
    referrerId: UserId,
    rewardId: string,
    options: { isReversal: boolean },
  ): Promise<void> {
    const actor = { kind: 'job', name: 'referrals.settle-reward', userId: referrerId } as const;
    await this.db.write(actor, async (tx) => {
      const reward = await this.referrals.lockReward(tx, rewardId);
      if (!reward) return;
      const movement = { userId: referrerId, rewardId, credits: reward.credits };
      if (options.isReversal) {
        if (reward.status === 'GRANTED') await this.credits.reverseReward(tx, movement);
        if (reward.status === 'GRANTED' || reward.status === 'DUE') {
          await this.referrals.setRewardStatus(tx, rewardId, 'REVERSED');
        }
        return;
      }
      if (reward.status !== 'DUE') return;
      await this.credits.reward(tx, movement);
      await this.referrals.setRewardStatus(tx, rewardId, 'GRANTED');
      const payload = { rewardId, userId: referrerId, credits: reward.credits };
      await this.outbox.publish(tx, new ReferralRewarded(payload));
    });
  }

  private async rewardIfDue(tx: Tx, row: TreeRow): Promise<void> {
    const { purchase_order_id: orderId, session_id: sessionId, referrer_id: referrerId } = row;
    if (orderId === null || sessionId === null) return;
    const reason = row.review_reason ?? (await this.suspicion(tx, row)) ?? null;
    const credits = await this.settings.get('referrals.reward');
    const rewardId = await this.referrals.addReward(tx, {
      user_id: referrerId,
      referred_id: row.referred_id,
      order_id: orderId,
      credits,
      status: reason === null ? 'DUE' : 'REVIEW',
      review_reason: reason,
    });
    if (rewardId === undefined || reason !== null || credits === 0) return;
    await this.outbox.enqueue(tx, settleRewardJob, { rewardId, referrerId, isReversal: false });
  }

  private async suspicion(tx: Tx, row: TreeRow): Promise<string | undefined> {
    const { referrer_id: referrer, referred_id: referred } = row;
    return reviewReason({
      isClosedLoop: await this.referrals.isAbove(tx, referred, referrer),
      isSharedDevice: await this.referrals.sharesTrace(tx, referrer, referred, 'DEVICE'),
      isSharedCard: await this.referrals.sharesTrace(tx, referrer, referred, 'CARD'),
      usesInHour: 0,
      burstLimit: 0,
      rewardsInMonth: await this.referrals.rewardsInMonth(tx, referrer),
      monthLimit: await this.settings.get('referrals.rewards_per_month'),
    });
  }
}
