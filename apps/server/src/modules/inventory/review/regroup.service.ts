import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import { CorrectionsService } from '../feedback/corrections.service.js';
import { InventoryError } from '../inventory.errors.js';
import { mergeUnits, takeUnits } from './item-units.js';
import { OpenSession, type ItemVersion } from './open-session.js';
import { ReviewRepository, unitsOf, type ReviewItem } from './review.repository.js';

export interface SplitRequest {
  readonly visibleUnits: number;
  /** What the new line shows; the same as the old one by default. */
  readonly productId?: string | null | undefined;
  /** The facings that go with it; the least sure ones by default. */
  readonly facingIds?: readonly string[] | undefined;
}

/** Lines that are one product become one line; a line that is two products becomes two. */
@Injectable()
export class RegroupService {
  constructor(
    private readonly db: Db,
    private readonly open: OpenSession,
    private readonly review: ReviewRepository,
    private readonly corrections: CorrectionsService,
  ) {}

  /**
   * Merges other lines into one, with their evidence. The name is the first one's; where it has
   * none, that of the first line that has.
   * @throws AppError resource.precondition_failed when any of them has changed, items.merge_invalid
   */
  merge(
    actor: StoreActor,
    sessionId: string,
    target: ItemVersion,
    others: readonly ItemVersion[],
  ): Promise<void> {
    return this.db.write(actor, async (tx) => {
      const session = await this.open.lock(tx, actor, sessionId);
      const yours = { mergeItemIds: others.map(({ id }) => id) };
      const before = await this.open.item(tx, session, target, yours);
      const ids = new Set(others.map(({ id }) => id));
      if (ids.has(target.id) || ids.size !== others.length) throw InventoryError.mergeInvalid();
      const lines: ReviewItem[] = [];
      for (const other of others) {
        const [found] = await this.review.find(tx, actor.storeId, sessionId, [other.id]);
        if (!found || found.deleted_at) throw InventoryError.mergeInvalid();
        lines.push(await this.open.item(tx, session, other, yours));
      }
      if (before.deleted_at) throw InventoryError.mergeInvalid();
      const named = [before, ...lines].find((line) => line.product_id !== null);
      const units = mergeUnits([before, ...lines].map(unitsOf));
      await this.review.moveFacings(tx, actor.storeId, [...ids], before.id);
      await this.review.remove(tx, actor.storeId, [...ids], before.id);
      await this.review.update(tx, actor.storeId, before.id, {
        ...units,
        productId: named?.product_id ?? null,
        userId: actor.userId,
      });
      const after = await this.review.get(tx, actor.storeId, sessionId, before.id);
      const itemIds = [before.id, ...ids];
      await this.corrections.record(tx, actor, session, { before, after, kind: 'MERGED', itemIds });
      await this.review.refreshTotals(tx, actor.storeId, sessionId);
    });
  }

  /**
   * Takes some units out of a line into a new one; gives the new line's id.
   * @throws AppError items.split_invalid when no unit would stay, or a facing is not of the line
   */
  split(
    actor: StoreActor,
    sessionId: string,
    item: ItemVersion,
    request: SplitRequest,
  ): Promise<string> {
    return this.db.write(actor, async (tx) => {
      const session = await this.open.lock(tx, actor, sessionId);
      const before = await this.open.item(tx, session, item, { split: request });
      const parts = takeUnits(unitsOf(before), request.visibleUnits);
      if (!parts || before.deleted_at) throw InventoryError.splitInvalid();
      const productId = request.productId === undefined ? before.product_id : request.productId;
      if (productId !== null && productId !== before.product_id) {
        const product = await this.review.findProduct(tx, actor.storeId, { id: productId });
        if (!product) throw InventoryError.productUnknown();
      }
      const id = newId();
      await this.review.insert(tx, {
        ...parts.part,
        id,
        storeId: actor.storeId,
        sessionId,
        productId,
        barcode: null,
        origin: 'SPLIT',
        splitFrom: before.id,
        userId: actor.userId,
      });
      const facingIds = [...new Set(request.facingIds ?? [])];
      const moved = await this.review.splitFacings(tx, actor.storeId, {
        fromId: before.id,
        toId: id,
        facingIds,
        count: facingIds.length > 0 ? facingIds.length : request.visibleUnits,
      });
      // All of what was named, or nothing: one that is of another line was seen on an old report.
      if (facingIds.length > 0 && moved !== facingIds.length) throw InventoryError.splitInvalid();
      await this.review.update(tx, actor.storeId, before.id, {
        ...parts.rest,
        productId: before.product_id,
        userId: actor.userId,
      });
      const after = await this.review.get(tx, actor.storeId, sessionId, before.id);
      await this.corrections.record(tx, actor, session, { before, after, kind: 'SPLIT' });
      const added = await this.review.get(tx, actor.storeId, sessionId, id);
      await this.corrections.record(tx, actor, session, { before: null, after: added });
      await this.review.refreshTotals(tx, actor.storeId, sessionId);
      return id;
    });
  }
}
