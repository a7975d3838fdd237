import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from './builders.js';
import { TestDatabase } from './test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

describe('TestDatabase', () => {
  it('acts as the role that owns nothing and sees its own rows alone', async () => {
    const store = await given.store(database);
    const stranger = await given.user(database);
    const sql = `SELECT id FROM tenancy.stores`;
    expect(await database.db.read(store.actor, (tx) => tx.query(sql))).toEqual([{ id: store.id }]);
    expect(await database.db.read(stranger.actor, (tx) => tx.query(sql))).toEqual([]);
  });
});
