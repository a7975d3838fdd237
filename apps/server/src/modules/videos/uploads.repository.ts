import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { StoredPart } from '../../platform/storage/object-storage.port.js';

export type UploadStatus = 'OPEN' | 'COMPLETED' | 'ABORTED' | 'EXPIRED';

export interface UploadRow {
  readonly id: string;
  readonly store_id: string;
  readonly video_id: string;
  readonly session_id: string;
  readonly multipart_id: string;
  readonly status: UploadStatus;
  readonly part_size_bytes: number;
  readonly part_count: number;
  readonly size_bytes: number;
  readonly expires_at: Date;
  readonly s3_key: string;
}

export interface NewUpload {
  readonly id: string;
  readonly videoId: string;
  readonly storeId: string;
  readonly sessionId: string;
  readonly multipartId: string;
  readonly partSizeBytes: number;
  readonly partCount: number;
  readonly sizeBytes: number;
  readonly expiresAt: Date;
}

const SELECT = `SELECT u.*, v.s3_key FROM media.uploads u JOIN media.videos v ON v.id = u.video_id`;

/** All SQL of uploads. */
@Injectable()
export class UploadsRepository {
  async insert(tx: Tx, upload: NewUpload): Promise<void> {
    await tx.run(
      `INSERT INTO media.uploads (id, video_id, store_id, session_id, multipart_id,
         part_size_bytes, part_count, size_bytes, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        upload.id,
        upload.videoId,
        upload.storeId,
        upload.sessionId,
        upload.multipartId,
        upload.partSizeBytes,
        upload.partCount,
        upload.sizeBytes,
        upload.expiresAt,
      ],
    );
  }

  /** Uploads of the store that are under way, the session's own left out. */
  async countOpen(tx: Tx, storeId: string, exceptSessionId: string): Promise<number> {
    const row = await tx.find<{ n: number }>(
      `SELECT count(*)::int AS n FROM media.uploads
        WHERE store_id = $1 AND status = 'OPEN' AND session_id <> $2`,
      [storeId, exceptSessionId],
    );
    return row?.n ?? 0;
  }

  find(tx: Tx, storeId: string, id: string): Promise<UploadRow | undefined> {
    return tx.find<UploadRow>(`${SELECT} WHERE u.id = $1 AND u.store_id = $2`, [id, storeId]);
  }

  /** The upload with its row locked until the transaction ends. */
  lock(tx: Tx, storeId: string, id: string): Promise<UploadRow | undefined> {
    return tx.find<UploadRow>(`${SELECT} WHERE u.id = $1 AND u.store_id = $2 FOR UPDATE OF u`, [
      id,
      storeId,
    ]);
  }

  findOpen(tx: Tx, storeId: string, sessionId: string): Promise<UploadRow | undefined> {
    return tx.find<UploadRow>(
      `${SELECT} WHERE u.session_id = $1 AND u.store_id = $2 AND u.status = 'OPEN'`,
      [sessionId, storeId],
    );
  }

  async setStatus(tx: Tx, upload: UploadRow, status: UploadStatus): Promise<void> {
    await tx.run(
      `UPDATE media.uploads SET status = $3,
         completed_at = CASE WHEN $3 = 'COMPLETED' THEN now() ELSE completed_at END
       WHERE id = $1 AND store_id = $2`,
      [upload.id, upload.store_id, status],
    );
  }

  async recordParts(tx: Tx, upload: UploadRow, parts: readonly StoredPart[]): Promise<void> {
    await tx.run(
      `INSERT INTO media.upload_parts (upload_id, store_id, part_number, etag, size_bytes)
       SELECT $1, $2, p.n, p.etag, p.size
         FROM unnest($3::int[], $4::text[], $5::bigint[]) AS p (n, etag, size)
       ON CONFLICT DO NOTHING`,
      [
        upload.id,
        upload.store_id,
        parts.map((part) => part.partNumber),
        parts.map((part) => part.etag),
        parts.map((part) => part.sizeBytes),
      ],
    );
  }

  /** Open uploads whose time is over, of all stores; for the expiry task. */
  listExpired(tx: Tx, limit: number): Promise<UploadRow[]> {
    return tx.query<UploadRow>(
      `${SELECT} WHERE u.status = 'OPEN' AND u.expires_at < now() ORDER BY u.expires_at LIMIT $1`,
      [limit],
    );
  }
}
