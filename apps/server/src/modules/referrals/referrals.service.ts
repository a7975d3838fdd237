import { Injectable } from '@nestjs/common';
import type { SystemActor, UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { AccountsService } from '../auth/index.js';
import { newReferralCode, normaliseCode } from './referral-code.js';
import { ReferralsError } from './referrals.errors.js';
import { ReferralsRepository, type RewardRow, type TreeRow } from './referrals.repository.js';
import { reviewReason } from './review-rules.js';

const BUILDER: SystemActor = { kind: 'system', task: 'build-referral-tree' };
/** A code belongs to the beginning of an account. */
const CLAIM_DAYS = 7;
const DAY_MS = 86_400_000;
const CODE_TRIES = 5;

/** Codes, who invited whom, and what was earned. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly db: Db,
    private readonly referrals: ReferralsRepository,
    private readonly accounts: AccountsService,
    private readonly settings: Settings,
  ) {}

  /** The person's code, made the first time it is asked for. */
  async code(actor: UserActor, deviceId: string | undefined): Promise<string> {
    return this.db.write(actor, async (tx) => {
      if (deviceId !== undefined) {
        await this.referrals.addTrace(tx, actor.userId, 'DEVICE', deviceId);
      }
      for (let attempt = 0; attempt < CODE_TRIES; attempt += 1) {
        const code = await this.referrals.findCode(tx, actor.userId);
        if (code !== undefined) return code;
        await this.referrals.addCode(tx, actor.userId, newReferralCode());
      }
      throw new Error('no free referral code was found');
    });
  }

  /** Whether a code is somebody's; tells nothing about whose. */
  async isValid(text: string): Promise<boolean> {
    const code = normaliseCode(text);
    return (await this.db.read(BUILDER, (tx) => this.referrals.findOwner(tx, code))) !== undefined;
  }

  /**
   * Puts a new person under the one whose code they used. What looks odd is kept for review, and
   * looks the same to the person.
   * @throws AppError `referrals.code_unknown`, `referrals.own_code`, `referrals.already_invited`,
   *   `referrals.too_late`
   */
  async claim(
    actor: UserActor,
    request: { code: string; deviceId: string | undefined },
  ): Promise<void> {
    const account = await this.db.read(actor, (tx) => this.accounts.get(tx, actor.userId));
    if (Date.now() - account.created_at.getTime() > CLAIM_DAYS * DAY_MS) {
      throw ReferralsError.tooLate(CLAIM_DAYS);
    }
    const burstLimit = await this.settings.get('referrals.burst_per_hour');
    await this.db.write(BUILDER, async (tx) => {
      const { userId } = actor;
      const referrer = await this.referrals.findOwner(tx, normaliseCode(request.code));
      if (referrer === undefined) throw ReferralsError.codeUnknown();
      if (referrer === userId) throw ReferralsError.ownCode();
      if (request.deviceId !== undefined) {
        await this.referrals.addTrace(tx, userId, 'DEVICE', request.deviceId);
      }
      const reason = reviewReason({
        isClosedLoop: await this.referrals.isAbove(tx, userId, referrer),
        isSharedDevice: await this.referrals.sharesTrace(tx, referrer, userId, 'DEVICE'),
        isSharedCard: false,
        usesInHour: (await this.referrals.usesInHour(tx, referrer)) + 1,
        burstLimit,
        rewardsInMonth: 0,
        monthLimit: 1,
      });
      const isAdded = await this.referrals.addToTree(tx, referrer, userId, reason);
      if (!isAdded) throw ReferralsError.alreadyInvited();
    });
  }

  listInvited(
    actor: UserActor,
    options: { before: { createdAt: string; id: string } | undefined; limit: number },
  ): Promise<TreeRow[]> {
    return this.db.read(actor, (tx) => this.referrals.listInvited(tx, actor.userId, options));
  }

  /** How many a person invited, and what that brought them. */
  totals(actor: UserActor): Promise<{ invitedCount: number; earnedCredits: number }> {
    return this.db.read(actor, (tx) => this.referrals.totals(tx, actor.userId));
  }

  listRewards(
    actor: UserActor,
    options: { beforeId: string | undefined; limit: number },
  ): Promise<RewardRow[]> {
    return this.db.read(actor, (tx) => this.referrals.listRewards(tx, actor.userId, options));
  }
}
