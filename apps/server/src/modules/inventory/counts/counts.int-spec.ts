import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countShop } from '../../../../test/support/count-shop.js';
import { givenProducts, givenReport } from '../../../../test/support/given-report.js';
import { TestApi } from '../../../../test/support/test-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { ExpectedListResponse } from '../review/dto/expected.dto.js';
import type { SessionResponse } from '../sessions/dto/session.response.js';
import type { ReportResponse } from '../sessions/dto/report.response.js';
import type {
  SnapshotDetailResponse,
  SnapshotPreviewResponse,
} from '../stock/dto/snapshot.response.js';
import type { StockMovementPageResponse } from '../stock/dto/stock.dto.js';
import type {
  ProductHistoryResponse,
  ShrinkageResponse,
  VarianceResponse,
} from '../stock/dto/variance.dto.js';
import type { CountDetailResponse } from './dto/count.response.js';

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

const shop = () => countShop(database, api);

describe('confirming a report', () => {
  it('sets levels and movements once, and keeps every line as it was', async () => {
    const { actor, owner, tuna, coffee, stock } = await shop();
    const { sessionId } = await givenReport(database, actor, [
      { productId: tuna, quantity: 4 },
      { productId: coffee, quantity: 2 },
      { productId: coffee, quantity: 1 },
      { barcode: '7501055300075', quantity: 2 },
    ]);
    const both = await Promise.all(
      [1, 2].map(() => owner<SessionResponse>('POST', `/sessions/${sessionId}/confirm`)),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]!.body.snapshotId).toBe(both[1]!.body.snapshotId);
    expect(await stock()).toEqual({ Atún: 4, Café: 3 });

    const edit = await owner<{ code: string }>('POST', `/sessions/${sessionId}/items`, {
      productId: tuna,
      visibleUnits: 1,
    });
    expect(edit.body.code).toBe('sessions.confirmed');

    // The same shelf a week later: one line the same, one less.
    const next = await givenReport(database, actor, [
      { productId: tuna, quantity: 4 },
      { productId: coffee, quantity: 1 },
    ]);
    const { body: report } = await owner<ReportResponse>(
      'GET',
      `/sessions/${next.sessionId}/report`,
    );
    expect(report.items.map(({ expected, difference }) => [expected, difference])).toEqual([
      [4, 0],
      [3, -2],
    ]);
    const confirmed = await owner<SessionResponse>('POST', `/sessions/${next.sessionId}/confirm`);
    const { body: snapshot } = await owner<SnapshotDetailResponse>(
      'GET',
      `/snapshots/${confirmed.body.snapshotId}`,
    );
    expect(snapshot.totals).toMatchObject({ matched: 1, shortUnits: 2, shortCentavos: 2000 });
    const lines = snapshot.lines.map((line) => [
      line.name,
      line.outcome,
      line.expected,
      line.counted,
    ]);
    expect(lines.sort()).toEqual([
      ['Atún', 'MATCHED', 4, 4],
      ['Café', 'SHORT', 3, 1],
    ]);
    const variance = await owner<VarianceResponse>('GET', `/sessions/${next.sessionId}/variance`);
    expect(variance.body).toMatchObject({
      before: { id: both[0]!.body.snapshotId },
      after: { id: snapshot.id },
      lessUnits: 2,
      lessCostCentavos: 2000,
      lessPriceCentavos: 3000,
    });
    const pair = `before=${both[0]!.body.snapshotId}&after=${snapshot.id}`;
    const between = await owner<VarianceResponse>('GET', `/variance?${pair}`);
    expect(between.body.lines).toEqual(variance.body.lines);
    const shrinkage = await owner<ShrinkageResponse>('GET', '/shrinkage');
    expect(shrinkage.body).toMatchObject({ units: 2, costCentavos: 2000, priceCentavos: 3000 });
    const history = await owner<ProductHistoryResponse>('GET', `/products/${coffee}/history`);
    expect(history.body.counts.map(({ expected, counted }) => [expected, counted])).toEqual([
      [3, 1],
      [null, 3],
    ]);
    const { body: movements } = await owner<StockMovementPageResponse>('GET', '/stock/movements');
    expect(
      movements.items.map(({ productName, delta, quantityAfter }) => [
        productName,
        delta,
        quantityAfter,
      ]),
    ).toEqual([['Café', -2, 1], expect.arrayContaining([3]), expect.arrayContaining([4])]);
  });

  it('is taken back with a reason, by movements of their own', async () => {
    const { actor, owner, tuna, stock } = await shop();
    const { sessionId } = await givenReport(database, actor, [{ productId: tuna, quantity: 4 }]);
    await owner('POST', `/sessions/${sessionId}/confirm`);
    const reopened = await owner<SessionResponse>('POST', `/sessions/${sessionId}/reopen`, {
      reason: 'faltó una repisa',
    });
    expect(reopened.body).toMatchObject({ snapshotId: null, confirmedAt: null });
    expect(await stock()).toEqual({ Atún: 0 });
    const { body } = await owner<StockMovementPageResponse>('GET', '/stock/movements');
    expect(body.items.map(({ reason, delta, note }) => [reason, delta, note])).toEqual([
      ['REVERSAL', -4, 'faltó una repisa'],
      ['COUNT', 4, null],
    ]);
    const audited = await database.superuser<{ action: string; reason: string | null }>(
      `SELECT action, reason FROM admin.audit_logs WHERE store_id = $1 ORDER BY id`,
      [actor.storeId],
    );
    expect(audited).toEqual([
      { action: 'count.confirmed', reason: null },
      { action: 'count.reopened', reason: 'faltó una repisa' },
    ]);
    const again = await owner<SessionResponse>('POST', `/sessions/${sessionId}/confirm`);
    expect(again.status).toBe(200);
    expect(await stock()).toEqual({ Atún: 4 });
  });

  it('asks about what was expected and not seen, and never sets it to zero by itself', async () => {
    const { actor, owner, tuna, coffee, cola, stock } = await shop();
    const first = await givenReport(database, actor, [
      { productId: tuna, quantity: 4 },
      { productId: coffee, quantity: 3 },
      { productId: cola, quantity: 2 },
    ]);
    await owner('POST', `/sessions/${first.sessionId}/confirm`);
    const { sessionId } = await givenReport(database, actor, [{ productId: tuna, quantity: 4 }]);
    const path = `/sessions/${sessionId}/expected`;
    const asked = await owner<ExpectedListResponse>('GET', path);
    expect(asked.body).toMatchObject({
      open: 2,
      items: [
        { name: 'Café', expected: 3, answer: null },
        { name: 'Cola', expected: 2, answer: null },
      ],
    });
    await owner('PUT', `${path}/${coffee}`, { answer: 'QUANTITY', quantity: 1 });
    await owner('PUT', `${path}/${coffee}`, { answer: 'ZERO' });
    const left = await owner<ExpectedListResponse>('GET', path);
    expect(left.body).toMatchObject({ open: 1 });
    const { body } = await owner<SessionResponse>('POST', `/sessions/${sessionId}/confirm`);
    expect(await stock()).toEqual({ Atún: 4, Café: 0, Cola: 2 });
    const { body: snapshot } = await owner<SnapshotDetailResponse>(
      'GET',
      `/snapshots/${body.snapshotId}`,
    );
    expect(snapshot.lines.map((line) => [line.name, line.outcome]).sort()).toEqual([
      ['Atún', 'MATCHED'],
      ['Café', 'SHORT'],
      ['Cola', 'NOT_SEEN'],
    ]);
  });
});

