import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';
import { storePolicies } from './store-policies.js';

/** A table that grows with time, and the span of one of its partitions. */
interface Timed {
  readonly schema: string;
  readonly table: string;
  readonly unit: 'week' | 'month';
}

const OUTBOX: Timed = { schema: 'platform', table: 'outbox_events', unit: 'week' };
const AUDIT: Timed = { schema: 'admin', table: 'audit_logs', unit: 'month' };
const FRAME_PARTITIONS = 8;

/**
 * Puts a table under a partitioned one of its name. Nothing is copied: what is there becomes the
 * partition of the span that runs, with everything before it. Policies and rights stay with the
 * parent: a partition is reached through it alone.
 */
function partitioned({ schema, table, unit }: Timed): string {
  const parent = `${schema}.${table}`;
  return `
    DO $$
    DECLARE
      span timestamptz := date_trunc('${unit}', now(), 'UTC');
      part text := '${table}_p' || to_char(span AT TIME ZONE 'UTC', 'YYYYMMDD');
      entry record;
    BEGIN
      EXECUTE format('ALTER TABLE ${parent} RENAME TO %I', part);
      FOR entry IN SELECT c.relname AS bare
          FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = format('${schema}.%I', part)::regclass AND NOT i.indisprimary
      LOOP
        EXECUTE format('ALTER INDEX ${schema}.%I RENAME TO %I', entry.bare, part || '_' || entry.bare);
      END LOOP;
      EXECUTE format('ALTER TABLE ${schema}.%I DROP CONSTRAINT ${table}_pkey', part);
      EXECUTE format('ALTER TABLE ${schema}.%I ADD PRIMARY KEY (id, created_at)', part);
      FOR entry IN SELECT polname AS name FROM pg_policy
         WHERE polrelid = format('${schema}.%I', part)::regclass
      LOOP
        EXECUTE format('DROP POLICY %I ON ${schema}.%I', entry.name, part);
      END LOOP;
      EXECUTE format('REVOKE ALL ON ${schema}.%I FROM ${appRole()}', part);
      EXECUTE format(
        'CREATE TABLE ${parent} (LIKE ${schema}.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS, '
          'CONSTRAINT ${table}_pkey PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at)', part);
      EXECUTE format(
        'ALTER TABLE ${parent} ATTACH PARTITION ${schema}.%I FOR VALUES FROM (MINVALUE) TO (%L)',
        part, span + interval '1 ${unit}');
    END $$;
    ALTER TABLE ${parent} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${parent} FORCE ROW LEVEL SECURITY;`;
}

/** The table as it was: its rows moved into one without partitions. */
function whole({ schema, table }: Timed): string {
  const parent = `${schema}.${table}`;
  return `
    ALTER TABLE ${parent} NO FORCE ROW LEVEL SECURITY;
    ALTER TABLE ${parent} RENAME TO ${table}_parted;
    ALTER TABLE ${parent}_parted RENAME CONSTRAINT ${table}_pkey TO ${table}_parted_pkey;
    CREATE TABLE ${parent} (LIKE ${parent}_parted INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
      CONSTRAINT ${table}_pkey PRIMARY KEY (id));
    INSERT INTO ${parent} SELECT * FROM ${parent}_parted;
    DROP TABLE ${parent}_parted;
    ALTER TABLE ${parent} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${parent} FORCE ROW LEVEL SECURITY;`;
}

const OUTBOX_INDEXES = `
  CREATE INDEX outbox_events_pending_idx ON platform.outbox_events (available_at)
    WHERE relayed_at IS NULL;
  CREATE INDEX outbox_events_unsettled_idx ON platform.outbox_events (check_at)
    WHERE check_at IS NOT NULL;`;
const AUDIT_INDEXES = `
  CREATE INDEX audit_logs_time_idx ON admin.audit_logs (created_at DESC, id DESC);
  CREATE INDEX audit_logs_store_idx ON admin.audit_logs (store_id, created_at DESC);
  CREATE INDEX audit_logs_user_idx ON admin.audit_logs (user_id, created_at DESC);
  CREATE INDEX audit_logs_target_idx ON admin.audit_logs (target, created_at DESC);`;

const outboxRights = (role: string): string => `
  -- Whoever may act may tell of it; only the relay reads and marks.
  CREATE POLICY outbox_events_insert ON platform.outbox_events FOR INSERT
    WITH CHECK (platform.ctx_actor() IS NOT NULL AND relayed_at IS NULL);
  CREATE POLICY outbox_events_select ON platform.outbox_events FOR SELECT
    USING (platform.is_system('relay-outbox'));
  CREATE POLICY outbox_events_update ON platform.outbox_events FOR UPDATE
    USING (platform.is_system('relay-outbox')) WITH CHECK (platform.is_system('relay-outbox'));
  CREATE POLICY outbox_events_measure ON platform.outbox_events FOR SELECT
    USING (platform.is_system('collect-metrics'));
  GRANT SELECT, INSERT, UPDATE ON platform.outbox_events TO ${role};`;

const auditRights = (role: string): string => `
  -- Everybody adds in their own name; nobody changes or removes; staff and the person read.
  CREATE POLICY audit_logs_insert ON admin.audit_logs FOR INSERT
    WITH CHECK (actor = platform.ctx_actor()
      AND user_id IS NOT DISTINCT FROM platform.ctx_user());
  CREATE POLICY audit_logs_select ON admin.audit_logs FOR SELECT
    USING (platform.is_admin() OR platform.owns_user_row(user_id)
      OR platform.has_store_scope(store_id, 'store:manage'));
  GRANT SELECT, INSERT ON admin.audit_logs TO ${role};`;

