import { makeCredits, payerJob } from './ledger.js';
import { given } from './builders.js';
import { TestDatabase } from './test-database.js';
import type { UserId } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import { ledgerCheck } from '../../src/modules/credits/ledger-check.js';

/** Credits on a database of their own, moved as jobs of the payer. */
export class LedgerWorld {
  readonly at: ReturnType<typeof makeCredits>;

  private constructor(readonly database: TestDatabase) {
    this.at = makeCredits(database.db);
  }

  static async open(): Promise<LedgerWorld> {
    return new LedgerWorld(await TestDatabase.create());
  }

  close(): Promise<void> {
    return this.database.drop();
  }

  check() {
    const checker = { kind: 'system', task: 'check-ledger' } as const;
    return this.database.db.read(checker, (tx) => ledgerCheck(tx));
  }

  async userWith(credits: number): Promise<UserId> {
    const { id: userId } = await given.user(this.database);
    await this.database.db.write(payerJob(userId), async (tx) => {
      const wallet = await this.at.ledger.lockWallet(tx, userId);
      if (credits === 0) return;
      await this.at.movements.bringIn(tx, wallet, {
        type: 'PURCHASE',
        key: `purchase:${userId}`,
        credits,
        from: 'system.sales',
        kind: 'PAID',
        orderId: newId(),
      });
    });
    return userId;
  }

  balanceOf(userId: UserId) {
    return this.database.db.read(payerJob(userId), async (tx) => {
      const { balance, held, available, debt } = await this.at.credits.balance(tx, userId);
      return { balance, held, available, debt };
    });
  }

  hold(payerUserId: UserId, sessionId: string, credits = 1) {
    return this.database.db.write(payerJob(payerUserId), (tx) =>
      this.at.credits.hold(tx, { payerUserId, sessionId, credits }),
    );
  }

  capture(userId: UserId, sessionId: string) {
    return this.database.db.write(payerJob(userId), (tx) =>
      this.at.credits.capture(tx, { sessionId }),
    );
  }

  release(userId: UserId, sessionId: string) {
    return this.database.db.write(payerJob(userId), (tx) =>
      this.at.credits.release(tx, { sessionId, reason: 'film.too_dark' }),
    );
  }
}
