import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface ReferralRewardedPayload {
  readonly rewardId: string;
  readonly userId: string;
  readonly credits: number;
}

/** Somebody invited bought and filmed: the inviter has their credit. */
export class ReferralRewarded implements DomainEvent<ReferralRewardedPayload> {
  static readonly eventName = 'referral.rewarded';
  readonly name = ReferralRewarded.eventName;
  readonly version = 1;

  constructor(readonly payload: ReferralRewardedPayload) {}
}
