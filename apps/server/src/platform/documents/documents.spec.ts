import { readSheet } from 'read-excel-file/node';
import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { renderCsv } from './csv.js';
import { renderTablePdf } from './table-pdf.js';
import type { Table } from './table.js';
import { renderXlsx } from './xlsx.js';

const table: Table = {
  title: 'Conteo: [martes] 3/4',
  facts: [['Área', 'mostrador']],
  columns: [
    { header: 'Producto', type: 'text', width: 30 },
    { header: 'Piezas', type: 'integer', width: 10 },
    { header: 'Valor', type: 'money', width: 12 },
    { header: 'Día', type: 'date', width: 12 },
    { header: 'Parte', type: 'percent', width: 8 },
  ],
  rows: [
    ['Jabón "Zote", rosa', 1_200, 123_450, new Date('2026-11-27T03:00:00Z'), 0.875],
    ['=HYPERLINK("http://x")', null, null, null, null],
    ['Raro \u0001\u000b & <b>', 0, 1, null, 0],
  ],
  totals: ['Total', 1_200, 123_451, null, null],
};

describe('a table as CSV', () => {
  const text = renderCsv(table).toString('utf8');

  it('is UTF-8 that Excel knows for it, line by line', () => {
    expect(text.startsWith('\ufeffProducto,Piezas,Valor,Día,Parte\r\n')).toBe(true);
    expect(text).toContain('"Jabón ""Zote"", rosa",1200,1234.50,2026-11-26,0.8750\r\n');
    expect(text.endsWith('Total,1200,1234.51,,\r\n')).toBe(true);
  });

  it('holds no text that a spreadsheet would run', () => {
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain('Raro  & <b>');
  });
});

describe('a table as a workbook', () => {
  it('has typed cells below headings, and a formula is a text', async () => {
    const rows = await readSheet(await renderXlsx(table));
    expect(rows[0]?.[0]).toBe('Conteo: [martes] 3/4');
    expect(rows[1]?.slice(0, 2)).toEqual(['Área', 'mostrador']);
    const [first, formula, strange, totals] = rows.slice(-4);
    expect(first?.slice(0, 3)).toEqual(['Jabón "Zote", rosa', 1_200, 1_234.5]);
    expect(first?.[3]).toEqual(new Date('2026-11-26T00:00:00Z'));
    expect(first?.[4]).toBe(0.875);
    expect(formula?.[0]).toBe('=HYPERLINK("http://x")');
    expect(strange?.[0]).toBe('Raro  & <b>');
    expect(totals?.slice(0, 3)).toEqual(['Total', 1_200, 1_234.51]);
  });
});

describe('a table as a PDF', () => {
  const options = {
    heading: 'Abarrotes Lupita',
    madeAt: new Date('2026-11-27T18:00:00Z'),
    language: 'es' as const,
  };

  it('says it in Spanish, with headings and a number on every page', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [
      `Producto número ${index + 1}`,
      index,
      index * 100,
      null,
      null,
    ]);
    const bytes = await renderTablePdf({ ...table, rows }, options);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text, totalPages } = await extractText(pdf);
    expect(totalPages).toBeGreaterThan(1);
    expect(text[0]).toContain('Abarrotes Lupita');
    for (const [index, page] of text.entries()) {
      expect(page).toContain('Piezas');
      expect(page).toContain(`Página ${index + 1} de ${totalPages}`);
    }
    const all = text.join(' ');
    expect(all.match(/Producto número \d+/g)).toHaveLength(90);
    expect(all).toContain('$1,234.51');
  });

  it('shows a picture beside each row that has one', async () => {
    const square = sharp({ create: { width: 40, height: 40, channels: 3, background: '#0a0' } });
    const picture = await square.jpeg().toBuffer();
    const bytes = await renderTablePdf(table, { ...options, pictures: [picture, null, picture] });
    expect(bytes.toString('latin1').match(/\/Subtype \/Image/g)?.length).toBeGreaterThan(0);
  });
});
