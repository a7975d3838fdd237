import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestDatabase } from '../../../test/support/test-database.js';
import { migrate } from '../../migrate.js';
import type { SystemActor } from '../database/actor.js';
import { OutboxRelay } from './outbox-relay.js';
import type { HandOver } from './hand-over.js';

const RELAY: SystemActor = { kind: 'system', task: 'relay-outbox' };

describe('tables in partitions', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await TestDatabase.create();
  });
  afterAll(() => database.drop());

  /** An outbox row of some days ago; done unless told. */
  const tell = (name: string, daysAgo: number, isDone = true) =>
    database.superuser(
      `INSERT INTO platform.outbox_events
         (id, kind, name, version, payload, request_id, created_at, relayed_at)
       VALUES ($1, 'event', $2, 1, '{}', 'test', now() - $3 * interval '1 day',
               CASE WHEN $4 THEN now() END)`,
      [randomUUID(), name, daysAgo, isDone],
    );
  const told = async () =>
    (
      await database.superuser<{ name: string }>(
        'SELECT name FROM platform.outbox_events ORDER BY created_at',
      )
    ).map(({ name }) => name);
  /** A week that ended long ago: what a product that has run for a while has. */
  const weekAgo = (weeks: number) =>
    database.superuser(`DO $$
      DECLARE span timestamptz := date_trunc('week', now(), 'UTC') - interval '${weeks} weeks';
      BEGIN
        EXECUTE format('CREATE TABLE platform.outbox_events_p%s PARTITION OF platform.outbox_events
          FOR VALUES FROM (%L) TO (%L)', to_char(span AT TIME ZONE 'UTC', 'YYYYMMDD'),
          span, span + interval '1 week');
        EXECUTE format('ALTER TABLE platform.outbox_events_p%s OWNER TO mi_owner',
          to_char(span AT TIME ZONE 'UTC', 'YYYYMMDD'));
      END $$`);

  it('keep their rows when they are divided and when that is undone', async () => {
    await tell('before', 40);
    await database.superuserWithoutTriggers(
      `INSERT INTO media.frames (video_id, store_id, frame_index, time_ms, s3_key, width, height)
       SELECT gen_random_uuid(), gen_random_uuid(), n, n, 'k', 1, 1 FROM generate_series(1, 50) n`,
    );
    await database.superuser(
      `INSERT INTO admin.audit_logs (id, actor, action, target, request_id)
       VALUES (gen_random_uuid(), 'system', 'a', 't', 'r')`,
    );
    const count = async () =>
      database.superuser(`SELECT (SELECT count(*) FROM media.frames)::int AS frames,
        (SELECT count(*) FROM admin.audit_logs)::int AS acts,
        (SELECT count(*) FROM platform.outbox_events)::int AS events`);
    const before = await count();
    expect(before).toEqual([{ frames: 50, acts: 1, events: 1 }]);
    await withoutForeignKeys(() => migrate(database.ownerUrl, 'down'));
    expect(await count()).toEqual(before);
    await withoutForeignKeys(() => migrate(database.ownerUrl, 'up'));
    expect(await count()).toEqual(before);
  });

  /** The frames above are of no film: their key is checked when rows are moved. */
  async function withoutForeignKeys(work: () => Promise<unknown>): Promise<void> {
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await database.superuser(`ALTER DATABASE ${name} SET session_replication_role = replica`);
    try {
      await work();
    } finally {
      await database.superuser(`ALTER DATABASE ${name} RESET session_replication_role`);
    }
  }

  it('have a partition for each week and month to come, reached through the parent alone', async () => {
    const parts = await database.superuser<{ name: string; rls: boolean; open: boolean }>(
      `SELECT c.oid::regclass::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS rls,
              has_table_privilege('mi_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE') AS open
         FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE c.relkind = 'r' AND i.inhparent IN ('platform.outbox_events'::regclass,
          'admin.audit_logs'::regclass, 'media.frames'::regclass)`,
    );
    const of = (table: string) => parts.filter(({ name }) => name.startsWith(table)).length;
    expect([of('platform.outbox_events'), of('admin.audit_logs'), of('media.frames')]).toEqual([
      9, 4, 8,
    ]);
    expect(parts.filter(({ rls, open }) => !rls || open)).toEqual([]);
  });

  it('lose the weeks in which everything has been done, and no other', async () => {
    await database.superuser('DELETE FROM platform.outbox_events');
    // The partition of before holds whatever is older; a product that ran on has weeks instead.
    await database.superuser(`DO $$ DECLARE part text; BEGIN
      FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'platform.outbox_events'::regclass
          AND pg_get_expr(c.relpartbound, c.oid) LIKE '%MINVALUE%'
      LOOP EXECUTE format('DROP TABLE platform.%I', part); END LOOP; END $$`);
    await database.db.write(RELAY, (tx) => tx.run('SELECT platform.make_partitions()'));
    for (const weeks of [1, 2, 3, 4]) await weekAgo(weeks);
    await tell('spent', 28);
    await tell('waiting', 21, false);
    await tell('after it', 14);
    await tell('of today', 0);
    const relay = new OutboxRelay(database.db, {} as HandOver);
    await relay.purge();
    expect(await told()).toEqual(['waiting', 'after it', 'of today']);
    await database.superuser(`UPDATE platform.outbox_events SET relayed_at = now()`);
    await relay.purge();
    expect(await told()).not.toContain('waiting');
    expect(await told()).toContain('of today');
  });

  it('are cleared by the relay alone', async () => {
    const others: SystemActor = { kind: 'system', task: 'expire-films' };
    await expect(
      database.db.write(others, (tx) => tx.run('SELECT platform.drop_spent_outbox()')),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
