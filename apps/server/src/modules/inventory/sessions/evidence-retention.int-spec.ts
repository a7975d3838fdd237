import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/builders.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { newId } from '../../../platform/database/ids.js';
import { Settings } from '../../../platform/settings/settings.service.js';
import type { ObjectStorage } from '../../../platform/storage/object-storage.port.js';
import { VideosRepository } from '../../videos/videos.repository.js';
import { VideosService } from '../../videos/videos.service.js';
import { EvidenceRetention } from './evidence-retention.js';

const DAY_MS = 86_400_000;

describe('retention of evidence', () => {
  let database: TestDatabase;
  let retention: EvidenceRetention;
  const removed: string[] = [];

  beforeAll(async () => {
    database = await TestDatabase.create();
    const storage = {
      removeAll: (folder: string) => Promise.resolve(void removed.push(folder)),
    } as unknown as ObjectStorage;
    const videos = new VideosService(new VideosRepository());
    retention = new EvidenceRetention(database.db, videos, new Settings(database.db), storage);
  });
  afterAll(() => database.drop());

  async function session(status: string): Promise<{ id: string; storeId: string; video: string }> {
    const store = await given.store(database);
    const [id, video] = [newId(), newId()];
    await database.superuserWithoutTriggers(
      `INSERT INTO inventory.inventory_sessions
         (id, store_id, created_by, payer_user_id, name, status, ready_at)
       VALUES ($1, $2, $3, $3, 'Lunes', $4, CASE WHEN $4 = 'READY' THEN now() END)`,
      [id, store.id, store.ownerId, status],
    );
    await database.superuser(
      `INSERT INTO media.videos (id, store_id, session_id, s3_key, content_type, size_bytes)
       VALUES ($1, $2, $3, $4, 'video/mp4', 1)`,
      [video, store.id, id, `films/${video}`],
    );
    await database.superuser(
      `INSERT INTO media.frames (video_id, store_id, frame_index, time_ms, s3_key, width, height)
       VALUES ($1, $2, 0, 0, 'f', 1, 1)`,
      [video, store.id],
    );
    return { id, storeId: store.id, video };
  }

  it('goes after the days of the setting, and what was counted stays', async () => {
    const { id, storeId, video } = await session('READY');
    const running = await session('MERGING');
    const at = (days: number) => retention.expire(new Date(Date.now() + days * DAY_MS));

    expect(await at(364)).toBe(0);
    expect(await at(366)).toBe(1);
    expect(await at(366)).toBe(0);

    expect(removed).toEqual([
      `stores/${storeId}/evidence/${id}/`,
      `stores/${storeId}/frames/${video}/`,
      `stores/${storeId}/artifacts/${video}/`,
    ]);
    const [row] = await database.superuser(
      `SELECT status, evidence_removed_at IS NOT NULL AS gone
         FROM inventory.inventory_sessions WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({ status: 'READY', gone: true });
    const frames = await database.superuser(`SELECT video_id FROM media.frames`);
    expect(frames).toEqual([{ video_id: running.video }]);
  });
});
