import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/builders.js';
import { countShop } from '../../../../test/support/count-shop.js';
import { givenReport } from '../../../../test/support/given-report.js';
import { countOf, tokenOf } from '../../../../test/support/staff.js';
import { TestApi } from '../../../../test/support/test-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { StoreSummaryResponse } from './dto/summary.response.js';

// Real: the API on PostgreSQL.
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

describe('the summary of a store', () => {
  it('is zeros and nothing else for a new store', async () => {
    const { actor } = await given.store(database);
    const token = await tokenOf(database, api, actor.userId);
    const { status, body } = await api.call('GET', `/stores/${actor.storeId}/summary`, { token });
    expect(status).toBe(200);
    expect(body).toEqual({
      products: 0,
      lowStock: 0,
      stock: {
        products: 0,
        units: 0,
        costCentavos: 0,
        priceCentavos: 0,
        withoutCost: 0,
        withoutPrice: 0,
      },
      sessions: { running: 0, waitingCredits: 0, toReview: 0, lastAt: null },
      counts: { open: 0, overdue: 0, toApprove: 0, lastConfirmedAt: null },
    });
  });

  it('tells what there is, what it is worth, and what waits for somebody', async () => {
    const shop = await countShop(database, api);
    const { actor, owner, tuna, coffee, cola } = shop;
    const store = { id: actor.storeId, ownerId: actor.userId };
    const summary = async () => (await owner<StoreSummaryResponse>('GET', '/summary')).body;
    await database.superuser(`UPDATE inventory.products SET minimum_stock = 5 WHERE id = $1`, [
      tuna,
    ]);
    await database.superuser(`UPDATE inventory.products SET price_centavos = NULL WHERE id = $1`, [
      coffee,
    ]);
    await database.superuser(`UPDATE inventory.products SET archived_at = now() WHERE id = $1`, [
      cola,
    ]);
    const lines = [
      { productId: tuna, quantity: 3 },
      { productId: coffee, quantity: 7 },
    ];
    const { sessionId } = await givenReport(database, actor, lines);
    await countOf(database, store, { status: 'MERGING' });
    await countOf(database, store, { status: 'FAILED', failure: 'film.too_dark' });
    await countOf(database, store, { status: 'WAITING_CREDITS' });
    const late = { name: 'Mostrador', kind: 'FULL', dueAt: '2026-01-01T10:00:00Z' };
    await owner('POST', '/counts', late);
    const handedIn = await owner<{ id: string }>('POST', '/counts', { ...late, dueAt: null });
    await database.superuser(`UPDATE inventory.counts SET status = 'IN_REVIEW' WHERE id = $1`, [
      handedIn.body.id,
    ]);

    expect(await summary()).toMatchObject({
      products: 2,
      lowStock: 0,
      stock: { products: 0 },
      sessions: { running: 1, waitingCredits: 1, toReview: 1 },
      counts: { open: 1, overdue: 1, toApprove: 1, lastConfirmedAt: null },
    });
    const confirmed = await owner('POST', `/sessions/${sessionId}/confirm`);
    expect(confirmed.status, confirmed.text).toBeLessThan(300);
    const after = await summary();
    expect(after).toMatchObject({
      lowStock: 1,
      stock: {
        products: 2,
        units: 10,
        costCentavos: 10_000,
        priceCentavos: 4_500,
        withoutCost: 0,
        withoutPrice: 1,
      },
      sessions: { toReview: 0 },
    });
    expect(after.counts.lastConfirmedAt).not.toBeNull();

    const reason = { reason: 'faltó una repisa' };
    const reopened = await owner('POST', `/sessions/${sessionId}/reopen`, reason);
    expect(reopened.status, reopened.text).toBeLessThan(300);
    expect((await summary()).counts.lastConfirmedAt).toBeNull();
  });
});
