import { Module } from '@nestjs/common';
import { CogsRepository } from './cogs.repository.js';
import { CreditsService } from './credits.service.js';
import { GiftCredits } from './gift-credits.js';
import { HoldsRepository } from './holds.repository.js';
import { LedgerCheck } from './ledger-check.js';
import { LedgerRepository } from './ledger.repository.js';
import { LotsRepository } from './lots.repository.js';
import { OrderCredits } from './order-credits.js';
import { PackagesRepository } from './packages.repository.js';
import { LotExpiry } from './lot-expiry.js';
import { SessionCosts } from './session-costs.js';
import { SessionHolds } from './session-holds.js';
import { WalletMovements } from './wallet-movements.js';

/** The ledger, for both processes; routes and handlers are in modules of their own. */
@Module({
  providers: [
    LedgerRepository,
    LotsRepository,
    HoldsRepository,
    CogsRepository,
    WalletMovements,
    SessionHolds,
    GiftCredits,
    OrderCredits,
    PackagesRepository,
    LotExpiry,
    CreditsService,
    SessionCosts,
    LedgerCheck,
  ],
  exports: [CreditsService, SessionCosts, PackagesRepository, LedgerCheck, LotExpiry],
})
export class CreditsModule {}
