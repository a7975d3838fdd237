import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node';
import { mexicanDay, plainText, type ColumnType, type Table, type TableValue } from './table.js';

const FORMATS: Readonly<Record<ColumnType, string | undefined>> = {
  text: undefined,
  integer: '#,##0',
  decimal: '#,##0.0',
  money: '"$"#,##0.00',
  percent: '0.0%',
  date: 'yyyy-mm-dd',
};
/** A sheet's name has at most 31 letters and none of these (ECMA-376, 18.2.19). */
const SHEET_NAME_LENGTH = 31;
const NOT_IN_SHEET_NAME = /[\\/?*[\]:]/g;
/** A cell holds no more letters than this (Excel's specifications and limits). */
const CELL_LENGTH = 32_767;
const INK = '#22303c';
const HEADER_FILL = '#e5ecf2';

/**
 * The table as a workbook with typed cells: amounts and counts are numbers that can be summed,
 * texts are texts even when they look like formulas. The headings stay in sight when scrolled.
 */
export function renderXlsx(table: Table): Promise<Buffer> {
  const facts = table.facts.map(([label, value]): Row => [
    { value: plainText(label), fontWeight: 'bold', textColor: INK },
    { value: plainText(value), type: String },
  ]);
  const preface: Row[] =
    facts.length === 0
      ? []
      : [[{ value: plainText(table.title), fontWeight: 'bold', fontSize: 16 }], ...facts, []];
  const header = table.columns.map(({ header: value, type }): CellObject => ({
    value,
    fontWeight: 'bold',
    textColor: INK,
    backgroundColor: HEADER_FILL,
    align: type === 'text' ? 'left' : 'right',
    wrap: true,
  }));
  const rows = table.rows.map((row) => cells(table, row, false));
  const totals = table.totals ? [cells(table, table.totals, true)] : [];
  return writeXlsxFile([...preface, header, ...rows, ...totals], {
    columns: table.columns.map(({ width }) => ({ width })),
    sheet: table.title.replace(NOT_IN_SHEET_NAME, ' ').slice(0, SHEET_NAME_LENGTH),
    stickyRowsCount: preface.length + 1,
  }).toBuffer();
}

function cells(table: Table, row: readonly TableValue[], isTotal: boolean): Row {
  return table.columns.map(({ type }, index) => cell(row[index] ?? null, type, isTotal));
}

function cell(value: TableValue, type: ColumnType, isTotal: boolean): CellObject | null {
  if (value === null || value === '') return null;
  const weight = isTotal ? ({ fontWeight: 'bold' } as const) : {};
  if (typeof value === 'string') {
    return { value: plainText(value).slice(0, CELL_LENGTH), type: String, ...weight };
  }
  const format = FORMATS[type];
  const look = { ...(format === undefined ? {} : { format }), ...weight };
  if (value instanceof Date) {
    // A workbook knows no time zones: the day is written as it is in Mexico.
    return { value: new Date(`${mexicanDay(value)}T00:00:00Z`), type: Date, ...look };
  }
  return { value: type === 'money' ? value / 100 : value, type: Number, ...look };
}
