import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreActor } from '../../src/platform/database/actor.js';
import { given } from '../support/builders.js';
import { BIG_TABLES, seededBarcode, seedStore } from '../support/store-seed.js';
import { tokenOf } from '../support/staff.js';
import { TestApi } from '../support/test-api.js';
import { TestDatabase } from '../support/test-database.js';
import { Planner, statementsOf } from './recorded-statements.js';

// Real: the API on PostgreSQL, with a store large enough for the planner to take indexes seriously,
// and a neighbour of its size: reading a table whole would read the neighbour's rows as well.
const SIZE = { products: 8_000, sessions: 400, linesPerSession: 20 };

let database: TestDatabase;
let api: TestApi;
let actor: StoreActor;
let token: string;
let planner: Planner;
let ids: { product: string; session: string; cursor: string };

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database, { OBJECT_URL_SECRET: 'secret' });
  const owner = (await given.store(database)).actor;
  const neighbour = (await given.store(database)).actor;
  const door = {
    bare: database.superuserWithoutTriggers.bind(database),
    full: database.superuser.bind(database),
  };
  for (const [seed, shop] of [
    [1, owner],
    [2, neighbour],
  ] as const) {
    await seedStore(door, SIZE, seed, shop);
  }
  await database.superuser('VACUUM ANALYZE');
  actor = owner;
  token = await tokenOf(database, api, owner.userId);
  planner = await Planner.open(database.appUrl, actor);
  const products = await ask('/products?limit=100');
  const sessions = await ask('/sessions');
  ids = {
    product: (products['items'] as Array<{ id: string }>)[0]!.id,
    session: (sessions['items'] as Array<{ id: string }>)[0]!.id,
    cursor: String(products['nextCursor']),
  };
});
afterAll(async () => {
  await planner?.close();
  await api?.stop();
  await database?.drop();
});

async function ask(path: string): Promise<Record<string, unknown>> {
  const url = `/stores/${actor.storeId}${path}`;
  const answer = await api.call('GET', url, { token });
  expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300);
  return answer.body;
}

/** What a store's people open, and the files they ask for. */
const SCREENS: Array<[name: string, path: () => string]> = [
  ['the store at a glance', () => '/summary'],
  ['products by name', () => '/products'],
  ['a later page of products', () => `/products?limit=100&cursor=${ids.cursor}`],
  ['products of a category', () => `/products?category=${encodeURIComponent('Categoría 7')}`],
  ['archived products', () => '/products?archived=true'],
  ['a search by words', () => '/products?search=galle'],
  [
    'a search by several words',
    () => `/products?search=${encodeURIComponent('yogurt fresa 500 ml')}`,
  ],
  ['a search with slips', () => '/products?search=refersco'],
  ['a search by barcode', () => `/products?search=${seededBarcode(1, 123)}`],
  ['a barcode', () => `/products/lookup?barcode=${seededBarcode(1, 4_711)}`],
  ['one product', () => `/products/${ids.product}`],
  ['the references of a product', () => `/products/${ids.product}/references`],
  ['the aliases of a product', () => `/products/${ids.product}/aliases`],
  ['the counts of a product', () => `/products/${ids.product}/history`],
  ['categories', () => '/categories'],
  ['sessions', () => '/sessions'],
  ['one session', () => `/sessions/${ids.session}`],
  ['a report', () => `/sessions/${ids.session}/report`],
  ['what a report lacks', () => `/sessions/${ids.session}/expected`],
  ['a report against the last count', () => `/sessions/${ids.session}/variance`],
  ['corrections', () => '/corrections'],
  ['counts', () => '/counts'],
  ['snapshots', () => '/snapshots'],
  ['stock', () => '/stock'],
  ['stock of a category', () => `/stock?category=${encodeURIComponent('Categoría 7')}`],
  ['stock of an area', () => '/stock?area=refrigerador'],
  ['movements', () => '/stock/movements'],
  ['movements of a product', () => `/stock/movements?productId=${ids.product}`],
  ['low stock', () => '/stock/low'],
  ['valuation', () => '/stock/valuation'],
  ['the purchase list', () => '/purchase-list'],
  ['shrinkage', () => '/shrinkage'],
  ['accuracy', () => '/accuracy'],
  ['exports', () => '/exports'],
];

describe('plans of a large store', () => {
  it('are of rows as the product writes them: the words that were seeded are the product’s own', async () => {
    const some = `SELECT id FROM inventory.products WHERE store_id = $1 ORDER BY id LIMIT 40`;
    const terms = () =>
      database.superuser(
        `SELECT term, product_id, weight FROM inventory.product_terms
          WHERE product_id IN (${some}) ORDER BY 1, 2`,
        [actor.storeId],
      );
    const seeded = await terms();
    await database.superuser(`SELECT inventory.refresh_terms(ARRAY(${some}))`, [actor.storeId]);
    expect(seeded).toEqual(await terms());
    expect(seeded.length).toBeGreaterThan(200);
  });

  it('finds the same products whether or not a word is so common that it is only looked for', async () => {
    const found = async (words: string): Promise<string[]> => {
      const search = encodeURIComponent(words);
      const { items } = await ask(`/products?limit=100&search=${search}`);
      return (items as Array<{ id: string }>).map(({ id }) => id);
    };
    // Each of the 8,000 has a size in ml, which is more than is ever gathered.
    const rare = await found('refresco sabor');
    expect(rare.length).toBeGreaterThan(0);
    expect(await found('refresco sabor ml')).toEqual(rare);
    expect(await found('ml refresco sabor')).toEqual(rare);
    expect(await found('refresco sabor mlx')).toEqual([]);
  });

  it.each(SCREENS)('%s: no big table is read from end to end', async (_name, path) => {
    const statements = await statementsOf(() => ask(path()));
    expect(statements.length).toBeGreaterThan(0);
    const whole: string[] = [];
    for (const statement of statements) {
      for (const kind of ['custom', 'generic'] as const) {
        const tables = await planner.tablesReadWhole(statement, kind);
        const big = tables.filter((table) => (BIG_TABLES as readonly string[]).includes(table));
        if (big.length > 0) whole.push(`${kind} ${big.join()}: ${statement.sql}`);
      }
    }
    expect(whole).toEqual([]);
  });
});
