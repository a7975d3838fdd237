import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import { hidesExpected } from '../counts/count-states.js';
import { confirmedCount } from '../counts/confirmed-count.js';
import { CountsRepository } from '../counts/counts.repository.js';
import { SessionsRepository, type SessionRow } from '../sessions/sessions.repository.js';
import { Confirmation, type Confirmed } from './confirmation.js';
import { CountedRepository, NO_AREA, type ProductOfTheDay } from './counted.repository.js';
import { confirmedSession } from './confirmed-session.js';
import type { SnapshotLine } from './snapshot-lines.js';

/** What the stock expects where a film was taken. */
@Injectable()
export class StockScope {
  constructor(
    private readonly counts: CountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly counted: CountedRepository,
    private readonly confirmation: Confirmation,
  ) {}

  /**
   * Units per product that are expected in a report's area; undefined in a blind count, for whoever
   * must not know them.
   */
  async expected(
    tx: Tx,
    actor: StoreActor,
    session: SessionRow,
    productIds: readonly string[],
  ): Promise<ReadonlyMap<string, number> | undefined> {
    if (await this.isHidden(tx, actor, session)) return undefined;
    const area = session.area ?? NO_AREA;
    const rows = await this.counted.expectedOf(tx, actor.storeId, area, productIds);
    return new Map(rows.map((row) => [row.productId, row.expected]));
  }

  /** Lines that are expected where the report, or the whole count it is part of, has none. */
  async unseen(
    tx: Tx,
    actor: StoreActor,
    session: SessionRow,
  ): Promise<Array<SnapshotLine & { productId: string }> | undefined> {
    if (await this.isHidden(tx, actor, session)) return undefined;
    const lines = await this.confirmation.preview(
      tx,
      actor.storeId,
      await this.confirmed(tx, session),
    );
    return lines.filter(
      (line): line is SnapshotLine & { productId: string } =>
        line.productId !== null && ['NOT_SEEN', 'NOT_IN_FILM'].includes(line.outcome),
    );
  }

  async expectedUnits(tx: Tx, actor: StoreActor, area: string, productId: string): Promise<number> {
    const [row] = await this.counted.expectedOf(tx, actor.storeId, area, [productId]);
    return row?.expected ?? 0;
  }

  products(tx: Tx, storeId: string, ids: readonly string[]): Promise<ProductOfTheDay[]> {
    return this.counted.products(tx, storeId, ids);
  }

  private async confirmed(tx: Tx, session: SessionRow): Promise<Confirmed> {
    if (session.count_id === null) return confirmedSession(session);
    const count = await this.counts.find(tx, session.store_id, session.count_id);
    if (!count) return confirmedSession(session);
    const sessions = await this.sessions.ofCount(tx, session.store_id, count.id);
    const ready = sessions.filter(({ status }) => status === 'READY');
    return confirmedCount(count, ready);
  }

  /** Whether what the stock expects is kept from the caller, who counts blind. */
  async isHidden(tx: Tx, actor: StoreActor, session: SessionRow): Promise<boolean> {
    if (session.count_id === null) return false;
    const count = await this.counts.find(tx, session.store_id, session.count_id);
    return count !== undefined && hidesExpected(count, actor.role);
  }
}
