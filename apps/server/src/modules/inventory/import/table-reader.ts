import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { InventoryError } from '../inventory.errors.js';
import { headerScore } from './import-columns.js';

/** A cell as the file has it: text, or what a workbook types as a number, a date or a truth. */
export type Cell = string | number | boolean | Date | null;

export interface ReadTable {
  readonly format: 'csv' | 'xlsx';
  readonly header: readonly Cell[];
  /** With the number that the line has in the file, from 1. */
  readonly rows: ReadonlyArray<{ readonly line: number; readonly cells: readonly Cell[] }>;
}

/** Lines that one import takes, beside the header. */
export const MAX_ROWS = 20_000;
/** What a workbook may unpack to: more is no catalogue but a bomb. */
const MAX_UNPACKED_BYTES = 120 * 1024 * 1024;
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads a table of text or a workbook's first sheet, by what the bytes are and not by their name.
 * @throws AppError imports.unreadable, imports.empty, imports.too_many_rows
 */
export async function readTable(bytes: Buffer): Promise<ReadTable> {
  // A workbook is a ZIP file: it begins with a local file header.
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  const lines = isZip ? await readWorkbook(bytes) : readText(decode(bytes));
  const [first, ...rest] = lines.filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
  if (!first || rest.length === 0) throw InventoryError.importEmpty();
  if (rest.length > MAX_ROWS) throw InventoryError.importTooManyRows(MAX_ROWS);
  return { format: isZip ? 'xlsx' : 'csv', header: first.cells, rows: rest };
}

type Line = ReadTable['rows'][number];

async function readWorkbook(bytes: Buffer): Promise<Line[]> {
  try {
    let unpacked = 0;
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > MAX_UNPACKED_BYTES) throw new RangeError('workbook unpacks to too much');
    const rows = (await readSheet(bytes)) as unknown as Cell[][];
    return rows.map((cells, index) => ({ line: index + 1, cells }));
  } catch (error) {
    throw InventoryError.importUnreadable(error);
  }
}

/** UTF-8 when it is that; otherwise what Excel in Mexico writes, Windows-1252. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) throw InventoryError.importUnreadable();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readText(text: string): Line[] {
  const delimiter = delimiterOf(text);
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: MAX_ROWS + 2,
      max_record_size: 100_000,
    }) as unknown as Array<{ info: { lines: number }; record: string[] }>;
    return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    throw InventoryError.importUnreadable(error);
  }
}

/** The delimiter that yields the most headers that are known, then the most columns. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    let columns: string[];
    try {
      const options = { bom: true, delimiter, to: 1, relax_quotes: true, skip_empty_lines: true };
      columns = parse(head, options)[0] ?? [];
    } catch {
      continue;
    }
    const score = headerScore(columns) * 1_000 + Math.min(columns.length, 999);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
