import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importAndExport,
  sendCatalogue,
  type Import,
} from '../../../../test/support/catalogue-files.js';
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

const send = (file: Buffer | string, to = shop) => sendCatalogue(to, file);

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
    const lines = await shop.call<{
      items: Array<{ line: number; faults: Array<{ message: string }> }>;
    }>('GET', `${path}/lines?outcome=ERROR`);
    expect(lines.body.items.map(({ line }) => line)).toEqual([4, 5]);
    expect(lines.body.items[1]?.faults.map(({ message }) => message)).toEqual([
      'El precio “abc” no es una cantidad, por ejemplo 18.50.',
      'El código de barras “7501055300076” no es correcto: revisa sus dígitos.',
    ]);
    const before = await shop.call<{ items: unknown[] }>('GET', '/products');
    expect(before.body.items).toEqual([]);
    for (let i = 0; i < 2; i += 1) {
      const applied = await shop.call<Import>('POST', `${path}/apply`);
      expect(applied.body.status, applied.text).toBe('APPLIED');
    }
    const after = await shop.call<{ items: Array<Record<string, unknown>> }>('GET', '/products');
    expect(after.body.items).toMatchObject([
      { name: 'Azúcar', priceCentavos: 123_450, category: 'Despensa', sizeAmount: 1 },
      { name: 'Jabón', priceCentavos: 2_350, barcodes: ['7501055300075'], brand: 'Zote' },
    ]);
  });

  it('is refused when the catalogue has changed since it was shown', async () => {
    const preview = await send('nombre,precio\nJabón,25\n');
    expect(preview.body).toMatchObject({ changedCount: 1 });
    const { body } = await shop.call<{ items: Array<{ id: string }> }>(
      'GET',
      '/products?search=jabon',
    );
    await shop.call('PATCH', `/products/${body.items[0]!.id}`, { body: { priceCentavos: 1 } });
    const applied = await shop.call('POST', `/catalogue-imports/${preview.body.id}/apply`);
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
      const answer = await shop.api.app.inject({
        method: 'GET',
        url: `/api/v1/stores/${shop.storeId}/catalogue-imports/template?format=${format}`,
        headers: { authorization: `Bearer ${shop.token}` },
      });
      expect(answer.headers['content-disposition']).toContain(`plantilla-catalogo.${format}`);
      expect((await send(answer.rawPayload)).body).toMatchObject({ newCount: 1, errorCount: 0 });
    }
  });

  it('of 500 products comes back unchanged from its export, as a table and as a workbook', async () => {
    const large = await shop.another('Tienda de 500');
    await importAndExport(large, 500);
    const book = await send(await large.made({ kind: 'CATALOGUE', format: 'xlsx' }), large);
    expect(book.body).toMatchObject({ unchangedCount: 500, changedCount: 0, errorCount: 0 });
  });
});
