import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** Outbox of events and jobs, what handlers have done, replay of answers, development messages. */
export class PlatformOutbox1764000000100 implements MigrationInterface {
  name = 'PlatformOutbox1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE platform.outbox_events (
        id uuid PRIMARY KEY,
        kind text NOT NULL CONSTRAINT outbox_events_kind_check CHECK (kind IN ('event', 'job')),
        name text NOT NULL,
        version int NOT NULL CONSTRAINT outbox_events_version_check CHECK (version > 0),
        payload jsonb NOT NULL,
        request_id text NOT NULL,
        available_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        relayed_at timestamptz
      );
      CREATE INDEX outbox_events_pending_idx ON platform.outbox_events (available_at)
        WHERE relayed_at IS NULL;
      CREATE INDEX outbox_events_relayed_idx ON platform.outbox_events (relayed_at)
        WHERE relayed_at IS NOT NULL;
      ALTER TABLE platform.outbox_events ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.outbox_events FORCE ROW LEVEL SECURITY;
      -- Whoever may act may tell of it; only the relay reads, marks and clears.
      CREATE POLICY outbox_events_insert ON platform.outbox_events FOR INSERT
        WITH CHECK (platform.ctx_actor() IS NOT NULL AND relayed_at IS NULL);
      CREATE POLICY outbox_events_select ON platform.outbox_events FOR SELECT
        USING (platform.is_system('relay-outbox'));
      CREATE POLICY outbox_events_update ON platform.outbox_events FOR UPDATE
        USING (platform.is_system('relay-outbox')) WITH CHECK (platform.is_system('relay-outbox'));
      CREATE POLICY outbox_events_delete ON platform.outbox_events FOR DELETE
        USING (platform.is_system('relay-outbox') AND relayed_at IS NOT NULL);
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.outbox_events TO ${role};

      CREATE TABLE platform.event_deliveries (
        event_id uuid NOT NULL,
        handler text NOT NULL,
        handled_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT event_deliveries_once_key PRIMARY KEY (event_id, handler)
      );
      CREATE INDEX event_deliveries_age_idx ON platform.event_deliveries (handled_at);
      ALTER TABLE platform.event_deliveries ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.event_deliveries FORCE ROW LEVEL SECURITY;
      CREATE POLICY event_deliveries_insert ON platform.event_deliveries FOR INSERT
        WITH CHECK (platform.ctx_actor() IN ('job', 'system'));
      CREATE POLICY event_deliveries_select ON platform.event_deliveries FOR SELECT
        USING (platform.ctx_actor() IN ('job', 'system'));
      CREATE POLICY event_deliveries_delete ON platform.event_deliveries FOR DELETE
        USING (platform.is_system('relay-outbox'));
      GRANT SELECT, INSERT, DELETE ON platform.event_deliveries TO ${role};

      CREATE TABLE platform.idempotency_keys (
        user_id uuid NOT NULL,
        key text NOT NULL CONSTRAINT idempotency_keys_length_check
          CHECK (length(key) BETWEEN 8 AND 200),
        route text NOT NULL,
        request_hash text NOT NULL,
        status int,
        body jsonb,
        locked_until timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key)
      );
      CREATE INDEX idempotency_keys_age_idx ON platform.idempotency_keys (created_at);
      ALTER TABLE platform.idempotency_keys ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.idempotency_keys FORCE ROW LEVEL SECURITY;
      CREATE POLICY idempotency_keys_select ON platform.idempotency_keys FOR SELECT
        USING (platform.owns_user_row(user_id) OR platform.is_system('purge-idempotency'));
      CREATE POLICY idempotency_keys_insert ON platform.idempotency_keys FOR INSERT
        WITH CHECK (platform.owns_user_row(user_id));
      CREATE POLICY idempotency_keys_update ON platform.idempotency_keys FOR UPDATE
        USING (platform.owns_user_row(user_id)) WITH CHECK (platform.owns_user_row(user_id));
      CREATE POLICY idempotency_keys_delete ON platform.idempotency_keys FOR DELETE
        USING (platform.owns_user_row(user_id) OR platform.is_system('purge-idempotency'));
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.idempotency_keys TO ${role};

      CREATE TABLE platform.workers (
        id uuid PRIMARY KEY,
        seen_at timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE platform.workers ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.workers FORCE ROW LEVEL SECURITY;
      CREATE POLICY workers_all ON platform.workers
        USING (platform.is_system('worker-presence'))
        WITH CHECK (platform.is_system('worker-presence'));
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.workers TO ${role};

      -- What the product would have sent, where no SMS and no mail service is configured.
      CREATE TABLE platform.development_messages (
        id uuid PRIMARY KEY,
        channel text NOT NULL CONSTRAINT development_messages_channel_check
          CHECK (channel IN ('sms', 'email')),
        recipient text NOT NULL,
        subject text,
        body text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX development_messages_recipient_idx
        ON platform.development_messages (recipient, created_at DESC);
      ALTER TABLE platform.development_messages ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.development_messages FORCE ROW LEVEL SECURITY;
      CREATE POLICY development_messages_all ON platform.development_messages
        USING (platform.is_system('development-mailbox'))
        WITH CHECK (platform.is_system('development-mailbox'));
      GRANT SELECT, INSERT, DELETE ON platform.development_messages TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE platform.development_messages;
      DROP TABLE platform.workers;
      DROP TABLE platform.idempotency_keys;
      DROP TABLE platform.event_deliveries;
      DROP TABLE platform.outbox_events;
    `);
  }
}
