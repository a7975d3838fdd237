import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { JobActor, StoreId, SystemActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { PeriodicTask } from '../../../platform/queue/periodic-task.js';
import { Settings } from '../../../platform/settings/settings.service.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { ExportsRepository } from './exports.repository.js';

const RETENTION: SystemActor = { kind: 'system', task: 'expire-exports' };
const EVERY_MS = 60 * 60_000;
const BATCH = 200;

/** Files that were asked for go after a while: they hold what a store has and can be made again. */
@Injectable()
export class ExportRetention implements OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: 'export-retention',
    everyMs: EVERY_MS,
    run: () => this.expire(),
  });

  constructor(
    private readonly db: Db,
    private readonly exports: ExportsRepository,
    private readonly settings: Settings,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  start(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /**
   * Removes files older than `exports.keep_days` with their rows; gives how many. The file goes
   * first: a crash in between repeats a removal that changes nothing.
   */
  async expire(now = new Date()): Promise<number> {
    const days = await this.settings.get('exports.keep_days');
    const old = await this.db.read(RETENTION, (tx) => this.exports.olderThan(tx, now, days, BATCH));
    for (const { id, store_id: storeId } of old) {
      await this.storage.removeAll(`stores/${storeId}/exports/${id}/`);
      const actor: JobActor = { kind: 'job', name: 'expire-exports', storeId: storeId as StoreId };
      await this.db.write(actor, (tx) => this.exports.remove(tx, storeId, id));
    }
    return old.length;
  }
}
