import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { CorrectionsService } from '../feedback/corrections.service.js';
import { InventoryError } from '../inventory.errors.js';
import { correctUnits, totalUnits, type UnitsChange } from './item-units.js';
import { OpenSession, type ItemVersion } from './open-session.js';
import { ReviewRepository, unitsOf, type ItemOrigin } from './review.repository.js';

/** What a person corrects of a line; what is not named stays. */
export interface ItemChange extends UnitsChange {
  /** null takes the name away: the line counts as unrecognised again. */
  readonly productId?: string | null | undefined;
}

/** A line that the camera did not see. */
export interface AddedLine {
  readonly productId?: string | undefined;
  readonly barcode?: string | undefined;
  readonly visibleUnits: number;
  readonly depthFactor?: number | undefined;
  readonly origin?: ItemOrigin | undefined;
}

/** Correcting the lines of a report; each act is recorded with its before and after. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly db: Db,
    private readonly open: OpenSession,
    private readonly review: ReviewRepository,
    private readonly corrections: CorrectionsService,
  ) {}

  /**
   * Corrects a line, or accepts it as it is when nothing is changed.
   * @throws AppError resource.precondition_failed with both values when somebody was faster
   */
  change(
    actor: StoreActor,
    sessionId: string,
    item: ItemVersion,
    change: ItemChange,
  ): Promise<void> {
    return this.db.write(actor, async (tx) => {
      const session = await this.open.lock(tx, actor, sessionId);
      const before = await this.open.item(tx, session, item, change);
      if (before.deleted_at) throw InventoryError.notRemoved();
      const productId = change.productId === undefined ? before.product_id : change.productId;
      if (productId !== null && productId !== before.product_id) {
        await this.product(tx, actor, { id: productId });
      }
      const units = correctUnits(unitsOf(before), change);
      const next = { ...units, productId, userId: actor.userId };
      await this.review.update(tx, actor.storeId, before.id, next);
      const after = await this.review.get(tx, actor.storeId, sessionId, before.id);
      await this.corrections.record(tx, actor, session, { before, after });
      await this.review.refreshTotals(tx, actor.storeId, sessionId);
    });
  }

  /** Adds a line by hand or by its barcode; gives its id. */
  add(actor: StoreActor, sessionId: string, line: AddedLine): Promise<string> {
    return this.db.write(actor, async (tx) => {
      const session = await this.open.lock(tx, actor, sessionId);
      return this.insert(tx, actor, session, line);
    });
  }

  /** Takes a line out of the report; `restore` puts it back, from the version that is given. */
  remove(actor: StoreActor, sessionId: string, item: ItemVersion): Promise<number> {
    return this.db.write(actor, async (tx) => {
      const session = await this.open.lock(tx, actor, sessionId);
      const before = await this.open.item(tx, session, item, { removed: true });
      if (before.deleted_at) return before.version;
      await this.review.remove(tx, actor.storeId, [before.id], null);
      await this.corrections.record(tx, actor, session, { before, after: null });
      await this.review.refreshTotals(tx, actor.storeId, sessionId);
      return before.version + 1;
    });
  }

  /** Puts a removed line back; one that is there stays as it is. */
  restore(actor: StoreActor, sessionId: string, item: ItemVersion): Promise<void> {
    return this.db.write(actor, async (tx) => {
      const session = await this.open.lock(tx, actor, sessionId);
      const before = await this.open.item(tx, session, item, { removed: false });
      if (!before.deleted_at) return;
      await this.review.restore(tx, actor.storeId, before.id);
      const after = await this.review.get(tx, actor.storeId, sessionId, before.id);
      await this.corrections.record(tx, actor, session, { before: null, after });
      await this.review.refreshTotals(tx, actor.storeId, sessionId);
    });
  }

  /** Adds a line within a transaction in which the session is locked. */
  async insert(
    tx: Tx,
    actor: StoreActor,
    session: Parameters<CorrectionsService['record']>[2],
    line: AddedLine,
  ): Promise<string> {
    const product =
      line.productId === undefined
        ? await this.product(tx, actor, { barcode: line.barcode ?? '' })
        : await this.product(tx, actor, { id: line.productId });
    const { visibleUnits, depthFactor = 1 } = line;
    const id = newId();
    await this.review.insert(tx, {
      id,
      storeId: actor.storeId,
      sessionId: session.id,
      productId: product.id,
      barcode: line.barcode ?? null,
      visibleUnits,
      depthFactor,
      quantity: totalUnits(visibleUnits, depthFactor),
      origin: line.origin ?? (line.productId === undefined ? 'BARCODE' : 'MANUAL'),
      userId: actor.userId,
    });
    const after = await this.review.get(tx, actor.storeId, session.id, id);
    await this.corrections.record(tx, actor, session, { before: null, after });
    await this.review.refreshTotals(tx, actor.storeId, session.id);
    return id;
  }

  private async product(
    tx: Tx,
    actor: StoreActor,
    by: { id: string } | { barcode: string },
  ): Promise<{ id: string }> {
    const product = await this.review.findProduct(tx, actor.storeId, by);
    if (product) return product;
    throw 'id' in by ? InventoryError.productUnknown() : InventoryError.barcodeUnknown(by.barcode);
  }
}
