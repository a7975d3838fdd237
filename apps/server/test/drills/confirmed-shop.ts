import type { StoreActor, UserId } from '../../src/platform/database/actor.js';
import type { Db } from '../../src/platform/database/database.service.js';
import { newId } from '../../src/platform/database/ids.js';
import { given } from '../support/builders.js';
import { makeCredits, payerJob } from '../support/ledger.js';

const SESSION_CREDITS = 1;

/** What the builders need of a database: statements past the policies, to arrange. */
export type Arranger = Parameters<typeof given.store>[0];

/**
 * A shop whose sessions are confirmed as the pipeline does it: the report is stored and its credits
 * captured in one transaction. The film itself is left out; it is not in the database.
 */
export class ConfirmedShop {
  private constructor(
    private readonly db: Db,
    private readonly owner: StoreActor,
    private readonly at: ReturnType<typeof makeCredits>,
  ) {}

  static async open(db: Db, arranger: Arranger): Promise<ConfirmedShop> {
    const { actor } = await given.store(arranger);
    const at = makeCredits(db);
    const userId: UserId = actor.payerUserId;
    await db.write(payerJob(userId), (tx) => at.credits.grantWelcome(tx, { userId }));
    return new ConfirmedShop(db, actor, at);
  }

  /** One session from its hold to its report; gives its id once it is committed. */
  async confirm(): Promise<string> {
    const sessionId = newId();
    const { payerUserId, storeId, userId } = this.owner;
    await this.db.write(payerJob(payerUserId, storeId), (tx) =>
      this.at.credits.hold(tx, { payerUserId, sessionId, credits: SESSION_CREDITS }),
    );
    await this.db.write(payerJob(payerUserId, storeId), async (tx) => {
      await this.at.credits.capture(tx, { sessionId });
      await tx.run(
        `INSERT INTO inventory.inventory_sessions
           (id, store_id, created_by, payer_user_id, name, status, percent, credits, charged, ready_at)
         VALUES ($1, $2, $3, $4, 'Simulacro', 'READY', 100, $5, true, now())`,
        [sessionId, storeId, userId, payerUserId, SESSION_CREDITS],
      );
    });
    return sessionId;
  }
}
