import { Module } from '@nestjs/common';
import { CreditsModule } from './credits.module.js';
import { PackagesController } from './packages.controller.js';
import { QuoteController } from './quote.controller.js';
import { WalletController } from './wallet.controller.js';

/** The routes of credits, for the API process. */
@Module({
  imports: [CreditsModule],
  controllers: [WalletController, QuoteController, PackagesController],
})
export class CreditsApiModule {}
