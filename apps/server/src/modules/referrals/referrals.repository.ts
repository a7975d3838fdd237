import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ReviewReason } from './review-rules.js';

export interface TreeRow {
  referrer_id: UserId;
  referred_id: UserId;
  level: number;
  review_reason: string | null;
  purchase_order_id: string | null;
  purchased_at: Date | null;
  session_id: string | null;
  filmed_at: Date | null;
  created_at: Date;
}

export interface RewardRow {
  id: string;
  user_id: UserId;
  referred_id: UserId;
  order_id: string;
  credits: number;
  status: 'DUE' | 'REVIEW' | 'GRANTED' | 'REVERSED' | 'REJECTED';
  review_reason: string | null;
  created_at: Date;
}

const TREE = `referrer_id, referred_id, level, review_reason, purchase_order_id, purchased_at,
  session_id, filmed_at, created_at`;
const REWARD = 'id, user_id, referred_id, order_id, credits, status, review_reason, created_at';
const MAX_LEVEL = 5;

/** All SQL of codes, tree, rewards and traces. */
@Injectable()
export class ReferralsRepository {
  async findCode(tx: Tx, userId: UserId): Promise<string | undefined> {
    const row = await tx.find<{ code: string }>(
      `SELECT code FROM referrals.referral_codes WHERE user_id = $1`,
      [userId],
    );
    return row?.code;
  }

  /** False when the code is taken, or the person has one already. */
  async addCode(tx: Tx, userId: UserId, code: string): Promise<boolean> {
    const added = await tx.run(
      `INSERT INTO referrals.referral_codes (user_id, code) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [userId, code],
    );
    return added === 1;
  }

  async findOwner(tx: Tx, code: string): Promise<UserId | undefined> {
    const row = await tx.find<{ user_id: UserId }>(
      `SELECT user_id FROM referrals.referral_codes WHERE code = $1`,
      [code],
    );
    return row?.user_id;
  }

  /** Puts a person under their inviter and all above; false when they have one already. */
  async addToTree(
    tx: Tx,
    referrerId: UserId,
    referredId: UserId,
    reason: ReviewReason | undefined,
  ): Promise<boolean> {
    const added = await tx.run(
      `INSERT INTO referrals.referral_tree (referrer_id, referred_id, level, review_reason)
       VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING`,
      [referrerId, referredId, reason ?? null],
    );
    if (added === 0) return false;
    await tx.run(
      `INSERT INTO referrals.referral_tree (referrer_id, referred_id, level)
       SELECT referrer_id, $2, level + 1 FROM referrals.referral_tree
        WHERE referred_id = $1 AND level < $3 AND referrer_id <> $2
       ON CONFLICT DO NOTHING`,
      [referrerId, referredId, MAX_LEVEL],
    );
    return true;
  }

  async isAbove(tx: Tx, upper: UserId, lower: UserId): Promise<boolean> {
    const row = await tx.find(
      `SELECT 1 FROM referrals.referral_tree WHERE referrer_id = $1 AND referred_id = $2`,
      [upper, lower],
    );
    return row !== undefined;
  }

  async usesInHour(tx: Tx, referrerId: UserId): Promise<number> {
    const row = await tx.find<{ uses: number }>(
      `SELECT count(*) AS uses FROM referrals.referral_tree
        WHERE referrer_id = $1 AND level = 1 AND created_at > now() - interval '1 hour'`,
      [referrerId],
    );
    return row?.uses ?? 0;
  }

  /** The direct invitation of a person, locked: purchase and film may come at the same moment. */
  lockDirect(tx: Tx, referredId: UserId): Promise<TreeRow | undefined> {
    return tx.find<TreeRow>(
      `SELECT ${TREE} FROM referrals.referral_tree
        WHERE referred_id = $1 AND level = 1 FOR UPDATE`,
      [referredId],
    );
  }

  async markPurchase(tx: Tx, row: TreeRow, orderId: string | null): Promise<void> {
    await tx.run(
      `UPDATE referrals.referral_tree
          SET purchase_order_id = $3, purchased_at = CASE WHEN $3::uuid IS NULL THEN NULL ELSE now() END
        WHERE referrer_id = $1 AND referred_id = $2`,
      [row.referrer_id, row.referred_id, orderId],
    );
  }

  async markFilm(tx: Tx, row: TreeRow, sessionId: string): Promise<void> {
    await tx.run(
      `UPDATE referrals.referral_tree SET session_id = $3, filmed_at = now()
        WHERE referrer_id = $1 AND referred_id = $2`,
      [row.referrer_id, row.referred_id, sessionId],
    );
  }

  listInvited(
    tx: Tx,
    referrerId: UserId,
    options: { before: { createdAt: string; id: string } | undefined; limit: number },
  ): Promise<TreeRow[]> {
    return tx.query<TreeRow>(
      `SELECT ${TREE} FROM referrals.referral_tree
        WHERE referrer_id = $1
          AND ($2::timestamptz IS NULL OR (created_at, referred_id) < ($2::timestamptz, $3::uuid))
        ORDER BY created_at DESC, referred_id DESC LIMIT $4`,
      [referrerId, options.before?.createdAt ?? null, options.before?.id ?? null, options.limit],
    );
  }

  /** The reward of an invitation, once; undefined when there is one already. */
  async addReward(
    tx: Tx,
    reward: Omit<RewardRow, 'id' | 'created_at'>,
  ): Promise<string | undefined> {
    const id = newId();
    const added = await tx.run(
      `INSERT INTO referrals.referral_rewards
         (id, user_id, referred_id, order_id, credits, status, review_reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        id,
        reward.user_id,
        reward.referred_id,
        reward.order_id,
        reward.credits,
        reward.status,
        reward.review_reason,
      ],
    );
    return added === 1 ? id : undefined;
  }

