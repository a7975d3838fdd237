import { Injectable } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { Tx } from '../../../platform/database/tx.js';
import type { Table } from '../../../platform/documents/table.js';
import type { Period } from '../stock/period.js';
import { SnapshotsRepository, type SnapshotRow } from '../stock/snapshots.repository.js';
import { compareCounts, type ComparedCount } from '../stock/variance.js';
import { VarianceRepository } from '../stock/variance.repository.js';
import { countTable } from './count-table.js';
import { shrinkageTable, varianceTable } from './shrinkage-table.js';

/** A longer list of what is missing is cut; its totals are not. */
const MAX_SHRINKAGE_LINES = 5_000;

/** What confirmed counts say, as tables. @throws Error when a count is gone */
@Injectable()
export class CountReports {
  constructor(
    private readonly snapshots: SnapshotsRepository,
    private readonly variance: VarianceRepository,
  ) {}

  async count(tx: Tx, storeId: string, id: string, language: Language): Promise<Table> {
    const snapshot = await this.find(tx, storeId, id);
    return countTable(snapshot, await this.snapshots.lines(tx, storeId, id), language);
  }

  async shrinkage(tx: Tx, storeId: string, period: Period, language: Language): Promise<Table> {
    const limit = MAX_SHRINKAGE_LINES;
    const rows = await this.variance.shrinkage(tx, storeId, { ...period, limit });
    return shrinkageTable(rows, period, language);
  }

  async between(
    tx: Tx,
    storeId: string,
    ids: { readonly beforeId: string; readonly afterId: string },
    language: Language,
  ): Promise<Table> {
    const before = await this.find(tx, storeId, ids.beforeId);
    const after = await this.find(tx, storeId, ids.afterId);
    const variance = compareCounts(
      await this.compared(tx, storeId, before),
      await this.compared(tx, storeId, after),
    );
    return varianceTable({ before, after, variance }, language);
  }

  private async compared(
    tx: Tx,
    storeId: string,
    { id, areas }: SnapshotRow,
  ): Promise<ComparedCount> {
    return { areas, lines: await this.variance.snapshotLines(tx, storeId, id) };
  }

  private async find(tx: Tx, storeId: string, id: string): Promise<SnapshotRow> {
    const snapshot = await this.snapshots.find(tx, storeId, id);
    if (!snapshot) throw new Error('the count of an export is gone');
    return snapshot;
  }
}
