import { Module } from '@nestjs/common';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsPersonalData } from './referrals-personal-data.js';
import { ReferralsModule } from './referrals.module.js';
import { RewardReviewsController } from './reward-reviews.controller.js';
import { RewardReviewsService } from './reward-reviews.service.js';

/** The routes of invitations, for the API process. */
@Module({
  imports: [ReferralsModule],
  controllers: [ReferralsController, RewardReviewsController],
  providers: [RewardReviewsService, ReferralsPersonalData],
})
export class ReferralsApiModule {}
