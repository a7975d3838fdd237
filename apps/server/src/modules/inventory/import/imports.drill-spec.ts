import { afterAll, beforeAll, expect, it } from 'vitest';
import { importAndExport } from '../../../../test/support/catalogue-files.js';
import { StoreApi } from '../../../../test/support/store-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';

let database: TestDatabase;
let shop: StoreApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  shop = await StoreApi.open(database);
});
afterAll(async () => {
  await shop.api.stop();
  await database.drop();
});

it('a catalogue of 5,000 products comes back unchanged from its export', async () => {
  await importAndExport(shop, 5_000);
  const [row] = await database.superuser<{ n: number }>(
    'SELECT count(*)::int AS n FROM inventory.products WHERE store_id = $1',
    [shop.storeId],
  );
  expect(row?.n).toBe(5_000);
});
