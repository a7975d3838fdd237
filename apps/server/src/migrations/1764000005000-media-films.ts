import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** Films, their uploads in parts, key frames and the artifacts of each step. */
export class MediaFilms1764000005000 implements MigrationInterface {
  name = 'MediaFilms1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE media.videos (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES tenancy.stores (id),
        session_id uuid NOT NULL CONSTRAINT videos_session_key UNIQUE,
        status text NOT NULL DEFAULT 'UPLOADING' CONSTRAINT videos_status_check
          CHECK (status IN ('UPLOADING', 'UPLOADED', 'ACCEPTED', 'REFUSED', 'REMOVED')),
        s3_key text NOT NULL CONSTRAINT videos_object_key UNIQUE,
        content_type text NOT NULL,
        size_bytes bigint NOT NULL CONSTRAINT videos_size_check CHECK (size_bytes >= 0),
        sha256 text CONSTRAINT videos_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        duration_ms int CONSTRAINT videos_duration_check CHECK (duration_ms >= 0),
        width int,
        height int,
        codec text,
        created_at timestamptz NOT NULL DEFAULT now(),
        uploaded_at timestamptz,
        removed_at timestamptz
      );
      CREATE INDEX videos_store_idx ON media.videos (store_id, created_at DESC);
      CREATE INDEX videos_retention_idx ON media.videos (created_at) WHERE removed_at IS NULL;

      CREATE TABLE media.uploads (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        video_id uuid NOT NULL REFERENCES media.videos (id),
        session_id uuid NOT NULL,
        multipart_id text NOT NULL,
        status text NOT NULL DEFAULT 'OPEN' CONSTRAINT uploads_status_check
          CHECK (status IN ('OPEN', 'COMPLETED', 'ABORTED', 'EXPIRED')),
        part_size_bytes int NOT NULL CONSTRAINT uploads_part_size_check
          CHECK (part_size_bytes BETWEEN 5242880 AND 8388608),
        part_count int NOT NULL CONSTRAINT uploads_part_count_check
          CHECK (part_count BETWEEN 1 AND 10000),
        size_bytes bigint NOT NULL,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        completed_at timestamptz
      );
      CREATE UNIQUE INDEX uploads_open_key ON media.uploads (video_id) WHERE status = 'OPEN';
      CREATE INDEX uploads_store_idx ON media.uploads (store_id, created_at DESC);
      CREATE INDEX uploads_expiry_idx ON media.uploads (expires_at) WHERE status = 'OPEN';

      CREATE TABLE media.upload_parts (
        upload_id uuid NOT NULL REFERENCES media.uploads (id) ON DELETE CASCADE,
        store_id uuid NOT NULL,
        part_number int NOT NULL CONSTRAINT upload_parts_number_check CHECK (part_number > 0),
        etag text NOT NULL,
        size_bytes bigint NOT NULL,
        CONSTRAINT upload_parts_pkey PRIMARY KEY (upload_id, part_number)
      );

      CREATE TABLE media.video_artifacts (
        video_id uuid NOT NULL REFERENCES media.videos (id) ON DELETE CASCADE,
        store_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT video_artifacts_kind_check
          CHECK (kind IN ('survey', 'detections', 'count')),
        version int NOT NULL,
        s3_key text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT video_artifacts_once_key PRIMARY KEY (video_id, kind)
      );

      CREATE TABLE media.frames (
        video_id uuid NOT NULL REFERENCES media.videos (id) ON DELETE CASCADE,
        store_id uuid NOT NULL,
        frame_index int NOT NULL CONSTRAINT frames_index_check CHECK (frame_index >= 0),
        time_ms int NOT NULL,
        s3_key text NOT NULL,
        width int NOT NULL,
        height int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT frames_once_key PRIMARY KEY (video_id, frame_index)
      );
    `);
    for (const table of ['videos', 'uploads', 'upload_parts', 'video_artifacts', 'frames']) {
      await runner.query(storePolicies({ schema: 'media', table, role }));
    }
    // Retention and the expiry of abandoned uploads go over all stores, on these columns alone.
    await runner.query(`
      CREATE POLICY videos_retention_select ON media.videos FOR SELECT
        USING (platform.is_system('expire-films'));
      CREATE POLICY videos_retention_update ON media.videos FOR UPDATE
        USING (platform.is_system('expire-films')) WITH CHECK (platform.is_system('expire-films'));
      CREATE POLICY uploads_expiry_select ON media.uploads FOR SELECT
        USING (platform.is_system('expire-uploads'));
      CREATE POLICY uploads_expiry_update ON media.uploads FOR UPDATE
        USING (platform.is_system('expire-uploads') AND status = 'OPEN')
        WITH CHECK (platform.is_system('expire-uploads') AND status = 'EXPIRED');
      CREATE POLICY videos_expiry_select ON media.videos FOR SELECT
        USING (platform.is_system('expire-uploads'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE media.frames; DROP TABLE media.video_artifacts; DROP TABLE media.upload_parts;
      DROP TABLE media.uploads; DROP TABLE media.videos;`);
  }
}
