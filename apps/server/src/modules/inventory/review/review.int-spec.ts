import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/builders.js';
import {
  givenProducts,
  givenReport,
  type BuiltLine,
} from '../../../../test/support/given-report.js';
import { TestApi, type Answer } from '../../../../test/support/test-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { StoreActor } from '../../../platform/database/actor.js';
import { AccessTokens } from '../../auth/access-tokens.js';
import { newId } from '../../../platform/database/ids.js';
import type { ReportItemResponse, ReportResponse } from '../sessions/dto/report.response.js';

// Real: the HTTP API, the services and PostgreSQL. Nothing is faked; reports are inserted.
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

async function tokenOf({ userId }: StoreActor): Promise<string> {
  const sessionId = newId();
  await database.superuser(`INSERT INTO auth.sessions (id, user_id) VALUES ($1, $2)`, [
    sessionId,
    userId,
  ]);
  return (await api.app.get(AccessTokens).sign({ userId, role: 'USER', sessionId })).token;
}

type Lines = (productIds: readonly string[]) => readonly BuiltLine[];
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** A store with three products and one report, and how its owner calls the API. */
async function shopWith(lines: Lines) {
  const { actor } = await given.store(database);
  const productIds = await givenProducts(database, actor, ['Cola', 'Café', 'Atún']);
  const report = await givenReport(database, actor, lines(productIds));
  const base = `/stores/${actor.storeId}/sessions/${report.sessionId}`;
  const token = await tokenOf(actor);
  const call = <Body = ReportItemResponse>(
    method: Method,
    path: string,
    options: { body?: object; version?: number; as?: string } = {},
  ): Promise<Answer<Body>> =>
    api.call<Body>(method, `${base}${path}`, {
      token: options.as ?? token,
      body: options.body,
      ...(options.version === undefined ? {} : { headers: { 'if-match': `"${options.version}"` } }),
    });
  const items = async (order = 'report'): Promise<ReportItemResponse[]> =>
    (await call<ReportResponse>('GET', `/report?order=${order}`)).body.items;
  const corrections = (): Promise<Array<{ kind: string; before: object; after: object }>> =>
    database.superuser(
      `SELECT kind, before, after FROM feedback.corrections WHERE session_id = $1 ORDER BY id`,
      [report.sessionId],
    );
  return { actor, productIds, ...report, call, items, corrections };
}

describe('correcting a line', () => {
  it('keeps visible units and the estimated total apart, and records before and after', async () => {
    const shop = await shopWith(([cola]) => [{ productId: cola!, quantity: 4, confidence: 0.4 }]);
    const path = `/items/${shop.itemIds[0]}`;
    const changed = await shop.call('PATCH', path, { body: { depthFactor: 3 }, version: 1 });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ visibleUnits: 4, depthFactor: 3, quantity: 12 });
    expect(changed.body).toMatchObject({ reviewed: true, doubt: 0, version: 2 });
    expect(changed.headers['etag']).toBe('"2"');
    const recounted = await shop.call('PATCH', path, { body: { quantity: 10 }, version: 2 });
    expect(recounted.body).toMatchObject({ visibleUnits: 4, depthFactor: 2.5, quantity: 10 });
    expect(await shop.corrections()).toMatchObject([
      { kind: 'DEPTH', before: { quantity: 4 }, after: { quantity: 12, depthFactor: 3 } },
      { kind: 'DEPTH', before: { quantity: 12 }, after: { quantity: 10 } },
    ]);
    const { body } = await shop.call<{ totals: { units: number } }>('GET', '');
    expect(body.totals.units).toBe(10);
  });

  it('accepts a line as it is with an empty change', async () => {
    const shop = await shopWith(([cola]) => [{ productId: cola!, confidence: 0.3 }]);
    const { body } = await shop.call('PATCH', `/items/${shop.itemIds[0]}`, {
      body: {},
      version: 1,
    });
    expect(body).toMatchObject({ reviewed: true, quantity: 1, level: 'high' });
    expect(await shop.corrections()).toMatchObject([{ kind: 'ACCEPTED' }]);
  });

  it('names the product, and refuses one of another store', async () => {
    const shop = await shopWith(() => [{ confidence: 0.6 }]);
    const other = await given.store(database);
    const [foreign] = await givenProducts(database, other.actor, ['Ajeno']);
    const path = `/items/${shop.itemIds[0]}`;
    const refused = await shop.call('PATCH', path, { body: { productId: foreign }, version: 1 });
    expect(refused.body).toMatchObject({ code: 'items.product_unknown' });
    const productId = shop.productIds[1];
    const named = await shop.call('PATCH', path, { body: { productId }, version: 1 });
    expect(named.body).toMatchObject({ name: 'Café', productId, unrecognised: false });
    expect(await shop.corrections()).toMatchObject([
      { kind: 'NAMED', before: { productId: null }, after: { productName: 'Café' } },
    ]);
  });

  it('asks for the version, and shows both values to whoever came second', async () => {
    const shop = await shopWith(([cola]) => [{ productId: cola!, quantity: 4 }]);
    const operator = await given.member(database, { storeId: shop.actor.storeId });
    const as = await tokenOf(operator.actor);
    const path = `/items/${shop.itemIds[0]}`;
    const blind = await shop.call('PATCH', path, { body: { quantity: 5 } });
    expect(blind.status).toBe(428);
    const [first, second] = await Promise.all([
      shop.call('PATCH', path, { body: { quantity: 5 }, version: 1 }),
      shop.call('PATCH', path, { body: { quantity: 7 }, version: 1, as }),
    ]);
    const [winner, loser] = first.status === 200 ? [first, second] : [second, first];
    expect([winner.status, loser.status]).toEqual([200, 412]);
    const yours = winner === first ? 7 : 5;
    expect(loser.body).toMatchObject({
      code: 'resource.precondition_failed',
      yours: { quantity: yours },
      current: { quantity: winner.body.quantity, visibleUnits: winner.body.quantity, version: 2 },
      currentVersion: 2,
    });
    const again = await shop.call('PATCH', path, { body: { quantity: yours }, version: 2 });
    expect(again.body).toMatchObject({ quantity: yours, version: 3 });
    expect(await shop.corrections()).toHaveLength(2);
  });
});

