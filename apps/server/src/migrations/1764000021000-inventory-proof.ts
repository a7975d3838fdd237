import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the rules of `ledger:check` read of every store. */
const READ = [
  'inventory_sessions',
  'stock_levels',
  'stock_movements',
  'counts',
  'count_snapshots',
  'snapshot_reversals',
  'snapshot_lines',
] as const;

/** What is never changed once it is written. */
const KEPT = [
  'count_snapshots',
  'snapshot_reversals',
  'snapshot_lines',
  'stock_movements',
] as const;

/**
 * `ledger:check` proves stock and confirmed counts too; and neither is changed afterwards, not even
 * by the owner of the tables. Rows go with their store alone.
 */
export class InventoryProof1764000021000 implements MigrationInterface {
  name = 'InventoryProof1764000021000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of READ) {
      await runner.query(`
        CREATE POLICY ${table}_check ON inventory.${table} FOR SELECT
          USING ((SELECT platform.is_system('check-ledger')));`);
    }
    await runner.query(`
      CREATE FUNCTION inventory.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND platform.ctx('purpose') = 'remove-store-data' THEN
          RETURN OLD;
        END IF;
        RAISE EXCEPTION 'what was counted is kept as it was: % on % refused', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'integrity_constraint_violation',
                CONSTRAINT = TG_TABLE_NAME || '_append_only';
      END $$;`);
    for (const table of KEPT) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only
          BEFORE UPDATE OR DELETE ON inventory.${table}
          FOR EACH ROW EXECUTE FUNCTION inventory.refuse_change();
        CREATE TRIGGER ${table}_keep_all BEFORE TRUNCATE ON inventory.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION inventory.refuse_change();`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of KEPT) {
      await runner.query(`
        DROP TRIGGER ${table}_append_only ON inventory.${table};
        DROP TRIGGER ${table}_keep_all ON inventory.${table};`);
    }
    await runner.query(`DROP FUNCTION inventory.refuse_change();`);
    for (const table of READ) {
      await runner.query(`DROP POLICY ${table}_check ON inventory.${table};`);
    }
  }
}
