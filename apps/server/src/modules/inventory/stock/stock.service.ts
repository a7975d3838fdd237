import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import { CountedRepository, NO_AREA } from './counted.repository.js';
import {
  SnapshotsRepository,
  type SnapshotLineRow,
  type SnapshotRow,
} from './snapshots.repository.js';
import {
  StockRepository,
  type LevelRow,
  type MovementReason,
  type MovementRow,
  type StockChange,
} from './stock.repository.js';

/** Reasons that a person may give; counts and their reversals have acts of their own. */
export const ADJUSTMENT_REASONS = ['ADJUSTMENT', 'PURCHASE', 'SALE', 'RETURN', 'WASTE'] as const;

export interface Adjustment {
  readonly productId: string;
  /** Units that came (positive) or went. */
  readonly delta: number;
  readonly reason: (typeof ADJUSTMENT_REASONS)[number];
  /** By default what goes is taken where there is most, and what comes is put there. */
  readonly area?: string | undefined;
  readonly note?: string | undefined;
}

interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What there is, every change of it, and the confirmed counts it rests on. */
@Injectable()
export class StockService {
  constructor(
    private readonly db: Db,
    private readonly stock: StockRepository,
    private readonly counted: CountedRepository,
    private readonly snapshots: SnapshotsRepository,
  ) {}

  levels(
    actor: StoreActor,
    filter: { area?: string | undefined; category?: string | undefined },
    query: PageRequest,
  ): Promise<Page<LevelRow>> {
    const page = { cursor: decodeCursor(query.cursor), limit: query.limit };
    return this.db.read(actor, async (tx) =>
      toPage(
        await this.stock.levels(tx, actor.storeId, filter, page),
        query.limit,
        (row) => row,
        (row) => ({ key: row.name, id: row.product_id }),
      ),
    );
  }

  movements(
    actor: StoreActor,
    filter: { productId?: string | undefined },
    query: PageRequest,
  ): Promise<Page<MovementRow>> {
    const page = { cursor: decodeCursor(query.cursor), limit: query.limit };
    return this.db.read(actor, async (tx) =>
      toPage(
        await this.stock.movements(tx, actor.storeId, filter, page),
        query.limit,
        (row) => row,
        (row) => ({ key: '', id: row.id }),
      ),
    );
  }

  /** Books units that came or went outside of a count; gives the product's level after it. */
  adjust(actor: StoreActor, adjustment: Adjustment): Promise<LevelRow> {
    const { productId, delta, reason, note = null } = adjustment;
    return this.db.write(actor, async (tx) => {
      const [product] = await this.counted.products(tx, actor.storeId, [productId]);
      if (!product) throw PlatformError.notFound();
      await this.stock.lock(tx, actor.storeId);
      const areas = await this.stock.areasOf(tx, actor.storeId, productId);
      const changes = spread(productId, delta, areas, adjustment.area);
      const source = { reason: reason satisfies MovementReason, userId: actor.userId, note };
      await this.stock.apply(tx, actor.storeId, changes, source);
      const page = { cursor: undefined, limit: 1 };
      const [level] = await this.stock.levels(tx, actor.storeId, { productId }, page);
      if (!level) throw PlatformError.notFound();
      return level;
    });
  }

  listSnapshots(actor: StoreActor, query: PageRequest): Promise<Page<SnapshotRow>> {
    const page = { cursor: decodeCursor(query.cursor), limit: query.limit };
    return this.db.read(actor, async (tx) =>
      toPage(
        await this.snapshots.list(tx, actor.storeId, page),
        query.limit,
        (row) => row,
        (row) => ({ key: '', id: row.id }),
      ),
    );
  }

  snapshot(
    actor: StoreActor,
    id: string,
  ): Promise<{ snapshot: SnapshotRow; lines: SnapshotLineRow[] }> {
    return this.db.read(actor, async (tx) => {
      const snapshot = await this.snapshots.find(tx, actor.storeId, id);
      if (!snapshot) throw PlatformError.notFound();
      return { snapshot, lines: await this.snapshots.lines(tx, actor.storeId, id) };
    });
  }
}

/** Where units are taken from or put: the named area, or the fullest ones first. */
export function spread(
  productId: string,
  delta: number,
  areas: ReadonlyArray<{ readonly area: string; readonly quantity: number }>,
  area?: string,
): StockChange[] {
  if (area !== undefined) return [{ productId, area, delta }];
  if (delta >= 0) return [{ productId, area: areas[0]?.area ?? NO_AREA, delta }];
  const changes: StockChange[] = [];
  let left = -delta;
  for (const place of areas) {
    const taken = Math.min(left, place.quantity);
    if (taken > 0) changes.push({ productId, area: place.area, delta: -taken });
    left -= taken;
  }
  return changes;
}
