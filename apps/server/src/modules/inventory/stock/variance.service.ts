import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { InventoryError } from '../inventory.errors.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import { CountedRepository, NO_AREA } from './counted.repository.js';
import { SnapshotsRepository, type SnapshotRow } from './snapshots.repository.js';
import { StockScope } from './stock-scope.js';
import { compareCounts, unitsLostPerDay, type ComparedCount, type Variance } from './variance.js';
import { VarianceRepository, type HistoryRow, type ShrinkageRow } from './variance.repository.js';

/** Two counts compared; `before` is null where there is none yet. */
export interface VarianceView {
  readonly before: SnapshotRow | null;
  readonly after: SnapshotRow | null;
  readonly variance: Variance;
}

export interface ProductHistory {
  readonly counts: readonly HistoryRow[];
  /** null below two counts. */
  readonly lostPerDay: number | null;
}

const NOTHING: ComparedCount = { areas: [], lines: [] };
const MOST_PRODUCTS = 500;
const MOST_COUNTS = 200;

/** What has changed between counts, what is missing, and how a product goes. */
@Injectable()
export class VarianceService {
  constructor(
    private readonly db: Db,
    private readonly variance: VarianceRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly sessions: SessionsRepository,
    private readonly counted: CountedRepository,
    private readonly scope: StockScope,
  ) {}

  /**
   * A report, as it is now or was confirmed, against a snapshot: the last one before it that
   * covered its area, unless one is named. Undefined where a blind count keeps it from the caller.
   */
  ofSession(
    actor: StoreActor,
    sessionId: string,
    againstId: string | undefined,
  ): Promise<VarianceView | undefined> {
    return this.db.read(actor, async (tx) => {
      const { storeId } = actor;
      const session = await this.sessions.find(tx, storeId, sessionId);
      if (!session) throw PlatformError.notFound();
      if (session.status !== 'READY') throw InventoryError.notReady();
      if (await this.scope.isHidden(tx, actor, session)) return undefined;
      const area = session.area ?? NO_AREA;
      const own = session.snapshot_id;
      const before = againstId
        ? await this.find(tx, storeId, againstId)
        : await this.snapshots.last(tx, storeId, {
            like: [area],
            ...(own === null ? {} : { before: own }),
          });
      const lines = await this.variance.reportLines(tx, storeId, sessionId);
      const after = own === null ? null : await this.find(tx, storeId, own);
      const earlier = before ? await this.compared(tx, storeId, before) : NOTHING;
      const variance = compareCounts(earlier, { areas: [area], lines });
      return { before: before ?? null, after, variance };
    });
  }

  /** Any two confirmed counts. */
  between(actor: StoreActor, beforeId: string, afterId: string): Promise<VarianceView> {
    return this.db.read(actor, async (tx) => {
      const before = await this.find(tx, actor.storeId, beforeId);
      const after = await this.find(tx, actor.storeId, afterId);
      const variance = compareCounts(
        await this.compared(tx, actor.storeId, before),
        await this.compared(tx, actor.storeId, after),
      );
      return { before, after, variance };
    });
  }

  /** What confirmed counts found missing in a time, what costs most first. */
  shrinkage(actor: StoreActor, from: Date, to: Date): Promise<ShrinkageRow[]> {
    return this.db.read(actor, (tx) =>
      this.variance.shrinkage(tx, actor.storeId, { from, to, limit: MOST_PRODUCTS }),
    );
  }

  /** A product's confirmed counts, newest first, and its trend over them. */
  history(actor: StoreActor, productId: string): Promise<ProductHistory> {
    return this.db.read(actor, async (tx) => {
      const [product] = await this.counted.products(tx, actor.storeId, [productId]);
      if (!product) throw PlatformError.notFound();
      const counts = await this.variance.history(tx, actor.storeId, productId, MOST_COUNTS);
      const perCount = new Map<string, { at: Date; units: number }>();
      for (const row of counts) {
        const units = (perCount.get(row.snapshot_id)?.units ?? 0) + row.counted;
        perCount.set(row.snapshot_id, { at: row.confirmed_at, units });
      }
      return { counts, lostPerDay: unitsLostPerDay([...perCount.values()]) };
    });
  }

  private async compared(tx: Tx, storeId: string, snapshot: SnapshotRow): Promise<ComparedCount> {
    const lines = await this.variance.snapshotLines(tx, storeId, snapshot.id);
    return { areas: snapshot.areas, lines };
  }

  private async find(tx: Tx, storeId: string, id: string): Promise<SnapshotRow> {
    const snapshot = await this.snapshots.find(tx, storeId, id);
    if (!snapshot) throw PlatformError.notFound();
    return snapshot;
  }
}
