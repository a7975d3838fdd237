import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import type { PageQuery } from '../../../platform/http/page.query.js';
import {
  MAX_PURCHASE_LINES,
  MAX_UNCOUNTED,
  PurchasingRepository,
  type LowStockRow,
  type PaceRow,
  type UncountedRow,
} from './purchasing.repository.js';
import { adviseOnPurchase, type PurchaseAdvice } from './suggested-purchase.js';

export type PurchaseLine = PaceRow & PurchaseAdvice;

/** What to buy, by category and name; when it is cut, the most urgent lines are in it. */
export interface PurchaseList {
  readonly lines: readonly PurchaseLine[];
  readonly isCut: boolean;
  /** Never counted though they have a minimum, by name: how many to buy nobody can say. */
  readonly uncounted: readonly UncountedRow[];
  /** There are more of them than are listed. */
  readonly isUncountedCut: boolean;
}

/** What is running out and what to buy. */
@Injectable()
export class PurchasingService {
  constructor(
    private readonly db: Db,
    private readonly purchasing: PurchasingRepository,
  ) {}

  /** Products below their minimum, by name. */
  lowStock(actor: StoreActor, query: PageQuery): Promise<Page<LowStockRow>> {
    const cursor = decodeCursor(query.cursor);
    return this.db.read(actor, async (tx) => {
      const rows = await this.purchasing.lowStock(tx, actor.storeId, cursor, query.limit);
      return toPage(
        rows,
        query.limit,
        (row) => row,
        (row) => ({ key: row.name, id: row.id }),
      );
    });
  }

  /** What to buy so that the stock lasts for the days to cover. */
  list(actor: StoreActor, coverDays: number): Promise<PurchaseList> {
    return this.db.read(actor, (tx) => this.listIn(tx, actor.storeId, coverDays));
  }

  /** The same list within a transaction of the caller. */
  async listIn(tx: Tx, storeId: string, coverDays: number): Promise<PurchaseList> {
    const limit = MAX_PURCHASE_LINES;
    const rows = await this.purchasing.candidates(tx, storeId, coverDays, limit);
    const lines = rows.slice(0, limit).map((row) => ({
      ...row,
      ...adviseOnPurchase(
        {
          stock: row.stock,
          minimumStock: row.minimum_stock,
          consumed: row.consumed,
          observedDays: row.observed_days,
        },
        coverDays,
      ),
    }));
    const uncounted = await this.purchasing.uncounted(tx, storeId, MAX_UNCOUNTED);
    return {
      lines: lines.sort(byCategoryAndName),
      isCut: rows.length > limit,
      uncounted: uncounted.slice(0, MAX_UNCOUNTED),
      isUncountedCut: uncounted.length > MAX_UNCOUNTED,
    };
  }
}

function byCategoryAndName(a: PurchaseLine, b: PurchaseLine): number {
  if (a.category !== b.category) {
    if (a.category === null || b.category === null) return a.category === null ? 1 : -1;
    return a.category < b.category ? -1 : 1;
  }
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