describe('lines that come and go', () => {
  it('adds by product and by barcode, and says which code nobody knows', async () => {
    const shop = await shopWith(() => []);
    await database.superuser(
      `INSERT INTO inventory.product_barcodes (store_id, product_id, barcode) VALUES ($1, $2, $3)`,
      [shop.actor.storeId, shop.productIds[2], '7501055300075'],
    );
    const byHand = await shop.call('POST', '/items', {
      body: { productId: shop.productIds[0], visibleUnits: 2, depthFactor: 2 },
    });
    expect(byHand.body).toMatchObject({ name: 'Cola', quantity: 4, origin: 'MANUAL' });
    const byCode = await shop.call('POST', '/items', {
      body: { barcode: '7501055300075', visibleUnits: 1 },
    });
    expect(byCode.body).toMatchObject({ name: 'Atún', origin: 'BARCODE', evidence: null });
    const unknown = await shop.call('POST', '/items', {
      body: { barcode: '7501055399999', visibleUnits: 1 },
    });
    expect(unknown.body).toMatchObject({
      code: 'items.barcode_unknown',
      barcode: '7501055399999',
    });
    expect((await shop.items()).map((item) => item.name)).toEqual(['Cola', 'Atún']);
  });

  it('removes a line and puts it back', async () => {
    const shop = await shopWith(([cola, cafe]) => [{ productId: cola! }, { productId: cafe! }]);
    const path = `/items/${shop.itemIds[0]}`;
    expect((await shop.call('DELETE', path)).status).toBe(428);
    const removed = await shop.call('DELETE', path, { version: 1 });
    expect([removed.status, removed.headers['etag']]).toEqual([204, '"2"']);
    expect((await shop.items()).map((item) => item.name)).toEqual(['Café']);
    expect((await shop.call('GET', path)).status).toBe(404);
    const restored = await shop.call('POST', `${path}/restore`, { version: 2 });
    expect(restored.body).toMatchObject({ name: 'Cola', version: 3 });
    expect(await shop.items()).toHaveLength(2);
    expect((await shop.corrections()).map(({ kind }) => kind)).toEqual(['REMOVED', 'RESTORED']);
  });

  it('merges lines with their evidence, and splits them again', async () => {
    const shop = await shopWith(([cola]) => [
      { quantity: 2, label: 'Kola' },
      { productId: cola!, quantity: 3 },
      {},
    ]);
    const [target, second, third] = shop.itemIds;
    const stale = await shop.call('POST', `/items/${target}/merge`, {
      body: { items: [{ id: second, version: 9 }] },
      version: 1,
    });
    expect(stale.status).toBe(412);
    const merged = await shop.call('POST', `/items/${target}/merge`, {
      body: { items: [second, third].map((id) => ({ id, version: 1 })) },
      version: 1,
    });
    expect(merged.body).toMatchObject({ name: 'Cola', quantity: 6, version: 2 });
    expect(await shop.items()).toHaveLength(1);
    const whole = await shop.call<{ facings: object[] }>('GET', `/items/${target}/evidence`);
    expect(whole.body.facings).toHaveLength(6);

    const refused = await shop.call('POST', `/items/${target}/split`, {
      body: { visibleUnits: 6 },
      version: 2,
    });
    expect(refused.body).toMatchObject({ code: 'items.split_invalid' });
    const split = await shop.call<{ item: ReportItemResponse; added: ReportItemResponse }>(
      'POST',
      `/items/${target}/split`,
      { body: { visibleUnits: 2, productId: shop.productIds[1] }, version: 2 },
    );
    expect(split.body).toMatchObject({
      item: { name: 'Cola', quantity: 4 },
      added: { name: 'Café', quantity: 2, origin: 'SPLIT' },
    });
    const part = await shop.call<{ facings: object[] }>(
      'GET',
      `/items/${split.body.added.id}/evidence`,
    );
    expect(part.body.facings).toHaveLength(2);
  });

  it('lists what needs a look first', async () => {
    const shop = await shopWith(([cola, cafe]) => [
      { productId: cola!, confidence: 0.95 },
      { productId: cafe!, confidence: 0.35 },
      { barcode: '7501055300075', confidence: 0.9 },
      { confidence: 0.8 },
    ]);
    const items = await shop.items('doubt');
    expect(items.map((item) => item.doubtReasons)).toEqual([
      ['unrecognised'],
      ['low_confidence'],
      ['not_in_catalogue'],
      [],
    ]);
  });
});
