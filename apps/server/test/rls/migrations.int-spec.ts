import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../src/migrations/index.js';
import { createOwnerDataSource } from '../../src/platform/database/data-source.js';
import { TestDatabase } from '../support/test-database.js';
import { readTables } from './catalogue.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database?.drop());

describe('migrations', () => {
  it('go all the way down, and up again to the same tables', async () => {
    const before = await readTables(database);
    const dataSource = createOwnerDataSource(database.ownerUrl);
    await dataSource.initialize();
    try {
      for (let count = 0; count < migrations.length; count += 1) {
        await dataSource.undoLastMigration();
      }
      expect(await readTables(database)).toEqual([]);
      expect(await dataSource.runMigrations()).toHaveLength(migrations.length);
    } finally {
      await dataSource.destroy();
    }
    expect(await readTables(database)).toEqual(before);
  });

  it('run in the order of their names', () => {
    const names = migrations.map((migration) => new migration().name ?? '');
    const stamps = names.map((name) => Number(/(\d+)$/.exec(name)?.[1]));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});
