import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Product, Report } from '../../lib/client/api.types.js';
import { CACHE } from '../../lib/paths.js';
import { AppDriver } from '../support/app-driver.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { Shopkeeper } from '../support/shopkeeper.js';
import { testFilm } from '../support/test-film.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

const SCREENS = join(CACHE, 'screens');
const IMPORTED = 500;
const MINIMUM = 6;
/** More than the shelf holds: all of it is to be bought. */
const SHELF_MINIMUM = 40;

let product: TestProduct;
let browser: TestBrowser;
let shop: Shopkeeper;
let app: AppDriver;
/** Two films of the shelf: one is confirmed by itself, the other in a count. */
let films: readonly [string, string];
/** Names of the products on it. */
let shelf: readonly string[];

beforeAll(async () => {
  const film = await testFilm({ seed: 3, kind: 'tiny' });
  product = await startTestProduct({ web: 'static' });
  shop = await Shopkeeper.arrive(product.apiUrl, film);
  films = [await shop.openSession(), await shop.openSession()];
  for (const sessionId of films) await shop.send(sessionId, film);
  browser = await openBrowser({});
  app = new AppDriver(browser.page, product.webUrl);
  await app.logIn(shop.account);
  await mkdir(SCREENS, { recursive: true });
});

const shoot = async (name: string): Promise<void> => {
  await browser.page.screenshot({ path: join(SCREENS, `${name}.png`), scale: 'css' });
};

afterAll(async () => {
  // Either is missing when the other could not start.
  await (browser as TestBrowser | undefined)?.close();
  await (product as TestProduct | undefined)?.dispose();
});

/** A shop's table as its cash register writes it: new products, those of the shelf, and a price that is none. */
function table(names: readonly string[]): string {
  const line = (index: number): string =>
    `Artículo ${String(index).padStart(3, '0')},Marca ${index % 7},Abarrotes,${10 + (index % 90)}.50,${8 + (index % 80)}.00,${MINIMUM}`;
  return [
    'Producto,Marca,Departamento,Precio de venta,Costo,Stock mínimo',
    ...Array.from({ length: IMPORTED }, (_, index) => line(index + 1)),
    ...names.map((name) => `${name},,Abarrotes,20.00,15.00,${SHELF_MINIMUM}`),
    'Sin precio,Marca,Abarrotes,doce,1.00,1',
  ].join('\n');
}

/** Presses for a file of the open list or report, and reads what the browser was given. */
async function fileAs(format: 'xlsx' | 'pdf'): Promise<Buffer> {
  await app.tap(`file-${format}`);
  await app.seen('file-ready');
  const coming = browser.page.waitForEvent('download');
  await app.tap('file-save');
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^[a-z-]+-[\\d-]+\\.${format}$`));
  return readFile(await download.path());
}

describe('the inventory of a shop', () => {
  it(`takes ${IMPORTED} products from a table, and says which line it leaves out`, async () => {
    const { items } = await shop.client.get<{ items: readonly Product[] }>(
      `/stores/${shop.storeId}/products`,
    );
    shelf = items.map(({ name }) => name);
    await app.open('/catalogo');
    await app.tap('catalogue-import');
    const choosing = browser.page.waitForEvent('filechooser');
    await app.tap('import-choose');
    await (
      await choosing
    ).setFiles({ name: 'productos.csv', mimeType: 'text/csv', buffer: Buffer.from(table(shelf)) });
    await app.seen('import-faults');
    expect(await app.text('import-line-0')).toMatch(/Sin precio[^]*Precio: /);
    await app.tap('import-show-NEW');
    await browser.page.getByText('Artículo 001').first().waitFor();
    await shoot('walk-import');
    await app.tap('import-apply');
    await app.seen('import-applied');
    expect(await app.text('import-applied')).toContain(String(IMPORTED + shelf.length));
    await app.tap('import-done');
    await app.fill('catalogue-search', 'articulo 500');
    await browser.page.getByText('Artículo 500').first().waitFor();
  });

  it('becomes the count of a film, once it has been reviewed', async () => {
    await Promise.all(films.map((sessionId) => shop.waitForEnd(sessionId)));
    await app.open(`/reportes/${films[0]}`);
    await app.seen('report-item-0-plus');
    const before = Number(await app.text('report-item-0-quantity'));
    await app.tap('report-item-0-plus');
    await browser.page
      .locator('[data-testid="report-confirm"]:not([aria-disabled="true"])')
      .filter({ hasText: 'Confirmar' })
      .waitFor();
    await app.tap('report-confirm');
    await app.tap('dialog-confirm');
    await app.seen('report-compare');
    const report = await shop.client.get<Report>(`${shop.sessionPath(films[0])}/report`);
    expect(report.items.map(({ quantity }) => quantity)).toContain(before + 1);
  });

  it('counts again, in a count of its own, and sees what has gone since', async () => {
    await app.open('/conteos/nuevo');
    await app.tap('plan-submit');
    await app.tap('count-add-film');
    await app.tap('free-film-0');
    await app.seen('count-lines');
    await shoot('walk-count-review');
    await app.tap('count-confirm');
    await app.tap('dialog-confirm');
    await app.seen('count-comparison');
    await shoot('walk-count');
    await app.open('/comparar');
    await app.seen('variance-0');
    await shoot('walk-compare');
    expect(await app.text('compare-less')).toBe('1');
    expect(await app.text('variance-0')).toContain('1 menos');
  });

  it('is handed over as a spreadsheet and as a document that others can read', async () => {
    const [counted] = (await shop.client.get<Report>(`${shop.sessionPath(films[0])}/report`)).items;
    await app.open(`/reportes/${films[0]}`);
    await app.tap('report-file');
    const pdf = await getDocumentProxy(new Uint8Array(await fileAs('pdf')));
    expect((await extractText(pdf, { mergePages: true })).text).toContain(counted!.name);
    await shoot('walk-file');
    await app.tap('sheet-close');
    await app.tap('report-file');
    const rows = await readSheet(await fileAs('xlsx'));
    const line = rows.find((row) => row.includes(counted!.name));
    expect(line).toContain(counted!.quantity);
  });

  it('says what to buy, in a list that opens elsewhere', async () => {
    await app.open('/inventario');
    await app.seen('stock-0');
    await shoot('walk-stock');
    await app.open('/lista-de-compra');
    await app.seen('purchase-0');
    await shoot('walk-purchase');
    await app.tap('purchase-file');
    const rows = await readSheet(await fileAs('xlsx'));
    const wanted = shelf.map((name) => rows.find((row) => row.includes(name)));
    for (const row of wanted) expect(row).toContain(SHELF_MINIMUM);
    expect(browser.errors).toEqual([]);
  });
});