/** The frames of films in another table, partitioned or not; rows go with them. */
function moveFrames(role: string, partitions: number): string {
  const parts = Array.from(
    { length: partitions },
    (_, index) => `
    CREATE TABLE media.frames_p${index} PARTITION OF media.frames
      FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${index});
    ALTER TABLE media.frames_p${index} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE media.frames_p${index} FORCE ROW LEVEL SECURITY;`,
  );
  return `
    ALTER TABLE media.frames NO FORCE ROW LEVEL SECURITY;
    ALTER TABLE media.frames RENAME TO frames_before;
    ALTER TABLE media.frames_before RENAME CONSTRAINT frames_once_key TO frames_before_key;
    CREATE TABLE media.frames (LIKE media.frames_before INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
      CONSTRAINT frames_once_key PRIMARY KEY (video_id, frame_index),
      CONSTRAINT frames_video_id_fkey FOREIGN KEY (video_id)
        REFERENCES media.videos (id) ON DELETE CASCADE
    ) ${partitions > 0 ? 'PARTITION BY HASH (video_id)' : ''};
    ${parts.join('')}
    INSERT INTO media.frames SELECT * FROM media.frames_before;
    DROP TABLE media.frames_before;
    ${storePolicies({ schema: 'media', table: 'frames', role })}`;
}

/**
 * Tables that grow without end in pieces: the outbox by week, whose old weeks are dropped and not
 * deleted row by row; the audit log by month, whose old months can be detached; the frames of films
 * by film, so that no index of theirs is large.
 */
export class PlatformPartitions1764000023000 implements MigrationInterface {
  name = 'PlatformPartitions1764000023000';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query('DROP INDEX platform.outbox_events_relayed_idx');
    await runner.query(partitioned(OUTBOX) + OUTBOX_INDEXES + outboxRights(role));
    await runner.query(partitioned(AUDIT) + AUDIT_INDEXES + auditRights(role));
    await runner.query(moveFrames(role, FRAME_PARTITIONS));
    await runner.query(`
      -- Makes the spans to come: beside the table and then attached, which holds nobody up.
      CREATE FUNCTION platform.make_partitions() RETURNS int
      LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '3s' AS $$
      DECLARE
        grown record;
        span timestamptz;
        part text;
        made int := 0;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('platform.make_partitions'));
        FOR grown IN SELECT * FROM (VALUES
            ('platform', 'outbox_events', 'week', interval '1 week', 8),
            ('admin', 'audit_logs', 'month', interval '1 month', 3)
          ) AS known (schema_name, table_name, unit, step, ahead)
        LOOP
          FOR each IN 0 .. grown.ahead LOOP
            span := date_trunc(grown.unit, now()) + each * grown.step;
            part := grown.table_name || '_p' || to_char(span, 'YYYYMMDD');
            CONTINUE WHEN to_regclass(format('%I.%I', grown.schema_name, part)) IS NOT NULL;
            EXECUTE format('CREATE TABLE %1$I.%2$I (LIKE %1$I.%3$I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)',
              grown.schema_name, part, grown.table_name);
            EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', grown.schema_name, part);
            EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', grown.schema_name, part);
            EXECUTE format('ALTER TABLE %1$I.%2$I ATTACH PARTITION %1$I.%3$I FOR VALUES FROM (%4$L) TO (%5$L)',
              grown.schema_name, grown.table_name, part, span, span + grown.step);
            made := made + 1;
          END LOOP;
        END LOOP;
        RETURN made;
      END $$;
      REVOKE ALL ON FUNCTION platform.make_partitions() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION platform.make_partitions() TO ${role};

      -- Drops the weeks of the outbox that ended a week ago and in which everything has been done.
      -- It looks through the parent, as the relay that calls it may.
      CREATE FUNCTION platform.drop_spent_outbox() RETURNS int
      LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '3s' AS $$
      DECLARE
        part text;
        ends timestamptz;
        dropped int := 0;
      BEGIN
        IF NOT platform.is_system('relay-outbox') THEN
          RAISE EXCEPTION 'only the relay clears the outbox' USING ERRCODE = '42501';
        END IF;
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
           WHERE i.inhparent = 'platform.outbox_events'::regclass ORDER BY c.relname
        LOOP
          ends := to_timestamp(right(part, 8), 'YYYYMMDD') + interval '1 week';
          CONTINUE WHEN ends > now() - interval '1 week';
          -- Weeks before this one are gone or wait for something themselves.
          EXIT WHEN EXISTS (SELECT 1 FROM platform.outbox_events
             WHERE created_at < ends AND (relayed_at IS NULL OR check_at IS NOT NULL));
          EXECUTE format('DROP TABLE platform.%I', part);
          dropped := dropped + 1;
        END LOOP;
        RETURN dropped;
      END $$;
      REVOKE ALL ON FUNCTION platform.drop_spent_outbox() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION platform.drop_spent_outbox() TO ${role};
      SELECT platform.make_partitions();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      DROP FUNCTION platform.drop_spent_outbox(); DROP FUNCTION platform.make_partitions();`);
    await runner.query(moveFrames(role, 0));
    await runner.query(whole(AUDIT) + AUDIT_INDEXES + auditRights(role));
    await runner.query(
      `${whole(OUTBOX)} ${OUTBOX_INDEXES} ${outboxRights(role)}
       CREATE INDEX outbox_events_relayed_idx ON platform.outbox_events (relayed_at)
         WHERE relayed_at IS NOT NULL;
       CREATE POLICY outbox_events_delete ON platform.outbox_events FOR DELETE
         USING (platform.is_system('relay-outbox') AND relayed_at IS NOT NULL);
       GRANT DELETE ON platform.outbox_events TO ${role};`,
    );
  }
}