describe('a count of several films', () => {
  it('adds up areas, waits for the owner where the store asks for it, and becomes the stock', async () => {
    const { actor, owner, operator, tuna, coffee, stock } = await shop();
    expect(
      (await operator('PUT', '/count-settings', { needsApproval: true, blind: true })).status,
    ).toBe(403);
    await owner('PUT', '/count-settings', { needsApproval: true, blind: true });
    const created = await owner<CountDetailResponse>('POST', '/counts', {
      name: 'Cierre de mes',
      kind: 'FULL',
      areas: ['refrigerador', 'mostrador'],
    });
    expect(created.body).toMatchObject({ status: 'OPEN', blind: true, needsApproval: true });
    const count = `/counts/${created.body.id}`;
    for (const [area, quantity] of [
      ['refrigerador', 4],
      ['mostrador', 2],
    ] as const) {
      const { sessionId } = await givenReport(
        database,
        actor,
        [
          { productId: tuna, quantity },
          { productId: coffee, quantity: 1 },
        ],
        { area },
      );
      const added = await operator('POST', `${count}/sessions`, { sessionId });
      expect(added.status).toBe(201);
      const alone = await owner<{ code: string }>('POST', `/sessions/${sessionId}/confirm`);
      expect(alone.body.code).toBe('sessions.in_count');
    }
    const blind = await operator<SnapshotPreviewResponse>('GET', `${count}/preview`);
    expect(blind.body).toEqual({ hidden: true, lines: [] });
    expect((await operator<{ code: string }>('POST', `${count}/confirm`)).body.code).toBe(
      'counts.approval_needed',
    );
    expect((await operator<{ code: string }>('POST', `${count}/approve`)).body.code).toBe(
      'counts.state',
    );
    expect((await operator('POST', `${count}/submit`)).status).toBe(200);
    expect((await operator('POST', `${count}/approve`)).status).toBe(403);

    // Something is sold while the count waits.
    await owner('POST', '/stock/adjustments', {
      productId: tuna,
      delta: 9,
      reason: 'PURCHASE',
      area: 'bodega',
    });
    const seen = await owner<SnapshotPreviewResponse>('GET', `${count}/preview`);
    expect(
      seen.body.lines
        .filter((line) => line.productId === tuna)
        .map((line) => [line.area, line.outcome, line.moved]),
    ).toEqual([
      ['mostrador', 'NEW', 9],
      ['refrigerador', 'NEW', 9],
      ['bodega', 'NOT_SEEN', 9],
    ]);

    expect((await owner('POST', `${count}/approve`)).status).toBe(200);
    const confirmed = await operator<CountDetailResponse>('POST', `${count}/confirm`);
    expect(confirmed.body).toMatchObject({ status: 'CONFIRMED' });
    expect(await stock()).toEqual({ Atún: 15, Café: 2 });
    const events = await database.superuser<{ name: string }>(
      `SELECT name FROM platform.outbox_events
        WHERE payload->>'storeId' = $1 AND name LIKE 'count.%' ORDER BY id`,
      [actor.storeId],
    );
    expect(events.map(({ name }) => name)).toEqual(['count.submitted', 'count.confirmed']);

    expect(
      (await operator<{ code: string }>('POST', `${count}/reopen`, { reason: 'x' })).body.code,
    ).toBe('counts.approval_needed');
    const reopened = await owner<CountDetailResponse>('POST', `${count}/reopen`, {
      reason: 'faltó bodega',
    });
    expect(reopened.body).toMatchObject({
      status: 'REOPENED',
      reason: 'faltó bodega',
      snapshotId: null,
    });
    expect(await stock()).toEqual({ Atún: 9, Café: 0 });
  });

  it('of a category leaves everything else as it is', async () => {
    const { actor, owner, tuna, stock } = await shop();
    const [soap] = await givenProducts(database, actor, ['Jabón'], { category: 'Limpieza' });
    const first = await givenReport(database, actor, [
      { productId: tuna, quantity: 4 },
      { productId: soap!, quantity: 2 },
    ]);
    await owner('POST', `/sessions/${first.sessionId}/confirm`);
    const created = await owner<CountDetailResponse>('POST', '/counts', {
      name: 'Limpieza',
      kind: 'CATEGORY',
      scopeValue: 'Limpieza',
    });
    const { sessionId } = await givenReport(database, actor, [
      { productId: tuna, quantity: 1 },
      { productId: soap!, quantity: 5 },
    ]);
    await owner('POST', `/counts/${created.body.id}/sessions`, { sessionId });
    expect((await owner('POST', `/counts/${created.body.id}/confirm`)).status).toBe(200);
    expect(await stock()).toEqual({ Atún: 4, Jabón: 5 });
  });
});
