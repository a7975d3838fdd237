import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './app-role.js';

/** The tasks that see across people; each does what its name says and nothing else. */
const TREE = `platform.is_system('build-referral-tree', 'reward-referrals')`;
const CHECK = `platform.is_system('check-ledger')`;

function secure(table: string): string {
  return `ALTER TABLE referrals.${table} ENABLE ROW LEVEL SECURITY;
          ALTER TABLE referrals.${table} FORCE ROW LEVEL SECURITY;`;
}

/** Who invited whom, and what was given for it. */
export class ReferralsTree1764000004200 implements MigrationInterface {
  name = 'ReferralsTree1764000004200';

  async up(runner: QueryRunner): Promise<void> {
    const role = appRole();
    await runner.query(`
      CREATE TABLE referrals.referral_codes (
        user_id uuid PRIMARY KEY CONSTRAINT referral_codes_user_fkey REFERENCES auth.users (id),
        code text NOT NULL CONSTRAINT referral_codes_code_key UNIQUE
          CONSTRAINT referral_codes_code_check CHECK (code ~ '^[A-HJ-NP-Z2-9]{7}$'),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      ${secure('referral_codes')}
      CREATE POLICY referral_codes_select ON referrals.referral_codes FOR SELECT
        USING (platform.owns_user_row(user_id) OR ${TREE} OR platform.is_admin());
      CREATE POLICY referral_codes_insert ON referrals.referral_codes FOR INSERT
        WITH CHECK (platform.owns_user_row(user_id));
      GRANT SELECT, INSERT ON referrals.referral_codes TO ${role};

      CREATE TABLE referrals.referral_tree (
        referrer_id uuid NOT NULL CONSTRAINT referral_tree_referrer_fkey REFERENCES auth.users (id),
        referred_id uuid NOT NULL CONSTRAINT referral_tree_referred_fkey REFERENCES auth.users (id),
        -- 1 invited directly; more above are kept for reports and earn nothing.
        level int NOT NULL CONSTRAINT referral_tree_level_check CHECK (level BETWEEN 1 AND 5),
        review_reason text,
        purchase_order_id uuid,
        purchased_at timestamptz,
        session_id uuid,
        filmed_at timestamptz,
        -- To the millisecond, as cursors carry it.
        created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
        CONSTRAINT referral_tree_pkey PRIMARY KEY (referrer_id, referred_id),
        CONSTRAINT referral_tree_self_check CHECK (referrer_id <> referred_id)
      );
      CREATE UNIQUE INDEX referral_tree_direct_key ON referrals.referral_tree (referred_id)
        WHERE level = 1;
      CREATE INDEX referral_tree_list_idx
        ON referrals.referral_tree (referrer_id, created_at DESC, referred_id);
      CREATE INDEX referral_tree_referred_idx ON referrals.referral_tree (referred_id);
      ${secure('referral_tree')}
      CREATE POLICY referral_tree_select ON referrals.referral_tree FOR SELECT
        USING (platform.owns_user_row(referrer_id) OR platform.owns_user_row(referred_id)
          OR ${TREE} OR platform.is_admin());
      CREATE POLICY referral_tree_insert ON referrals.referral_tree FOR INSERT
        WITH CHECK (platform.is_system('build-referral-tree'));
      CREATE POLICY referral_tree_update ON referrals.referral_tree FOR UPDATE
        USING (platform.is_system('reward-referrals'))
        WITH CHECK (platform.is_system('reward-referrals'));
      GRANT SELECT, INSERT, UPDATE ON referrals.referral_tree TO ${role};

      CREATE TABLE referrals.referral_rewards (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT referral_rewards_user_fkey REFERENCES auth.users (id),
        -- One invitation is rewarded once, for ever.
        referred_id uuid NOT NULL CONSTRAINT referral_rewards_once_key UNIQUE
          CONSTRAINT referral_rewards_referred_fkey REFERENCES auth.users (id),
        order_id uuid NOT NULL,
        credits bigint NOT NULL CONSTRAINT referral_rewards_credits_check CHECK (credits >= 0),
        status text NOT NULL CONSTRAINT referral_rewards_status_check
          CHECK (status IN ('DUE', 'REVIEW', 'GRANTED', 'REVERSED', 'REJECTED')),
        review_reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX referral_rewards_list_idx
        ON referrals.referral_rewards (user_id, created_at DESC, id DESC);
      CREATE INDEX referral_rewards_order_idx ON referrals.referral_rewards (order_id);
      CREATE INDEX referral_rewards_open_idx ON referrals.referral_rewards (status, created_at)
        WHERE status IN ('DUE', 'REVIEW');
      ${secure('referral_rewards')}
      CREATE POLICY referral_rewards_select ON referrals.referral_rewards FOR SELECT
        USING (platform.owns_user_row(user_id) OR platform.is_system('reward-referrals')
          OR ${CHECK} OR platform.is_admin());
      CREATE POLICY referral_rewards_insert ON referrals.referral_rewards FOR INSERT
        WITH CHECK (platform.is_system('reward-referrals'));
      CREATE POLICY referral_rewards_update ON referrals.referral_rewards FOR UPDATE
        USING (platform.is_system('reward-referrals') OR platform.is_admin()
          OR (platform.ctx_actor() = 'job' AND platform.owns_user_row(user_id)))
        WITH CHECK (platform.is_system('reward-referrals') OR platform.is_admin()
          OR (platform.ctx_actor() = 'job' AND platform.owns_user_row(user_id)));
      GRANT SELECT, INSERT, UPDATE ON referrals.referral_rewards TO ${role};

      -- Traces by which one person behind two accounts is noticed: hashes, never the thing itself.
      CREATE TABLE referrals.traces (
        user_id uuid NOT NULL CONSTRAINT traces_user_fkey REFERENCES auth.users (id),
        kind text NOT NULL CONSTRAINT traces_kind_check CHECK (kind IN ('DEVICE', 'CARD')),
        hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT traces_pkey PRIMARY KEY (user_id, kind, hash)
      );
      CREATE INDEX traces_hash_idx ON referrals.traces (kind, hash);
      ${secure('traces')}
      CREATE POLICY traces_select ON referrals.traces FOR SELECT USING (${TREE});
      CREATE POLICY traces_insert ON referrals.traces FOR INSERT
        WITH CHECK (${TREE} OR platform.owns_user_row(user_id));
      GRANT SELECT, INSERT ON referrals.traces TO ${role};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE referrals.traces; DROP TABLE referrals.referral_rewards;
      DROP TABLE referrals.referral_tree; DROP TABLE referrals.referral_codes;`);
  }
}
