import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../../../test/support/product-context.js';
import { TestApi, type Answer } from '../../../../test/support/test-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { newId } from '../../../platform/database/ids.js';

interface Import {
  id: string;
  status: string;
  ignoredColumns: string[];
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  errorCount: number;
}
interface Export {
  id: string;
  status: string;
  downloadUrl: string | null;
}

let database: TestDatabase;
let api: TestApi;
let worker: INestApplicationContext;
let token: string;
let userId: string;
let storeId: string;

beforeAll(async () => {
  database = await TestDatabase.create();
  const env = { OBJECT_URL_SECRET: 'secret' };
  api = await TestApi.start(database, env);
  const owner = await api.registered();
  token = owner.accessToken;
  userId = owner.user.id;
  storeId = await store('Abarrotes Lupita');
});
afterAll(async () => {
  await worker?.close();
  await api.stop();
  await database.drop();
});

async function store(name: string): Promise<string> {
  const body = { name, giro: 'abarrotes' };
  return (await api.call<{ id: string }>('POST', '/stores', { token, body })).body.id;
}

type Method = Parameters<TestApi['call']>[0];

function call<Body>(
  method: Method,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<Body>> {
  return api.call<Body>(method, `/stores/${storeId}${path}`, { token, ...options });
}

function send(file: Buffer | string): Promise<Answer<Import>> {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
  return call('POST', '/catalogue-imports', {
    body: Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from('\r\n--x--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
}

async function made(body: object): Promise<Buffer> {
  const answer = await call<Export>('POST', '/exports', { body });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body.status).toBe('READY');
  return download(answer.body);
}

async function download({ downloadUrl }: Export): Promise<Buffer> {
  const url = new URL(downloadUrl ?? '').pathname;
  const answer = await api.app.inject({ method: 'GET', url });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
}

async function pdfText(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.join('\n');
}

function withCheckDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

describe('an imported catalogue', () => {
  it('is shown before it changes anything, then does exactly that, once', async () => {
    const latin1 = Buffer.from(
      'Producto;Marca;Tamaño;Código;Precio;Categoría;Color\r\n' +
        'Jabón;Zote;400 g;7501055300075;$23,50;Limpieza;rosa\r\n' +
        'Azúcar;;1 kg;;"1,234.50";Despensa;\r\n' +
        ';;;;12;;\r\n' +
        'Sal;;;7501055300076;abc;;\r\n',
      'latin1',
    );
    const preview = await send(latin1);
    expect(preview.status, preview.text).toBe(201);
    expect(preview.body).toMatchObject({ newCount: 2, errorCount: 2, ignoredColumns: ['Color'] });
    const path = `/catalogue-imports/${preview.body.id}`;
    const lines = await call<{ items: Array<{ line: number; faults: Array<{ message: string }> }> }>(
      'GET',
      `${path}/lines?outcome=ERROR`,
    );
    expect(lines.body.items.map(({ line }) => line)).toEqual([4, 5]);
    expect(lines.body.items[1]?.faults.map(({ message }) => message)).toEqual([
      'El precio “abc” no es una cantidad, por ejemplo 18.50.',
      'El código de barras “7501055300076” no es correcto: revisa sus dígitos.',
    ]);
    const before = await call<{ items: unknown[] }>('GET', '/products');
    expect(before.body.items).toEqual([]);
    for (let i = 0; i < 2; i += 1) {
      const applied = await call<Import>('POST', `${path}/apply`);
      expect(applied.body.status, applied.text).toBe('APPLIED');
    }
    const after = await call<{ items: Array<Record<string, unknown>> }>('GET', '/products');
    expect(after.body.items).toMatchObject([
      { name: 'Azúcar', priceCentavos: 123_450, category: 'Despensa', sizeAmount: 1 },
      { name: 'Jabón', priceCentavos: 2_350, barcodes: ['7501055300075'], brand: 'Zote' },
    ]);
  });

  it('is refused when the catalogue has changed since it was shown', async () => {
    const preview = await send('nombre,precio\nJabón,25\n');
    expect(preview.body).toMatchObject({ changedCount: 1 });
    const { body } = await call<{ items: Array<{ id: string }> }>('GET', '/products?search=jabon');
    await call('PATCH', `/products/${body.items[0]!.id}`, { body: { priceCentavos: 1 } });
    const applied = await call('POST', `/catalogue-imports/${preview.body.id}/apply`);
    expect(applied.body).toMatchObject({ code: 'imports.stale' });
  });

  it.each([
    ['text without headings', 'hola,mundo\n1,2\n', 'imports.columns_missing'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'imports.unreadable'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004nada'), 'imports.unreadable'],
    ['headings alone', 'nombre,precio\n', 'imports.empty'],
    ['too many lines', `nombre\n${'x\n'.repeat(20_001)}`, 'imports.too_many_rows'],
  ])('is refused for %s', async (_what, file, code) => {
    const answer = await send(file);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code });
  });

  it('has a template that can be sent as it is', async () => {
    for (const format of ['csv', 'xlsx']) {
      const answer = await api.app.inject({
        method: 'GET',
        url: `/api/v1/stores/${storeId}/catalogue-imports/template?format=${format}`,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(answer.headers['content-disposition']).toContain(`plantilla-catalogo.${format}`);
      expect((await send(answer.rawPayload)).body).toMatchObject({ newCount: 1, errorCount: 0 });
    }
  });

  it.each([500, 5_000])('of %i products comes back unchanged from its export', async (count) => {
    const earlier = storeId;
    storeId = await store(`Tienda de ${count}`);
    const lines = Array.from({ length: count }, (_, index) => {
      const code = withCheckDigit(`750${String(index).padStart(9, '0')}`);
      const name = index === 0 ? "'=HYPERLINK(1)" : `Producto ${index} ñandú`;
      return `${name},Marca ${index % 40},${(index % 9) + 1}00 ml,Cat ${index % 12},${code},${index}.50,3,Alias ${index}`;
    });
    const header = 'Name,Brand,Size,Category,Barcode,Price,Minimum stock,Aliases';
    const preview = await send(`${header}\n${lines.join('\n')}\n`);
    expect(preview.body).toMatchObject({ newCount: count, errorCount: 0 });
    const applied = await call('POST', `/catalogue-imports/${preview.body.id}/apply`);
    expect(applied.status, applied.text).toBe(200);
    const file = await made({ kind: 'CATALOGUE', format: 'csv' });
    const again = await send(file);
    expect(again.body).toMatchObject({
      newCount: 0,
      changedCount: 0,
      unchangedCount: count,
      errorCount: 0,
    });
    if (count === 500) {
      const book = await send(await made({ kind: 'CATALOGUE', format: 'xlsx' }));
      expect(book.body).toMatchObject({ unchangedCount: count, changedCount: 0, errorCount: 0 });
    }
    storeId = earlier;
  });
});

describe('reports', () => {
  let sessionId: string;
  let productId: string;

  beforeAll(async () => {
    storeId = await store('Reportes');
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
    productId = (await call<{ id: string }>('POST', '/products', { body })).body.id;
    sessionId = newId();
    await database.superuser(
      `INSERT INTO inventory.inventory_sessions
         (id, store_id, created_by, payer_user_id, name, area, status, ready_at)
       VALUES ($1, $2, $3, $3, 'Conteo del martes', 'refrigerador', 'READY', now())`,
      [sessionId, storeId, userId],
    );
    await database.superuser(
      `INSERT INTO inventory.inventory_items
         (id, store_id, session_id, position, product_id, label, quantity, confidence)
       VALUES ($1, $3, $4, 1, $5, NULL, 4, 0.9), ($2, $3, $4, 2, NULL, NULL, 3, 0.2)`,
      [newId(), newId(), storeId, sessionId, productId],
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
    const rows = await readSheet(await made({ kind: 'SESSION', sessionId, format: 'xlsx' }));
    const line = rows.find(([name]) => name === 'Refresco de cola');
    expect(line?.slice(4)).toEqual(['7501055300075', 4, expect.closeTo(0.9), 54, 72]);
    const csv = (await made({ kind: 'SESSION', sessionId, format: 'csv' })).toString('utf8');
    expect(csv).toContain('Refresco de cola,Coco,600 ml,Bebidas,7501055300075,4,');
    const text = await pdfText(await made({ kind: 'SESSION', sessionId, format: 'pdf' }));
    for (const part of ['Reportes', 'Conteo del martes', 'refrigerador', 'Sin reconocer', '$72.00'])
      expect(text).toContain(part);
  });

  it('tell what the stock is worth', async () => {
    const { body } = await call<object>('GET', '/stock/valuation');
    expect(body).toMatchObject({ units: 4, costCentavos: 5_400, priceCentavos: 7_200 });
    const rows = await readSheet(await made({ kind: 'VALUATION', format: 'xlsx' }));
    expect(rows.at(-1)?.slice(-2)).toEqual([54, 72]);
  });

  it('tell what is low and what to buy, by minimum and by pace', async () => {
    const low = await call<{ items: object[] }>('GET', '/stock/low');
    expect(low.body.items).toMatchObject([{ productId, stock: 4, minimumStock: 10 }]);
    const list = await call<{ items: object[]; text: string }>('GET', '/purchase-list?coverDays=7');
    // 20 left in 10 days: 2 a day, 14 for a week, of which 4 are there.
    expect(list.body.items).toMatchObject([{ suggested: 10, pacePerDay: 2, reason: 'MINIMUM' }]);
    expect(list.body.text).toContain('• 10 × Refresco de cola Coco 600 ml');
    const text = await pdfText(await made({ kind: 'PURCHASE_LIST', format: 'pdf' }));
    expect(text).toContain('Lista de compra');
    expect(text).toContain('$135.00');
  });

  it('print labels', async () => {
    const labels = [{ productId, copies: 31 }];
    const body = { kind: 'LABELS', format: 'pdf', sheet: 'AVERY_5160', labels };
    const text = await pdfText(await made(body));
    expect(text.match(/\$18\.00/g)).toHaveLength(31);
  });

  it('are refused in a format or for a session that is none', async () => {
    const labels = [{ productId, copies: 1 }];
    const wrong = { kind: 'LABELS', format: 'csv', sheet: 'A4_24', labels };
    expect((await call('POST', '/exports', { body: wrong })).body).toMatchObject({
      code: 'exports.format_unsupported',
    });
    const nobody = { kind: 'SESSION', format: 'csv', sessionId: newId() };
    expect((await call('POST', '/exports', { body: nobody })).status).toBe(404);
  });

  it('that are long are made by the worker, and who asked is told', async () => {
    worker = await startWorker(
      database.config({ DATA_DIR: api.dataDirectory, OBJECT_URL_SECRET: 'secret' }),
    );
    const labels = [{ productId, copies: 301 }];
    const body = { kind: 'LABELS', format: 'pdf', sheet: 'AVERY_5160', labels };
    const asked = await call<Export>('POST', '/exports', { body });
    expect(asked.body).toMatchObject({ status: 'QUEUED', downloadUrl: null });
    await expect
      .poll(
        async () => (await call<Export>('GET', `/exports/${asked.body.id}`)).body.status,
        { timeout: 60_000 },
      )
      .toBe('READY');
    const { body: ready } = await call<Export>('GET', `/exports/${asked.body.id}`);
    expect((await pdfText(await download(ready))).match(/\$18\.00/g)).toHaveLength(301);
    await expect
      .poll(
        async () =>
          (
            await api.call<{ items: Array<{ kind: string }> }>('GET', '/notifications', { token })
          ).body.items.map(({ kind }) => kind),
        { timeout: 30_000 },
      )
      .toContain('REPORT_EXPORT_READY');
  });
});
