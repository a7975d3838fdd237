import { Module } from '@nestjs/common';
import { AccountsModule } from '../auth/index.js';
import { CreditsModule } from '../credits/index.js';
import { ReferralRewards } from './referral-rewards.js';
import { ReferralsRepository } from './referrals.repository.js';
import { ReferralsService } from './referrals.service.js';

/** Invitations, for both processes. */
@Module({
  imports: [AccountsModule, CreditsModule],
  providers: [ReferralsRepository, ReferralsService, ReferralRewards],
  exports: [ReferralsService, ReferralRewards, ReferralsRepository],
})
export class ReferralsModule {}
