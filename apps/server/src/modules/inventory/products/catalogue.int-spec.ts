import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi, type Answer } from '../../../../test/support/test-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';

interface Product {
  id: string;
  name: string;
  brand: string | null;
  category: string | null;
  barcodes: string[];
  aliases: string[];
  minimumStock: number;
  stock: number | null;
  version: number;
  mergedIntoId: string | null;
  photoUrl: string | null;
  hasOwnPhoto: boolean;
}

let database: TestDatabase;
let api: TestApi;
let token: string;
let storeId: string;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database, { OBJECT_URL_SECRET: 'secret' });
  token = (await api.registered()).accessToken;
  const body = { name: 'Abarrotes Lupita', giro: 'abarrotes' };
  storeId = (await api.call<{ id: string }>('POST', '/stores', { token, body })).body.id;
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

type Method = Parameters<TestApi['call']>[0];

function call<Body = Product>(
  method: Method,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<Body>> {
  return api.call<Body>(method, `/stores/${storeId}${path}`, { token, ...options });
}

async function product(body: object): Promise<Product> {
  const answer = await call('POST', '/products', { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

async function found(search: string): Promise<string[]> {
  const answer = await call<{ items: Product[] }>(
    'GET',
    `/products?search=${encodeURIComponent(search)}`,
  );
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items.map(({ name }) => name);
}

describe('the catalogue', () => {
  let cola: Product;
  let jabon: Product;

  beforeAll(async () => {
    cola = await product({
      name: 'Refresco de cola',
      brand: 'Cocó',
      size: '600 ml',
      category: 'Bebidas',
      barcodes: ['7501055300075'],
      priceCentavos: 1_800,
      costCentavos: 1_350,
      minimumStock: 12,
    });
    jabon = await product({ name: 'Jabón Zote', sizeAmount: 400, sizeUnit: 'g' });
    await product({ name: 'Azúcar estándar', size: '1 kg', category: 'bebidas' });
  });

  it('tells size as amount and unit, and one category by one name', async () => {
    expect(cola).toMatchObject({ sizeAmount: 600, sizeUnit: 'ml', minimumStock: 12, stock: null });
    expect(jabon).toMatchObject({ size: '400 g' });
    const { body } = await call<{ items: unknown[] }>('GET', '/categories');
    expect(body.items).toMatchObject([{ name: 'Bebidas', productCount: 2 }]);
  });

  it.each([
    ['REFRESCO', 'Refresco de cola'],
    ['jabon', 'Jabón Zote'],
    ['azúcar est', 'Azúcar estándar'],
    ['coco 600ml', 'Refresco de cola'],
    ['refersco', 'Refresco de cola'],
    ['azucra', 'Azúcar estándar'],
    ['jabn zote', 'Jabón Zote'],
    ['7501055300075', 'Refresco de cola'],
    ['75010553', 'Refresco de cola'],
  ])('finds %s', async (search, name) => {
    expect(await found(search)).toContain(name);
  });

  it('finds nothing by words that no product has, nor by signs alone', async () => {
    expect(await found('xilófono')).toEqual([]);
    expect(await found('%_')).toEqual([]);
    expect(await found("'; DROP TABLE")).toEqual([]);
  });

  it('pages through what it finds, each product once', async () => {
    for (let i = 0; i < 5; i += 1) await product({ name: `Galleta ${'abcde'[i]}` });
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/products?search=galleta&limit=2&cursor=${cursor}`;
      const { body } = await call<{ items: Product[]; nextCursor: string | null }>('GET', path);
      names.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(names.sort()).toEqual(['a', 'b', 'c', 'd', 'e'].map((letter) => `Galleta ${letter}`));
  });

  it('looks a product up by its barcode, a UPC-A also as the GTIN-13 it is', async () => {
    const upc = await product({ name: 'Importado', barcodes: ['036000291452'] });
    for (const code of ['036000291452', '0036000291452']) {
      const answer = await call('GET', `/products/lookup?barcode=${code}`);
      expect(answer.body.id).toBe(upc.id);
    }
    expect((await call('GET', '/products/lookup?barcode=7501055300076')).status).toBe(400);
    expect((await call('GET', '/products/lookup?barcode=7501031311309')).status).toBe(404);
  });

  it('refuses a code with a wrong check digit, and one that another product has', async () => {
    const wrong = await call('POST', '/products', {
      body: { name: 'X', barcodes: ['7501055300076'] },
    });
    expect(wrong.body).toMatchObject({ code: 'products.barcode_invalid' });
    const taken = await call('POST', '/products', {
      body: { name: 'X', barcodes: ['7501055300075'] },
    });
    expect(taken.body).toMatchObject({ code: 'products.barcode_taken' });
  });

  it('lets nobody overwrite an edit they have not seen, and shows them what it is now', async () => {
    const { headers } = await call('GET', `/products/${cola.id}`);
    const etag = String(headers['etag']);
    const first = await call('PATCH', `/products/${cola.id}`, {
      body: { priceCentavos: 1_900 },
      headers: { 'if-match': etag },
    });
    expect(first.status).toBe(200);
    const second = await call('PATCH', `/products/${cola.id}`, {
      body: { priceCentavos: 2_000 },
      headers: { 'if-match': etag },
    });
    expect(second.status).toBe(412);
    expect(second.body).toMatchObject({ current: { priceCentavos: 1_900 } });
  });

  it('renames a category with its products', async () => {
    const { body } = await call<{ items: Array<{ id: string }> }>('GET', '/categories');
    const path = `/categories/${body.items[0]!.id}`;
    expect((await call('PATCH', path, { body: { name: 'Bebidas frías' } })).status).toBe(200);
    expect((await call('GET', `/products/${cola.id}`)).body.category).toBe('Bebidas frías');
    const list = await call<{ items: unknown[] }>('GET', '/products?category=Bebidas%20fr%C3%ADas');
    expect(list.body.items).toHaveLength(2);
    expect(await found('frias')).toHaveLength(2);
  });

  it('keeps one other name for one product', async () => {
    const path = (id: string): string => `/products/${id}/aliases`;
    expect((await call('POST', path(cola.id), { body: { alias: 'Chesco' } })).status).toBe(201);
    const taken = await call('POST', path(jabon.id), { body: { alias: 'CHÉSCO' } });
    expect(taken.body).toMatchObject({ code: 'products.alias_taken' });
    expect(await found('chesco')).toEqual(['Refresco de cola']);
  });

  it('takes a product off the catalogue and puts it back', async () => {
    const { id } = await product({ name: 'De temporada', barcodes: ['7501031311309'] });
    expect((await call('DELETE', `/products/${id}`)).status).toBe(204);
    expect(await found('temporada')).toEqual([]);
    const archived = await call<{ items: Product[] }>('GET', '/products?archived=true');
    expect(archived.body.items.map((each) => each.id)).toEqual([id]);
    expect((await call('POST', `/products/${id}/restore`)).body).toMatchObject({ barcodes: [] });
    expect(await found('temporada')).toEqual(['De temporada']);
  });

  it('shows the picture that was set, without what a camera writes into it', async () => {
    const image = sharp({ create: { width: 80, height: 60, channels: 3, background: '#a33' } });
    const photo = await image
      .withExif({ IFD0: { Artist: 'Lupita' } })
      .jpeg()
      .toBuffer();
    const head = '--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n';
    const form = Buffer.concat([Buffer.from(head), photo, Buffer.from('\r\n--x--\r\n')]);
    const answer = await call('PUT', `/products/${cola.id}/photo`, {
      body: form,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.hasOwnPhoto).toBe(true);
    const path = new URL(answer.body.photoUrl ?? '').pathname;
    const stored = await api.app.inject({ method: 'GET', url: path });
    expect((await sharp(stored.rawPayload).metadata()).exif).toBeUndefined();
    const removed = (await call('DELETE', `/products/${cola.id}/photo`)).body;
    expect(removed).toMatchObject({ photoUrl: null, hasOwnPhoto: false });
  });
});

describe('duplicates', () => {
  it('become one product with everything that either had', async () => {
    const kept = await product({ name: 'Agua mineral', barcodes: ['7501055300082'] });
    const duplicate = await product({
      name: 'Topo agua gasificada',
      brand: 'Topo',
      minimumStock: 6,
      barcodes: ['7501055300099'],
    });
    await database.superuser(
      `INSERT INTO inventory.stock_levels (store_id, product_id, quantity)
       VALUES ($1, $2, 4), ($1, $3, 3)`,
      [storeId, kept.id, duplicate.id],
    );
    const merged = await call('POST', `/products/${kept.id}/merge`, {
      body: { duplicateIds: [duplicate.id] },
    });
    expect(merged.status, merged.text).toBe(200);
    expect(merged.body).toMatchObject({
      brand: 'Topo',
      minimumStock: 6,
      stock: 7,
      aliases: ['Topo agua gasificada'],
    });
    expect(merged.body.barcodes.sort()).toEqual(['7501055300082', '7501055300099']);
    expect(await found('gasificada')).toEqual(['Agua mineral']);
    expect((await call('GET', `/products/${duplicate.id}`)).body.mergedIntoId).toBe(kept.id);
    expect((await call('POST', `/products/${duplicate.id}/restore`)).status).toBe(404);
    const audit = await database.superuser<{ action: string }>(
      `SELECT action FROM admin.audit_logs WHERE target = $1`,
      [`product:${kept.id}`],
    );
    expect(audit).toEqual([{ action: 'product.merged' }]);
  });

  it('are not the product itself, nor another store’s', async () => {
    const { id } = await product({ name: 'Solo' });
    const self = await call('POST', `/products/${id}/merge`, { body: { duplicateIds: [id] } });
    expect(self.body).toMatchObject({ code: 'products.merge_self' });
    const stranger = { duplicateIds: ['01930000-0000-7000-8000-00000000abcd'] };
    expect((await call('POST', `/products/${id}/merge`, { body: stranger })).status).toBe(404);
  });
});
