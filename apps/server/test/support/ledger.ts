import type { JobActor, StoreId, UserId } from '../../src/platform/database/actor.js';
import type { Db } from '../../src/platform/database/database.service.js';
import { newId } from '../../src/platform/database/ids.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { Settings } from '../../src/platform/settings/settings.service.js';
import { CogsRepository } from '../../src/modules/credits/cogs.repository.js';
import { CreditsService } from '../../src/modules/credits/credits.service.js';
import { GiftCredits } from '../../src/modules/credits/gift-credits.js';
import { HoldsRepository } from '../../src/modules/credits/holds.repository.js';
import { LedgerRepository } from '../../src/modules/credits/ledger.repository.js';
import { LotsRepository } from '../../src/modules/credits/lots.repository.js';
import { OrderCredits } from '../../src/modules/credits/order-credits.js';
import { SessionHolds } from '../../src/modules/credits/session-holds.js';
import { WalletMovements } from '../../src/modules/credits/wallet-movements.js';

/** The whole of credits on a database, wired as the Nest module wires it. */
export function makeCredits(db: Db) {
  const outbox = new Outbox();
  const ledger = new LedgerRepository();
  const lots = new LotsRepository();
  const holds = new HoldsRepository();
  const settings = new Settings(db);
  const movements = new WalletMovements(ledger, lots, outbox);
  const sessionHolds = new SessionHolds(ledger, holds, lots, movements, outbox);
  const credits = new CreditsService(
    settings,
    ledger,
    new GiftCredits(ledger, lots, movements),
    new OrderCredits(ledger, lots, movements),
    sessionHolds,
    new CogsRepository(),
    lots,
  );
  return { credits, ledger, lots, movements, settings, outbox };
}

/** A job that acts for a payer, as the session pipeline does. */
export function payerJob(userId: UserId, storeId: StoreId = newId<StoreId>()): JobActor {
  return { kind: 'job', name: 'inventory.test', payerUserId: userId, storeId };
}
