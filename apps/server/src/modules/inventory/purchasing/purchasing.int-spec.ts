import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

async function pdfText(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.join('\n');
}

describe('the purchase list', () => {
  it('lists what has a minimum and was never counted apart, with no number made up', async () => {
    const body = { name: 'Huevo', size: '12 piezas', minimumStock: 6, costCentavos: 4_000 };
    const { id } = (await shop.call<{ id: string }>('POST', '/products', { body })).body;
    await shop.call('POST', '/products', { body: { name: 'Sin mínimo' } });
    const list = await shop.call<{ text: string }>('GET', '/purchase-list');
    expect(list.body).toMatchObject({ items: [], costCentavos: 0, isUncountedCut: false });
    expect(list.body).toHaveProperty('uncounted', [
      expect.objectContaining({ productId: id, name: 'Huevo', minimumStock: 6 }),
    ]);
    expect(list.body.text).toContain('*Sin contar*');
    const rows = await readSheet(await shop.made({ kind: 'PURCHASE_LIST', format: 'xlsx' }));
    const line = rows.find((row) => row[1] === 'Huevo');
    expect(line?.slice(3)).toEqual(['12 piezas', null, 6, null, 'Sin contar', null, null, null]);
    const text = await pdfText(await shop.made({ kind: 'PURCHASE_LIST', format: 'pdf' }));
    expect(text).toContain('Sin contar');
    await database.superuser(
      `INSERT INTO inventory.stock_levels (store_id, product_id, quantity) VALUES ($1, $2, 0)`,
      [shop.storeId, id],
    );
    const counted = await shop.call<object>('GET', '/purchase-list');
    expect(counted.body).toMatchObject({ uncounted: [], items: [{ productId: id, suggested: 6 }] });
  });
});
