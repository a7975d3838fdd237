import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { InventoryError } from '../inventory.errors.js';
import { SessionsRepository, type SessionRow } from '../sessions/sessions.repository.js';
import { NO_AREA, type ProductOfTheDay } from '../stock/counted.repository.js';
import { StockScope } from '../stock/stock-scope.js';
import { ExpectedRepository, type ExpectedAnswer } from './expected.repository.js';
import { ItemsService } from './items.service.js';
import { OpenSession } from './open-session.js';
import { ReviewRepository } from './review.repository.js';

/** A product that should be where the film was taken, and was not seen. */
export interface ExpectedQuestion {
  readonly product: ProductOfTheDay;
  readonly expected: number;
  readonly answer: ExpectedAnswer | null;
}

/** Products that were expected and not seen are asked about; none is set to zero silently. */
@Injectable()
export class ExpectedService {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly scope: StockScope,
    private readonly answers: ExpectedRepository,
    private readonly open: OpenSession,
    private readonly items: ItemsService,
    private readonly review: ReviewRepository,
  ) {}

  /** The questions of a report, those without an answer first; undefined in a blind count. */
  list(actor: StoreActor, sessionId: string): Promise<ExpectedQuestion[] | undefined> {
    return this.db.read(actor, async (tx) => {
      const session = await this.sessions.find(tx, actor.storeId, sessionId);
      if (!session) throw PlatformError.notFound();
      if (session.status !== 'READY') throw InventoryError.notReady();
      return this.questions(tx, actor, session);
    });
  }

  /**
   * Answers one question; a later answer replaces it. Zero and a quantity become a line of the
   * report, so that confirming needs no rule of its own.
   */
  answer(
    actor: StoreActor,
    sessionId: string,
    productId: string,
    { answer, quantity }: { answer: ExpectedAnswer; quantity?: number | undefined },
  ): Promise<ExpectedQuestion[] | undefined> {
    return this.db.write(actor, async (tx) => {
      const session = await this.open.lock(tx, actor, sessionId);
      const product = await this.review.findProduct(tx, actor.storeId, { id: productId });
      if (!product) throw PlatformError.notFound();
      await this.takeBack(tx, actor, session, productId);
      const units = answer === 'QUANTITY' ? (quantity ?? 0) : 0;
      const itemId =
        answer === 'NOT_IN_FILM'
          ? null
          : await this.items.insert(tx, actor, session, {
              productId,
              visibleUnits: units,
              origin: 'EXPECTED',
            });
      await this.answers.put(tx, actor.storeId, {
        sessionId,
        product_id: productId,
        answer,
        item_id: itemId,
        userId: actor.userId,
      });
      return this.questions(tx, actor, session);
    });
  }

  private async questions(
    tx: Tx,
    actor: StoreActor,
    session: SessionRow,
  ): Promise<ExpectedQuestion[] | undefined> {
    const lines = await this.scope.unseen(tx, actor, session);
    if (!lines) return undefined;
    const area = session.area ?? NO_AREA;
    const answers = await this.answers.list(tx, actor.storeId, session.id);
    const byProduct = new Map(answers.map((row) => [row.product_id, row.answer]));
    const expected = new Map(
      lines
        .filter((line) => line.area === area)
        .map((line) => [line.productId, line.expected ?? 0] as const),
    );
    for (const row of answers) {
      if (!expected.has(row.product_id)) {
        expected.set(
          row.product_id,
          await this.scope.expectedUnits(tx, actor, area, row.product_id),
        );
      }
    }
    const products = await this.scope.products(tx, actor.storeId, [...expected.keys()]);
    return products
      .map((product) => ({
        product,
        expected: expected.get(product.id) ?? 0,
        answer: byProduct.get(product.id) ?? null,
      }))
      .sort(
        (a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.expected - a.expected,
      );
  }

  /** Takes an earlier answer's line out of the report again. */
  private async takeBack(
    tx: Tx,
    actor: StoreActor,
    session: SessionRow,
    productId: string,
  ): Promise<void> {
    const answers = await this.answers.list(tx, actor.storeId, session.id);
    const itemId = answers.find((row) => row.product_id === productId)?.item_id;
    if (!itemId) return;
    const [item] = await this.review.find(tx, actor.storeId, session.id, [itemId]);
    if (item && !item.deleted_at) await this.review.remove(tx, actor.storeId, [itemId], null);
  }
}
