import { Module } from '@nestjs/common';
import { CogsRepository } from './cogs.repository.js';
import { CreditsService } from './credits.service.js';
import { HoldsRepository } from './holds.repository.js';
import { LedgerCheck } from './ledger-check.js';
import { LedgerRepository } from './ledger.repository.js';
import { LotsRepository } from './lots.repository.js';
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
    CreditsService,
    LedgerCheck,
  ],
  exports: [CreditsService, LedgerCheck],
})
export class CreditsModule {}
