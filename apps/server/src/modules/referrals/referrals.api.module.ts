import { Module } from '@nestjs/common';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsModule } from './referrals.module.js';

/** The routes of invitations, for the API process. */
@Module({ imports: [ReferralsModule], controllers: [ReferralsController] })
export class ReferralsApiModule {}
