import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { JobActor, StoreId, SystemActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { PeriodicTask } from '../../../platform/queue/periodic-task.js';
import { Settings } from '../../../platform/settings/settings.service.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { VideosService } from '../../videos/index.js';

const RETENTION: SystemActor = { kind: 'system', task: 'expire-evidence' };
const EVERY_MS = 60 * 60_000;
const BATCH = 100;
/** A session that is still worked on keeps what it stands on. */
const AT_REST = ['READY', 'FAILED', 'CANCELED', 'EXPIRED'];

interface OldSession {
  id: string;
  store_id: StoreId;
}

/** Keeps no evidence longer than the aviso de privacidad says: the numbers stay, pictures go. */
@Injectable()
export class EvidenceRetention implements OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: 'evidence-retention',
    everyMs: EVERY_MS,
    run: () => this.expire(),
  });

  constructor(
    private readonly db: Db,
    private readonly videos: VideosService,
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
   * Removes key frames, cut-outs and artifacts of sessions older than `evidence.keep_days`; gives
   * how many. Objects go first: a crash in between repeats a removal that changes nothing.
   */
  async expire(now = new Date()): Promise<number> {
    const days = await this.settings.get('evidence.keep_days');
    const old = await this.db.read(RETENTION, (tx) =>
      tx.query<OldSession>(
        `SELECT id, store_id FROM inventory.inventory_sessions
          WHERE evidence_removed_at IS NULL AND status = ANY ($3)
            AND created_at < $1::timestamptz - $2 * interval '1 day'
          ORDER BY created_at LIMIT ${BATCH}`,
        [now, days, AT_REST],
      ),
    );
    for (const session of old) await this.expireOne(session, now);
    return old.length;
  }

  private async expireOne({ id, store_id: storeId }: OldSession, now: Date): Promise<void> {
    const actor: JobActor = { kind: 'job', name: 'expire-evidence', storeId };
    const video = await this.db.read(actor, (tx) => this.videos.findBySession(tx, storeId, id));
    await this.storage.removeAll(`stores/${storeId}/evidence/${id}/`);
    if (video) {
      await this.storage.removeAll(`stores/${storeId}/frames/${video.id}/`);
      await this.storage.removeAll(`stores/${storeId}/artifacts/${video.id}/`);
    }
    await this.db.write(actor, async (tx) => {
      if (video) await this.videos.removeEvidence(tx, video);
      await tx.run(
        `DELETE FROM inventory.item_facings f USING inventory.inventory_items i
          WHERE f.store_id = $1 AND i.id = f.item_id AND i.store_id = $1 AND i.session_id = $2`,
        [storeId, id],
      );
      await tx.run(
        `UPDATE inventory.inventory_sessions
            SET evidence_removed_at = $3, failure_s3_key = NULL, version = version + 1
          WHERE id = $1 AND store_id = $2`,
        [id, storeId, now],
      );
    });
  }
}
