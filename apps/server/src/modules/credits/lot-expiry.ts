import { Injectable } from '@nestjs/common';
import type { SystemActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { LedgerRepository } from './ledger.repository.js';
import { LotsRepository } from './lots.repository.js';
import { WalletMovements } from './wallet-movements.js';

const SWEEPER: SystemActor = { kind: 'system', task: 'expire-credits' };
const BATCH = 200;

/** Ends gift credits whose date has passed, wallet by wallet. */
@Injectable()
export class LotExpiry {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerRepository,
    private readonly lots: LotsRepository,
    private readonly movements: WalletMovements,
  ) {}

  /** Gives how many wallets it looked into. */
  async run(now: Date = new Date()): Promise<number> {
    const users = await this.db.read(SWEEPER, (tx) =>
      this.lots.listUsersWithLapsed(tx, now, BATCH),
    );
    for (const userId of users) await this.endFor(userId, now);
    return users.length;
  }

  private async endFor(userId: UserId, now: Date): Promise<void> {
    await this.db.write({ kind: 'job', name: 'credits.expire-lots', userId }, async (tx) => {
      const wallet = await this.ledger.lockWallet(tx, userId);
      await this.movements.endLapsed(tx, wallet, now);
    });
  }
}
