import { Inject, Injectable } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../../platform/storage/object-storage.port.js';
import { UploadExpiredEvent } from './events/upload-expired.event.js';
import { UploadsRepository } from './uploads.repository.js';

const FILMS: SystemActor = { kind: 'system', task: 'expire-films' };
const UPLOADS: SystemActor = { kind: 'system', task: 'expire-uploads' };
const BATCH = 100;

interface OldFilm {
  id: string;
  s3_key: string;
}

/** Keeps no film longer than the aviso de privacidad says, and no upload that was left. */
@Injectable()
export class FilmRetention {
  constructor(
    private readonly db: Db,
    private readonly uploads: UploadsRepository,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /**
   * Removes films older than the setting `films.keep_days`; gives how many. The object goes first:
   * a crash in between repeats a removal that changes nothing.
   */
  async expireFilms(now = new Date()): Promise<number> {
    const days = await this.settings.get('films.keep_days');
    const old = await this.db.read(FILMS, (tx) =>
      tx.query<OldFilm>(
        `SELECT id, s3_key FROM media.videos
          WHERE removed_at IS NULL AND created_at < $3::timestamptz - $1 * interval '1 day'
          ORDER BY created_at LIMIT $2`,
        [days, BATCH, now],
      ),
    );
    for (const film of old) await this.storage.remove(film.s3_key);
    await this.db.write(FILMS, (tx) =>
      tx.run(`UPDATE media.videos SET status = 'REMOVED', removed_at = now() WHERE id = ANY ($1)`, [
        old.map((film) => film.id),
      ]),
    );
    return old.length;
  }

  /** Ends uploads whose time is over and tells of them; gives how many. */
  async expireUploads(): Promise<number> {
    const expired = await this.db.read(UPLOADS, (tx) => this.uploads.listExpired(tx, BATCH));
    for (const upload of expired) {
      await this.storage.abortMultipart(upload.s3_key, upload.multipart_id);
      await this.db.write(UPLOADS, async (tx) => {
        const changed = await tx.run(
          `UPDATE media.uploads SET status = 'EXPIRED' WHERE id = $1 AND status = 'OPEN'`,
          [upload.id],
        );
        if (changed === 0) return;
        const { store_id: storeId, session_id: sessionId } = upload;
        await this.outbox.publish(tx, new UploadExpiredEvent({ storeId, sessionId }));
      });
    }
    return expired.length;
  }
}
