import { Inject, Injectable } from '@nestjs/common';
import type { JobActor, StoreId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../../platform/storage/object-storage.port.js';
import { VideosService } from '../videos/index.js';

/** In the order in which they lean on each other; what hangs on them by cascade is not named. */
const TABLES = [
  'report_exports',
  'catalogue_imports',
  'snapshot_lines',
  'snapshot_reversals',
  'count_snapshots',
  'stock_movements',
  'inventory_sessions',
  'counts',
  'count_schedules',
  'count_settings',
  'products',
  'product_categories',
  'catalogue_words',
] as const;
const RUNNING = ['UPLOADED', 'QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING'];

/** The end of all that a store has filmed, counted and enrolled. */
@Injectable()
export class StoreRemoval {
  constructor(
    private readonly db: Db,
    private readonly videos: VideosService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /**
   * Removes objects and rows of a store; safe to repeat. What sessions cost and what was paid for
   * them stays in billing, by ids alone.
   * @throws Error while a session runs, whose hold must be settled first
   */
  async remove(storeId: StoreId): Promise<void> {
    const actor: JobActor = { kind: 'job', name: 'remove-store-data', storeId };
    const running = await this.db.read(actor, (tx) =>
      tx.find(
        `SELECT id FROM inventory.inventory_sessions
          WHERE store_id = $1 AND status = ANY ($2) LIMIT 1`,
        [storeId, RUNNING],
      ),
    );
    if (running) throw new Error('a session of the store is still running');
    await this.storage.removeAll(`stores/${storeId}/`);
    await this.db.write(actor, async (tx) => {
      await this.videos.removeStore(tx, storeId);
      for (const table of TABLES) {
        await tx.run(`DELETE FROM inventory.${table} WHERE store_id = $1`, [storeId]);
      }
    });
  }
}
