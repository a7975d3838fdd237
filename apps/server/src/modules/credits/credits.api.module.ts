import { Module } from '@nestjs/common';
import { AccountsModule } from '../auth/index.js';
import { AdjustmentsController } from './adjustments.controller.js';
import { AdjustmentsService } from './adjustments.service.js';
import { CreditsPersonalData } from './credits-personal-data.js';
import { CreditsModule } from './credits.module.js';
import { PackagesController } from './packages.controller.js';
import { QuoteController } from './quote.controller.js';
import { StaffPackagesController } from './staff-packages.controller.js';
import { StaffPackagesService } from './staff-packages.service.js';
import { WalletController } from './wallet.controller.js';

/** The routes of credits, for the API process. */
@Module({
  imports: [CreditsModule, AccountsModule],
  controllers: [
    WalletController,
    QuoteController,
    PackagesController,
    AdjustmentsController,
    StaffPackagesController,
  ],
  providers: [CreditsPersonalData, AdjustmentsService, StaffPackagesService],
})
export class CreditsApiModule {}
