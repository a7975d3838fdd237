import type { INestApplicationContext } from '@nestjs/common';
import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  givenProducts,
  givenReport,
  type BuiltLine,
} from '../../../../test/support/given-report.js';
import { startWorker } from '../../../../test/support/product-context.js';
import { StoreApi } from '../../../../test/support/store-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import {
  STORE_SCOPES,
  type StoreActor,
  type StoreId,
  type UserId,
} from '../../../platform/database/actor.js';
import { newId } from '../../../platform/database/ids.js';
import { ExportRetention } from './export-retention.js';

interface Export {
  id: string;
  status: string;
  downloadUrl: string | null;
}

let database: TestDatabase;
let shop: StoreApi;
let worker: INestApplicationContext | undefined;

beforeAll(async () => {
  database = await TestDatabase.create();
  shop = await StoreApi.open(database);
});
afterAll(async () => {
  await worker?.close();
  await shop.api.stop();
  await database.drop();
});

async function theWorker(): Promise<INestApplicationContext> {
  worker ??= await startWorker(
    database.config({ DATA_DIR: shop.api.dataDirectory, OBJECT_URL_SECRET: 'secret' }),
  );
  return worker;
}

async function pdfText(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.join('\n');
}

describe('reports', () => {
  let sessionId: string;
  let productId: string;

  beforeAll(async () => {
    const { storeId, userId } = shop;
    const body = {
      name: 'Refresco de cola',
      brand: 'Coco',
      size: '600 ml',
      category: 'Bebidas',
      barcodes: ['7501055300075'],
      costCentavos: 1_350,
      priceCentavos: 1_800,
      minimumStock: 10,
    };
    productId = (await shop.call<{ id: string }>('POST', '/products', { body })).body.id;
    sessionId = newId();
    await database.superuser(
      `INSERT INTO inventory.inventory_sessions
         (id, store_id, created_by, payer_user_id, name, area, status, ready_at)
       VALUES ($1, $2, $3, $3, 'Conteo del martes', 'refrigerador', 'READY', now())`,
      [sessionId, storeId, userId],
    );
    await database.superuser(
      `INSERT INTO inventory.inventory_items
         (id, store_id, session_id, position, product_id, label, quantity, visible_units,
          confidence, deleted_at)
       VALUES ($1, $3, $4, 1, $5, NULL, 4, 4, 0.9, NULL), ($2, $3, $4, 2, NULL, NULL, 3, 3, 0.2, NULL),
              ($6, $3, $4, 3, NULL, 'Quitado a mano', 7, 7, 0.9, now())`,
      [newId(), newId(), storeId, sessionId, productId, newId()],
    );
    await database.superuser(
      `INSERT INTO inventory.stock_levels (store_id, product_id, quantity) VALUES ($1, $2, 4)`,
      [storeId, productId],
    );
    await database.superuser(
      `INSERT INTO inventory.stock_movements
         (id, store_id, product_id, delta, quantity_after, reason, created_at)
       VALUES ($1, $3, $4, 24, 24, 'COUNT', now() - interval '10 days'),
              ($2, $3, $4, -20, 4, 'COUNT', now() - interval '1 hour')`,
      [newId(), newId(), storeId, productId],
    );
  });

  it('of a session are a workbook, a CSV and a PDF of the same lines', async () => {
    const rows = await readSheet(await shop.made({ kind: 'SESSION', sessionId, format: 'xlsx' }));
    const line = rows.find(([name]) => name === 'Refresco de cola');
    expect(line?.slice(4)).toEqual(['7501055300075', 4, expect.closeTo(0.9), 54, 72]);
    const csv = (await shop.made({ kind: 'SESSION', sessionId, format: 'csv' })).toString('utf8');
    expect(csv).toContain('Refresco de cola,Coco,600 ml,Bebidas,7501055300075,4,');
    expect(csv).not.toContain('Quitado a mano');
    const text = await pdfText(await shop.made({ kind: 'SESSION', sessionId, format: 'pdf' }));
    for (const part of [
      'Abarrotes Lupita',
      'Conteo del martes',
      'refrigerador',
      'Sin reconocer',
      '$72.00',
    ])
      expect(text).toContain(part);
  });

  it('tell what the stock is worth', async () => {
    const { body } = await shop.call<object>('GET', '/stock/valuation');
    expect(body).toMatchObject({ units: 4, costCentavos: 5_400, priceCentavos: 7_200 });
    const rows = await readSheet(await shop.made({ kind: 'VALUATION', format: 'xlsx' }));
    expect(rows.at(-1)?.slice(-2)).toEqual([54, 72]);
  });

  it('tell what is low and what to buy, by minimum and by pace', async () => {
    const low = await shop.call<{ items: object[] }>('GET', '/stock/low');
    expect(low.body.items).toMatchObject([{ productId, stock: 4, minimumStock: 10 }]);
    const list = await shop.call<{ items: object[]; text: string }>(
      'GET',
      '/purchase-list?coverDays=7',
    );
    // 20 left in 10 days: 2 a day, 14 for a week, of which 4 are there.
    expect(list.body.items).toMatchObject([{ suggested: 10, pacePerDay: 2, reason: 'MINIMUM' }]);
    expect(list.body.text).toContain('• 10 × Refresco de cola Coco 600 ml');
    const text = await pdfText(await shop.made({ kind: 'PURCHASE_LIST', format: 'pdf' }));
    expect(text).toContain('Lista de compra');
    expect(text).toContain('$135.00');
  });

  it('of a confirmed count are every line as it was taken, in each format', async () => {
    const store = await shop.another('Abarrotes El Sol');
    const { storeId, userId } = store;
    const actor: StoreActor = {
      kind: 'store',
      userId: userId as UserId,
      storeId: storeId as StoreId,
      role: 'OWNER',
      scopes: STORE_SCOPES,
      payerUserId: userId as UserId,
    };
    const [tuna, cola] = await givenProducts(database, actor, ['Atún', 'Cola'], {
      category: 'Despensa',
      costCentavos: 1_000,
      priceCentavos: 1_500,
    });
    const confirm = async (lines: BuiltLine[]): Promise<string> => {
      const { sessionId: id } = await givenReport(database, actor, lines, { area: 'mostrador' });
      const { status, text, body } = await store.call<{ snapshotId: string }>(
        'POST',
        `/sessions/${id}/confirm`,
      );
      expect(status, text).toBeLessThan(300);
      return body.snapshotId;
    };
    const beforeId = await confirm([
      { productId: tuna!, quantity: 10 },
      { productId: cola!, quantity: 4 },
    ]);
    const snapshotId = await confirm([
      { productId: tuna!, quantity: 7 },
      { productId: cola!, quantity: 4 },
    ]);
    const body = { kind: 'COUNT', snapshotId };
    const rows = await readSheet(await store.made({ ...body, format: 'xlsx' }));
    const line = rows.find((row) => row[1] === 'Atún');
    expect(line).toEqual([
      'mostrador',
      'Atún',
      null,
      null,
      'Despensa',
      null,
      10,
      7,
      -3,
      'Falta',
      -30,
      70,
    ]);
    expect(rows.find((row) => row[1] === 'Cola')?.slice(6, 10)).toEqual([4, 4, 0, 'Coincide']);
    expect(rows.at(-1)?.slice(6)).toEqual([14, 11, -3, null, -30, 110]);
    const csv = (await store.made({ ...body, format: 'csv' })).toString('utf8');
    expect(csv).toContain('mostrador,Atún,,,Despensa,,10,7,-3,Falta,');
    const text = await pdfText(await store.made({ ...body, format: 'pdf' }));
    for (const part of ['Toma de inventario', 'Abarrotes El Sol', 'Falta', 'Coincide', '$110.00']) {
      expect(text).toContain(part);
    }
    const pair = { kind: 'VARIANCE', beforeId, afterId: snapshotId };
    const compared = await readSheet(await store.made({ ...pair, format: 'xlsx' }));
    expect(compared.find(([name]) => name === 'Atún')).toEqual([
      'Atún',
      10,
      7,
      -3,
      'Menos',
      -30,
      -45,
    ]);
    expect(compared.at(-1)).toEqual(['Merma', null, null, -3, null, -30, -45]);
    const lost = await readSheet(await store.made({ kind: 'SHRINKAGE', format: 'xlsx' }));
    expect(lost.find(([name]) => name === 'Atún')).toEqual(['Atún', 1, 3, 30, 45]);
    expect(lost.some(([name]) => name === 'Cola')).toBe(false);
    expect(lost.at(-1)).toEqual(['Total', null, 3, 30, 45]);
    const lostText = await pdfText(await store.made({ kind: 'SHRINKAGE', format: 'pdf' }));
    expect(lostText).toContain('Merma al costo');
    const earlier = { kind: 'SHRINKAGE', to: '2020-01-01T00:00:00.000Z', format: 'xlsx' };
    expect((await readSheet(await store.made(earlier))).at(-1)?.slice(2)).toEqual([0, 0, 0]);
    const stranger = { ...pair, beforeId: newId(), format: 'csv' };
    expect((await store.call('POST', '/exports', { body: stranger })).status).toBe(404);
  });

  it('go when they are old, file and row, and not a day before', async () => {
    const store = await shop.another('Abarrotes La Luna');
    const young = await store.call<Export>('POST', '/exports', {
      body: { kind: 'CATALOGUE', format: 'csv' },
    });
    const old = await store.call<Export>('POST', '/exports', {
      body: { kind: 'CATALOGUE', format: 'csv' },
    });
    await database.superuser(
      `UPDATE inventory.report_exports SET created_at = now() - interval '31 days' WHERE id = $1`,
      [old.body.id],
    );
    const retention = (await theWorker()).get(ExportRetention, { strict: false });
    expect(await retention.expire()).toBe(1);
    expect(await retention.expire()).toBe(0);
    const { body } = await store.call<{ items: Export[] }>('GET', '/exports');
    expect(body.items.map(({ id }) => id)).toEqual([young.body.id]);
    await store.download(young.body.downloadUrl);
    const url = new URL(old.body.downloadUrl ?? '').pathname;
    expect((await store.api.app.inject({ method: 'GET', url })).statusCode).toBe(404);
  });

  it('print labels', async () => {
    const labels = [{ productId, copies: 31 }];
    const body = { kind: 'LABELS', format: 'pdf', sheet: 'AVERY_5160', labels };
    const text = await pdfText(await shop.made(body));
    expect(text.match(/\$18\.00/g)).toHaveLength(31);
  });

  it('are refused in a format or for a session that is none', async () => {
    const labels = [{ productId, copies: 1 }];
    const wrong = { kind: 'LABELS', format: 'csv', sheet: 'A4_24', labels };
    expect((await shop.call('POST', '/exports', { body: wrong })).body).toMatchObject({
      code: 'exports.format_unsupported',
    });
    const nobody = { kind: 'SESSION', format: 'csv', sessionId: newId() };
    expect((await shop.call('POST', '/exports', { body: nobody })).status).toBe(404);
  });

  it('that are long are made by the worker, and who asked is told', async () => {
    await theWorker();
    const labels = [{ productId, copies: 301 }];
    const body = { kind: 'LABELS', format: 'pdf', sheet: 'AVERY_5160', labels };
    const asked = await shop.call<Export>('POST', '/exports', { body });
    expect(asked.body).toMatchObject({ status: 'QUEUED', downloadUrl: null });
    await expect
      .poll(async () => (await shop.call<Export>('GET', `/exports/${asked.body.id}`)).body.status, {
        timeout: 60_000,
      })
      .toBe('READY');
    const { body: ready } = await shop.call<Export>('GET', `/exports/${asked.body.id}`);
    expect((await pdfText(await shop.download(ready.downloadUrl))).match(/\$18\.00/g)).toHaveLength(
      301,
    );
    await expect
      .poll(
        async () =>
          (
            await shop.api.call<{ items: Array<{ kind: string }> }>('GET', '/notifications', {
              token: shop.token,
            })
          ).body.items.map(({ kind }) => kind),
        { timeout: 30_000 },
      )
      .toContain('REPORT_EXPORT_READY');
  });
});
