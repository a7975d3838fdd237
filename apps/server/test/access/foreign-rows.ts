import { readTables, type Table } from '../rls/catalogue.js';
import { makeRow, makeTenant } from '../rls/world.js';
import type { TestDatabase } from '../support/test-database.js';
import type { Operation } from './operations.js';

/** Where the things live that a parameter of a path names. */
const TABLE_OF: Readonly<Record<string, string>> = {
  storeId: 'tenancy.stores',
  userId: 'auth.users',
  sessionId: 'inventory.inventory_sessions',
  productId: 'inventory.products',
  referenceId: 'inventory.product_references',
  importId: 'inventory.catalogue_imports',
  exportId: 'inventory.report_exports',
  aliasId: 'inventory.product_aliases',
  categoryId: 'inventory.product_categories',
  itemId: 'inventory.inventory_items',
  correctionId: 'feedback.corrections',
  truthId: 'feedback.ground_truth',
  countId: 'inventory.counts',
  scheduleId: 'inventory.count_schedules',
  snapshotId: 'inventory.count_snapshots',
  uploadId: 'media.uploads',
  orderId: 'payments.payment_orders',
  methodId: 'payments.payment_methods',
  invitationId: 'tenancy.store_invitations',
  rewardId: 'referrals.referral_rewards',
  notificationId: 'notifications.notifications',
  apiKeyId: 'auth.api_keys',
  deviceId: 'notifications.push_devices',
  packageId: 'billing.credit_packages',
};

/** Parameters that name a thing of the platform's own, which is nobody's row. */
const NAMES: Readonly<Record<string, string>> = {
  settingKey: 'credits.welcome',
  flagKey: 'registration.open',
};

/** A row in every table, all of them another tenant's. */
export class ForeignRows {
  private constructor(
    private readonly database: TestDatabase,
    private readonly rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
    private readonly tables: readonly Table[],
  ) {}

  static async insert(database: TestDatabase): Promise<ForeignRows> {
    const tables = await readTables(database);
    const checks = await database.superuser<{ sql: string }>(
      `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql
         FROM pg_constraint WHERE contype = 'c' AND conrelid::regclass::text = ANY ($1)`,
      [tables.map(({ name }) => name)],
    );
    for (const { sql } of checks) await database.superuser(sql);
    const tenant = makeTenant('vecina');
    const rows = new Map<string, Readonly<Record<string, unknown>>>();
    for (const table of tables) {
      const row = makeRow(table, tenant, true);
      rows.set(table.name, row);
      const columns = Object.keys(row).map((name) => `"${name}"`);
      const places = columns.map((_, index) => `$${index + 1}`);
      await database.superuserWithoutTriggers(
        `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
        Object.values(row),
      );
    }
    return new ForeignRows(database, rows, tables);
  }

  /** The id of the other tenant's thing that the parameter would name. */
  idOf(operation: Operation, param: string): string {
    if (NAMES[param] !== undefined) return NAMES[param];
    const isLogin = param === 'sessionId' && operation.path.startsWith('/auth/');
    const table = isLogin ? 'auth.sessions' : TABLE_OF[param];
    const id = table === undefined ? undefined : this.rows.get(table)?.['id'];
    if (typeof id !== 'string') {
      throw new Error(`${operation.key}: say in TABLE_OF which table {${param}} is of`);
    }
    return id;
  }

  /** What must never be seen in an answer to anybody else. */
  secrets(): string[] {
    const values = [...this.rows.entries()]
      .filter(([table]) => table !== 'billing.credit_packages')
      .flatMap(([, row]) => Object.values(row));
    return values.filter(
      (value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$|@/.test(value),
    );
  }

  /** All of the rows as they are now, to see whether anybody has changed them. */
  async fingerprint(): Promise<string> {
    const parts: string[] = [];
    for (const { name, primaryKey } of this.tables) {
      const row = this.rows.get(name) ?? {};
      const where = primaryKey.map((key, index) => `"${key}" = $${index + 1}`).join(' AND ');
      const keys = primaryKey.map((key) => row[key]);
      const [found] = await this.database.superuser<{ text: string }>(
        `SELECT t::text AS text FROM ${name} t WHERE ${where}`,
        keys,
      );
      parts.push(`${name} ${found?.text ?? 'gone'}`);
    }
    return parts.join('\n');
  }
}
