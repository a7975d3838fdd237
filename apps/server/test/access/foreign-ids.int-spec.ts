import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/database/ids.js';
import { PaymentWorld } from '../support/payment-world.js';
import { tokenOf } from '../support/staff.js';
import { TestApi, type Answer } from '../support/test-api.js';
import { foreignIdCases, givenShop, type ForeignIdCase, type Shop } from './foreign-id-cases.js';
import { fillPath, readOperations, type Operation } from './operations.js';

let world: PaymentWorld;
let api: TestApi;
let operations: Operation[];

beforeAll(async () => {
  // With the vendors, so that a card of somebody else's is really looked for.
  world = await PaymentWorld.open();
  api = await TestApi.start(world.database, { ...world.env, OBJECT_URL_SECRET: 'secret' });
  operations = readOperations(api.app);
});
afterAll(async () => {
  await api?.stop();
  await world?.close();
});

type Tried = Exclude<ForeignIdCase, { exempt: string }>;

const tried = Object.entries(foreignIdCases).filter(
  (entry): entry is [string, Tried] => !('exempt' in entry[1]),
);

function operationOf(key: string): Operation {
  const operation = operations.find((candidate) => key.startsWith(`${candidate.key} `));
  if (!operation) throw new Error(`no operation for ${key}`);
  return operation;
}

/** Calls with the id in its place and everything else the caller's own. */
function ask(key: string, { mine, id }: { mine: Shop; id: string }, token: string) {
  const { at, body, query } = foreignIdCases[key] as Tried;
  const operation = operationOf(key);
  const path = fillPath(operation, { storeId: mine.storeId, ...at?.(mine) });
  const name = /\?(\w+)$/.exec(key)?.[1];
  const search = new URLSearchParams({ ...query?.(mine), ...(name ? { [name]: id } : {}) });
  return api.call(operation.method, name ? `${path}?${search.toString()}` : path, {
    token,
    ...(body ? { body: body(id, mine), headers: { 'if-match': '"1"' } } : {}),
  });
}

/** An answer without what differs in every request. */
function visible({ status, body }: Answer, id: string): string {
  const { requestId: _, ...said } = body;
  return `${status} ${JSON.stringify(said).replaceAll(id, 'ID')}`;
}

/** The rows of a shop, to see whether a stranger has changed them. */
async function stateOf(shop: Shop): Promise<unknown> {
  const tables = [
    'inventory.products',
    'inventory.inventory_sessions',
    'inventory.inventory_items',
    'inventory.counts',
    'inventory.count_schedules',
    'inventory.stock_movements',
    'tenancy.store_users',
    'media.uploads',
  ];
  const rows = tables.map((table) =>
    world.database.superuser(
      `SELECT t::text AS row FROM ${table} t WHERE store_id = $1 ORDER BY 1`,
      [shop.storeId],
    ),
  );
  return Promise.all(rows);
}

describe('ids in bodies and queries', () => {
  it('are all known, and no other', () => {
    const known = operations.flatMap(({ key, ids }) => ids.map((place) => `${key} ${place}`));
    expect(known.filter((key) => !(key in foreignIdCases))).toEqual([]);
    expect(Object.keys(foreignIdCases).filter((key) => !known.includes(key))).toEqual([]);
  });

  it.each(tried)('%s: a stranger’s is refused like one that is not there', async (key, how) => {
    const mine = await givenShop(world.database);
    const theirs = await givenShop(world.database);
    const token = await tokenOf(world.database, api, mine.ownerId);
    const before = await stateOf(theirs);
    const absentId = newId();

    const foreign = await ask(key, { mine, id: theirs[how.names] }, token);
    const absent = await ask(key, { mine, id: absentId }, token);
    const own = await ask(key, { mine, id: mine[how.names] }, token);

    expect(visible(foreign, theirs[how.names])).toBe(visible(absent, absentId));
    if (how.filters) expect(foreign.body).toMatchObject({ items: [], nextCursor: null });
    else expect([400, 404, 409, 422], foreign.text).toContain(foreign.status);
    for (const secret of Object.values(theirs)) {
      if (secret !== theirs[how.names]) expect(foreign.text).not.toContain(secret);
    }
    expect(await stateOf(theirs)).toEqual(before);
    // What refuses is whose it is: the same call with one's own is heard.
    if (how.ownIsRefused) {
      expect(visible(own, mine[how.names])).not.toBe(visible(foreign, theirs[how.names]));
    } else expect(own.status, own.text).toBeLessThan(300);
  });
});
