import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../../platform/database/ids.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Settings } from '../../platform/settings/settings.service.js';
import type { ObjectStorage } from '../../platform/storage/object-storage.port.js';
import { FilmRetention } from './film-retention.js';
import { UploadsRepository } from './uploads.repository.js';

describe('retention of films', () => {
  let database: TestDatabase;
  let retention: FilmRetention;
  const removed: string[] = [];

  beforeAll(async () => {
    database = await TestDatabase.create();
    const storage = {
      remove: (key: string) => Promise.resolve(void removed.push(key)),
      abortMultipart: (key: string) => Promise.resolve(void removed.push(`parts of ${key}`)),
    } as unknown as ObjectStorage;
    const settings = new Settings(database.db);
    const uploads = new UploadsRepository();
    retention = new FilmRetention(database.db, uploads, new Outbox(), settings, storage);
  });
  afterAll(() => database.drop());

  async function film(ageDays: number, status: string): Promise<{ id: string; key: string }> {
    const { id: storeId } = await given.store(database);
    const id = newId();
    const key = `films/${id}`;
    await database.superuser(
      `INSERT INTO media.videos
         (id, store_id, session_id, status, s3_key, content_type, size_bytes, created_at)
       VALUES ($1, $2, $3, $4, $5, 'video/mp4', 1, now() - $6 * interval '1 day')`,
      [id, storeId, newId(), status, key, ageDays],
    );
    return { id, key };
  }

  it('removes films older than the setting and keeps the rest', async () => {
    const old = await film(31, 'ACCEPTED');
    const young = await film(29, 'ACCEPTED');
    expect(await retention.expireFilms()).toBe(1);
    expect(removed).toContain(old.key);
    expect(removed).not.toContain(young.key);
    const [row] = await database.superuser(`SELECT status FROM media.videos WHERE id = $1`, [
      old.id,
    ]);
    expect(row).toEqual({ status: 'REMOVED' });
    expect(await retention.expireFilms()).toBe(0);
  });

  it('goes by the clock that it is given', async () => {
    const { key } = await film(0, 'ACCEPTED');
    const at = (days: number) => retention.expireFilms(new Date(Date.now() + days * 86_400_000));
    await at(29);
    expect(removed).not.toContain(key);
    await at(31);
    expect(removed).toContain(key);
  });

  it('ends an upload that was left, and tells of it once', async () => {
    const { id: videoId, key } = await film(8, 'UPLOADING');
    const uploadId = newId();
    await database.superuser(
      `INSERT INTO media.uploads (id, store_id, video_id, session_id, multipart_id,
         part_size_bytes, part_count, size_bytes, expires_at)
       SELECT $1, store_id, id, session_id, 'm', 5242880, 1, 1, now() - interval '1 hour'
         FROM media.videos WHERE id = $2`,
      [uploadId, videoId],
    );
    expect(await retention.expireUploads()).toBe(1);
    expect(await retention.expireUploads()).toBe(0);
    expect(removed).toContain(`parts of ${key}`);
    const told = await database.superuser(
      `SELECT 1 FROM platform.outbox_events WHERE name = 'upload.expired'`,
    );
    expect(told).toHaveLength(1);
  });
});
