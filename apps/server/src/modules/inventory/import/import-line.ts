import type { ImportFault } from '@miinventario/contracts';
import { storedBarcode } from '../products/barcode.js';
import { packContent, sizeUnit, type SizeUnit } from '../products/pack-size.js';
import type { ImportColumn } from './import-columns.js';
import { parseAmount } from './parse-amount.js';
import type { Cell } from './table-reader.js';

export interface LineFault {
  readonly column: ImportColumn;
  readonly code: ImportFault;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a line says; what it leaves empty is absent and stays as it is. */
export interface WantedProduct {
  readonly id?: string;
  readonly name?: string;
  readonly brand?: string;
  readonly size?: string;
  readonly sizeAmount?: number | null;
  readonly sizeUnit?: SizeUnit | null;
  readonly category?: string;
  readonly priceCentavos?: number;
  readonly costCentavos?: number;
  readonly minimumStock?: number;
  readonly barcodes: readonly string[];
  readonly aliases: readonly string[];
}

export interface ParsedLine {
  readonly line: number;
  readonly wanted: WantedProduct;
  readonly faults: readonly LineFault[];
}

const MAX_LENGTH = { name: 200, brand: 100, size: 50, category: 100, aliases: 200 } as const;
const MAX_MINIMUM = 1_000_000;
const MAX_LIST = 20;
/** A cell that was made harmless for a spreadsheet by an apostrophe before it. */
const NEUTRALISED = /^'(?=[=+\-@\t\r])/;

/** Reads one line: every fault of it is told, not the first alone. */
export function parseLine(
  line: number,
  cells: readonly Cell[],
  places: ReadonlyMap<ImportColumn, number>,
): ParsedLine {
  const faults: LineFault[] = [];
  const raw = (column: ImportColumn): Cell => cells[places.get(column) ?? -1] ?? null;
  const text = (column: ImportColumn): string => textOf(raw(column));
  const fault = (column: ImportColumn, code: ImportFault, params: LineFault['params']): void =>
    void faults.push({ column, code, params: shorten(params) });

  const short = (column: keyof typeof MAX_LENGTH): string | undefined => {
    const value = text(column);
    if (value === '') return undefined;
    const max = MAX_LENGTH[column];
    if (value.length > max) fault(column, 'text_too_long', { value: value.slice(0, 20), max });
    return value.slice(0, max);
  };
  const amount = (column: 'price' | 'cost'): number | undefined => {
    const value = raw(column);
    if (text(column) === '') return undefined;
    const centavos = parseAmount(typeof value === 'number' ? value : text(column));
    if (centavos === undefined) fault(column, `${column}_invalid`, { value: text(column) });
    return centavos;
  };

  const id = text('id');
  if (id !== '' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    fault('id', 'product_unknown', { value: id });
  }
  const wanted: WantedProduct = compact({
    id: id === '' ? undefined : id.toLowerCase(),
    name: short('name'),
    brand: short('brand'),
    ...sizeOf(short('size'), text('unit'), fault),
    category: short('category'),
    priceCentavos: amount('price'),
    costCentavos: amount('cost'),
    minimumStock: minimumOf(text('minimumStock'), fault),
    barcodes: barcodesOf(raw('barcodes'), fault),
    aliases: listOf(text('aliases'), /\|/).filter((alias) => {
      const isLong = alias.length > MAX_LENGTH.aliases;
      if (isLong) fault('aliases', 'text_too_long', { value: alias.slice(0, 20), max: 200 });
      return !isLong;
    }),
  });
  if (wanted.name === undefined && wanted.id === undefined) fault('name', 'name_missing', {});
  return { line, wanted, faults };
}

type Fault = (column: ImportColumn, code: ImportFault, params: LineFault['params']) => void;

function sizeOf(
  size: string | undefined,
  unit: string,
  fault: Fault,
): Pick<WantedProduct, 'size' | 'sizeAmount' | 'sizeUnit'> {
  if (size === undefined) return {};
  const known = sizeUnit(unit);
  // A unit stands beside a bare number; beside "600 ml" it says the same once more.
  const isBare = /^\d+([.,]\d+)?$/.test(size);
  if (isBare && unit !== '' && !known) fault('unit', 'unit_unknown', { value: unit });
  const whole = isBare && known ? `${size.replace(',', '.')} ${known}` : size;
  const content = packContent(whole);
  return { size: whole, sizeAmount: content?.amount ?? null, sizeUnit: content?.unit ?? null };
}

function minimumOf(text: string, fault: Fault): number | undefined {
  if (text === '') return undefined;
  const pieces = Number(text.replace(/,(?=\d{3}\b)/g, ''));
  const isRight = Number.isInteger(pieces) && pieces >= 0 && pieces <= MAX_MINIMUM;
  if (!isRight) fault('minimumStock', 'minimum_invalid', { value: text });
  return isRight ? pieces : undefined;
}

function barcodesOf(cell: Cell, fault: Fault): string[] {
  const codes = listOf(textOf(cell), /[|;,\s]+/).map((written) => {
    if (/^\d(\.\d+)?e\+?\d+$/i.test(written)) {
      fault('barcodes', 'barcode_shortened', { value: written });
      return undefined;
    }
    const code = storedBarcode(typeof cell === 'number' ? withZeros(written) : written);
    if (code === undefined) fault('barcodes', 'barcode_invalid', { value: written });
    return code;
  });
  return [...new Set(codes.filter((code) => code !== undefined))];
}

/** A workbook drops the zeros before a number: 36000291452 is the UPC-A 036000291452. */
function withZeros(digits: string): string {
  for (const length of [12, 13]) {
    const padded = digits.padStart(length, '0');
    const isLost = digits.length >= 10 && padded.length === length;
    if (isLost && storedBarcode(padded) !== undefined) return padded;
  }
  return digits;
}

function listOf(text: string, separator: RegExp): string[] {
  const parts = text.split(separator).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))].slice(0, MAX_LIST);
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replaceAll('\0', '').replace(NEUTRALISED, '').replace(/\s+/g, ' ').trim();
}

function shorten(params: LineFault['params']): LineFault['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.slice(0, 60) : value,
    ]),
  );
}

/** Without the fields that are undefined. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
