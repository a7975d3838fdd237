import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { LABEL_SHEET_NAMES, LABEL_SHEETS, placeOf } from './label-sheets.js';
import { renderLabels } from './labels-pdf.js';

describe('a sheet of labels', () => {
  it.each(LABEL_SHEET_NAMES)('keeps every label of %s on the paper, none over another', (name) => {
    const sheet = LABEL_SHEETS[name];
    const [width, height] = sheet.label;
    expect(sheet.pitch[0]).toBeGreaterThanOrEqual(width);
    expect(sheet.pitch[1]).toBeGreaterThanOrEqual(height);
    const last = placeOf(sheet, sheet.columns * sheet.rows - 1);
    expect(last.page).toBe(0);
    expect(last.x + width).toBeLessThanOrEqual(sheet.page[0] + 0.01);
    expect(last.y + height).toBeLessThanOrEqual(sheet.page[1] + 0.01);
    expect(placeOf(sheet, sheet.columns * sheet.rows)).toMatchObject({ page: 1 });
  });

  it('says name and price of each product, on as many pages as it takes', async () => {
    const label = { name: 'Jabón Zote 400 g', priceCentavos: 2_350, barcode: '7501055300075' };
    const own = { name: 'Pan dulce', priceCentavos: null, barcode: 'PAN-0001' };
    const labels = [...Array.from({ length: 30 }, () => label), own];
    const pdf = await getDocumentProxy(new Uint8Array(await renderLabels(labels, 'AVERY_5160')));
    const { text, totalPages } = await extractText(pdf);
    expect(totalPages).toBe(2);
    expect(text[0]?.match(/Jabón Zote 400 g/g)).toHaveLength(30);
    expect(text[0]?.match(/\$23\.50/g)).toHaveLength(30);
    expect(text[1]).toContain('Pan dulce');
  });

  it('begins where the last print ended', async () => {
    const label = { name: 'Uno', priceCentavos: 100, barcode: null };
    const bytes = await renderLabels([label, label], 'AVERY_5163', 9);
    const { totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
    expect(totalPages).toBe(2);
  });
});
