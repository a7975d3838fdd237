export { ReferralsModule } from './referrals.module.js';
export { ReferralsApiModule } from './referrals.api.module.js';
export { ReferralsWorkerModule } from './referrals.worker.module.js';
export { ReferralsService } from './referrals.service.js';
export {
  ReferralRewarded,
  type ReferralRewardedPayload,
} from './events/referral-rewarded.event.js';
export { REFERRAL_RULES } from './referral-rules.js';
