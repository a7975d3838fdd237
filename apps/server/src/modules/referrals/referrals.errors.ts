import { AppError } from '../../platform/errors/app-error.js';

/** Every error of the referrals module. */
export const ReferralsError = {
  codeUnknown: () => new AppError('referrals.code_unknown'),
  ownCode: () => new AppError('referrals.own_code'),
  alreadyInvited: () => new AppError('referrals.already_invited'),
  tooLate: (days: number) => new AppError('referrals.too_late', { params: { days } }),
  rewardNotInReview: () => new AppError('referrals.reward_not_in_review'),
} as const;
