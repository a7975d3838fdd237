import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export type VideoStatus = 'UPLOADING' | 'UPLOADED' | 'ACCEPTED' | 'REFUSED' | 'REMOVED';
export type ArtifactKind = 'survey' | 'detections' | 'count';

export interface VideoRow {
  readonly id: string;
  readonly store_id: string;
  readonly session_id: string;
  readonly status: VideoStatus;
  readonly s3_key: string;
  readonly content_type: string;
  readonly size_bytes: number;
  readonly sha256: string | null;
  readonly duration_ms: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly codec: string | null;
  readonly created_at: Date;
}

export interface FrameRow {
  readonly frame_index: number;
  readonly time_ms: number;
  readonly s3_key: string;
  readonly width: number;
  readonly height: number;
}

export interface NewVideo {
  readonly id: string;
  readonly storeId: string;
  readonly sessionId: string;
  readonly objectKey: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

export interface FilmFacts {
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly codec: string;
}

/** All SQL of films, key frames and artifacts. */
@Injectable()
export class VideosRepository {
  async insert(tx: Tx, video: NewVideo): Promise<void> {
    await tx.run(
      `INSERT INTO media.videos (id, store_id, session_id, s3_key, content_type, size_bytes)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        video.id,
        video.storeId,
        video.sessionId,
        video.objectKey,
        video.contentType,
        video.sizeBytes,
      ],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<VideoRow | undefined> {
    return tx.find<VideoRow>(`SELECT * FROM media.videos WHERE id = $1 AND store_id = $2`, [
      id,
      storeId,
    ]);
  }

  findBySession(tx: Tx, storeId: string, sessionId: string): Promise<VideoRow | undefined> {
    return tx.find<VideoRow>(`SELECT * FROM media.videos WHERE session_id = $1 AND store_id = $2`, [
      sessionId,
      storeId,
    ]);
  }

  listBySessions(tx: Tx, storeId: string, sessionIds: readonly string[]): Promise<VideoRow[]> {
    return tx.query<VideoRow>(
      `SELECT * FROM media.videos WHERE store_id = $1 AND session_id = ANY ($2)`,
      [storeId, sessionIds],
    );
  }

  /** Begins the film anew under another size: a first upload was given up. */
  async restart(tx: Tx, video: VideoRow, contentType: string, sizeBytes: number): Promise<void> {
    await tx.run(
      `UPDATE media.videos SET content_type = $3, size_bytes = $4
        WHERE id = $1 AND store_id = $2 AND status = 'UPLOADING'`,
      [video.id, video.store_id, contentType, sizeBytes],
    );
  }

  async markUploaded(tx: Tx, storeId: string, id: string, sha256: string): Promise<void> {
    await tx.run(
      `UPDATE media.videos SET status = 'UPLOADED', sha256 = $3, uploaded_at = now()
        WHERE id = $1 AND store_id = $2 AND status = 'UPLOADING'`,
      [id, storeId, sha256],
    );
  }

  async setStatus(tx: Tx, storeId: string, id: string, status: VideoStatus): Promise<void> {
    await tx.run(`UPDATE media.videos SET status = $3 WHERE id = $1 AND store_id = $2`, [
      id,
      storeId,
      status,
    ]);
  }

  async accept(tx: Tx, storeId: string, id: string, facts: FilmFacts): Promise<void> {
    await tx.run(
      `UPDATE media.videos
          SET status = 'ACCEPTED', duration_ms = $3, width = $4, height = $5, codec = $6
        WHERE id = $1 AND store_id = $2`,
      [id, storeId, facts.durationMs, facts.width, facts.height, facts.codec],
    );
  }

  findArtifact(
    tx: Tx,
    storeId: string,
    videoId: string,
    kind: ArtifactKind,
  ): Promise<{ s3_key: string; version: number } | undefined> {
    return tx.find(
      `SELECT s3_key, version FROM media.video_artifacts
        WHERE video_id = $1 AND store_id = $2 AND kind = $3`,
      [videoId, storeId, kind],
    );
  }

  async saveArtifact(
    tx: Tx,
    video: Pick<VideoRow, 'id' | 'store_id'>,
    artifact: { kind: ArtifactKind; version: number; objectKey: string },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO media.video_artifacts (video_id, store_id, kind, version, s3_key)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT video_artifacts_once_key
         DO UPDATE SET version = EXCLUDED.version, s3_key = EXCLUDED.s3_key`,
      [video.id, video.store_id, artifact.kind, artifact.version, artifact.objectKey],
    );
  }

  async saveFrames(
    tx: Tx,
    video: Pick<VideoRow, 'id' | 'store_id'>,
    frames: readonly FrameRow[],
  ): Promise<void> {
    await tx.run(
      `INSERT INTO media.frames (video_id, store_id, frame_index, time_ms, s3_key, width, height)
       SELECT $1, $2, f.i, f.t, f.k, f.w, f.h
         FROM unnest($3::int[], $4::int[], $5::text[], $6::int[], $7::int[]) AS f (i, t, k, w, h)
       ON CONFLICT ON CONSTRAINT frames_once_key DO NOTHING`,
      [
        video.id,
        video.store_id,
        frames.map((frame) => frame.frame_index),
        frames.map((frame) => frame.time_ms),
        frames.map((frame) => frame.s3_key),
        frames.map((frame) => frame.width),
        frames.map((frame) => frame.height),
      ],
    );
  }

  listFrames(tx: Tx, storeId: string, videoId: string): Promise<FrameRow[]> {
    return tx.query<FrameRow>(
      `SELECT frame_index, time_ms, s3_key, width, height FROM media.frames
        WHERE video_id = $1 AND store_id = $2 ORDER BY frame_index`,
      [videoId, storeId],
    );
  }
  async removeEvidence(tx: Tx, video: Pick<VideoRow, 'id' | 'store_id'>): Promise<void> {
    for (const table of ['frames', 'video_artifacts']) {
      await tx.run(`DELETE FROM media.${table} WHERE video_id = $1 AND store_id = $2`, [
        video.id,
        video.store_id,
      ]);
    }
  }

  /** Parts, frames and artifacts go with their film. */
  async removeStore(tx: Tx, storeId: string): Promise<void> {
    await tx.run(`DELETE FROM media.uploads WHERE store_id = $1`, [storeId]);
    await tx.run(`DELETE FROM media.videos WHERE store_id = $1`, [storeId]);
  }
}