  lockReward(tx: Tx, id: string): Promise<RewardRow | undefined> {
    return tx.find<RewardRow>(
      `SELECT ${REWARD} FROM referrals.referral_rewards WHERE id = $1 FOR UPDATE`,
      [id],
    );
  }

  lockRewardOfOrder(tx: Tx, orderId: string): Promise<RewardRow | undefined> {
    return tx.find<RewardRow>(
      `SELECT ${REWARD} FROM referrals.referral_rewards WHERE order_id = $1 FOR UPDATE`,
      [orderId],
    );
  }

  async setRewardStatus(tx: Tx, id: string, status: RewardRow['status']): Promise<void> {
    await tx.run(
      `UPDATE referrals.referral_rewards SET status = $2, updated_at = now() WHERE id = $1`,
      [id, status],
    );
  }

  async rewardsInMonth(tx: Tx, referrerId: UserId): Promise<number> {
    const row = await tx.find<{ rewards: number }>(
      `SELECT count(*) AS rewards FROM referrals.referral_rewards
        WHERE user_id = $1 AND status IN ('DUE', 'GRANTED')
          AND created_at > now() - interval '30 days'`,
      [referrerId],
    );
    return row?.rewards ?? 0;
  }

  async totals(tx: Tx, userId: UserId): Promise<{ invitedCount: number; earnedCredits: number }> {
    const row = await tx.find<{ invited: number; earned: number }>(
      `SELECT (SELECT count(*) FROM referrals.referral_tree
                WHERE referrer_id = $1 AND level = 1) AS invited,
              (SELECT coalesce(sum(credits), 0)::bigint FROM referrals.referral_rewards
                WHERE user_id = $1 AND status = 'GRANTED') AS earned`,
      [userId],
    );
    return { invitedCount: row?.invited ?? 0, earnedCredits: row?.earned ?? 0 };
  }

  listRewards(
    tx: Tx,
    userId: UserId,
    options: { beforeId: string | undefined; limit: number },
  ): Promise<RewardRow[]> {
    return tx.query<RewardRow>(
      `SELECT ${REWARD} FROM referrals.referral_rewards
        WHERE user_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [userId, options.beforeId ?? null, options.limit],
    );
  }

  /** Rewards of everybody in one status, newest first, for staff. */
  listByStatus(
    tx: Tx,
    filter: { status: RewardRow['status']; beforeId: string | undefined; limit: number },
  ): Promise<RewardRow[]> {
    return tx.query<RewardRow>(
      `SELECT ${REWARD} FROM referrals.referral_rewards
        WHERE status = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [filter.status, filter.beforeId ?? null, filter.limit],
    );
  }

  /** Leaves a trace of a device or card. */
  async addTrace(tx: Tx, userId: UserId, kind: 'DEVICE' | 'CARD', value: string): Promise<void> {
    await tx.run(
      `INSERT INTO referrals.traces (user_id, kind, hash) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [userId, kind, hashOf(value)],
    );
  }

  /** Whether two people left the same trace, or the second shares one with others of the first. */
  async sharesTrace(tx: Tx, a: UserId, b: UserId, kind: 'DEVICE' | 'CARD'): Promise<boolean> {
    const row = await tx.find(
      `SELECT 1 FROM referrals.traces mine
         JOIN referrals.traces theirs ON theirs.kind = mine.kind AND theirs.hash = mine.hash
          AND theirs.user_id <> mine.user_id
        WHERE mine.user_id = $2 AND mine.kind = $3
          AND (theirs.user_id = $1 OR theirs.user_id IN (
            SELECT referred_id FROM referrals.referral_tree
             WHERE referrer_id = $1 AND level = 1)) LIMIT 1`,
      [a, b, kind],
    );
    return row !== undefined;
  }
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
