import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { isCounting } from '../counts/count-states.js';
import { CountsRepository } from '../counts/counts.repository.js';
import { InventoryError } from '../inventory.errors.js';
import { SessionsRepository, type SessionRow } from '../sessions/sessions.repository.js';
import { ReviewRepository, type ReviewItem } from './review.repository.js';

/** A line and the version of it that somebody believes to edit. */
export interface ItemVersion {
  readonly id: string;
  readonly version: number | undefined;
}

/** A report that may be corrected, its row locked: corrections of one report follow each other. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly review: ReviewRepository,
    private readonly counts: CountsRepository,
  ) {}

  /** @throws AppError resource.not_found, sessions.not_ready, sessions.confirmed, counts.state */
  async lock(tx: Tx, actor: StoreActor, sessionId: string): Promise<SessionRow> {
    const session = await this.sessions.lock(tx, actor.storeId, sessionId);
    if (!session) throw PlatformError.notFound();
    if (session.status !== 'READY') throw InventoryError.notReady();
    if (session.snapshot_id !== null) throw InventoryError.confirmed();
    if (session.count_id !== null) {
      const count = await this.counts.find(tx, actor.storeId, session.count_id);
      if (count && !isCounting(count.status)) throw InventoryError.countState(count.status);
    }
    return session;
  }

  /**
   * The line as it is, if it still is as the caller has seen it.
   * @param yours what the caller wants, for the refusal that shows it beside what is there
   * @throws AppError resource.not_found, resource.precondition_required, .precondition_failed
   */
  async item(
    tx: Tx,
    session: SessionRow,
    { id, version }: ItemVersion,
    yours: object,
  ): Promise<ReviewItem> {
    const [item] = await this.review.find(tx, session.store_id, session.id, [id]);
    if (!item || item.merged_into !== null) throw PlatformError.notFound();
    assertVersion(version, item.version, () => ({ yours, current: conflictState(item) }));
    return item;
  }
}

/** What is told of a line to somebody whose edit came second. */
export function conflictState(item: ReviewItem): Record<string, unknown> {
  return {
    id: item.id,
    productId: item.product_id,
    productName: item.product_name,
    visibleUnits: item.visible_units,
    depthFactor: item.depth_factor,
    quantity: item.quantity,
    removed: item.deleted_at !== null,
    version: item.version,
    changedBy: item.reviewed_by,
    changedAt: item.updated_at.toISOString(),
  };
}
