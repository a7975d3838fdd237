import { mexicanDay, plainText, type ColumnType, type Table, type TableValue } from './table.js';

/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The table as CSV: UTF-8 with a byte order mark, without which Excel reads it as Windows-1252,
 * CRLF line ends (RFC 4180), and texts that look like formulas made harmless by an apostrophe.
 */
export function renderCsv(table: Table): Buffer {
  const header = table.columns.map(({ header: text }) => quote(text));
  const rows = [...table.rows, ...(table.totals ? [table.totals] : [])].map((row) =>
    table.columns.map(({ type }, index) => quote(written(row[index] ?? null, type))),
  );
  const lines = [header, ...rows].map((cells) => cells.join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}

function written(value: TableValue, type: ColumnType): string {
  if (value === null) return '';
  if (value instanceof Date) return mexicanDay(value);
  if (typeof value === 'number') {
    if (type === 'money') return (value / 100).toFixed(2);
    return type === 'percent' ? value.toFixed(4) : String(value);
  }
  const text = plainText(value);
  return FORMULA.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
