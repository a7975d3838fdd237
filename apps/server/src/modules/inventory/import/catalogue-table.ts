import type { Language } from '@miinventario/contracts';
import { renderCsv } from '../../../platform/documents/csv.js';
import type { Table, TableColumn } from '../../../platform/documents/table.js';
import { renderXlsx } from '../../../platform/documents/xlsx.js';
import type { SizeUnit } from '../products/pack-size.js';
import { COLUMN_HEADINGS, IMPORT_COLUMNS, type ImportColumn } from './import-columns.js';

/** A product as its line of an exported catalogue. */
export interface CatalogueLine {
  readonly id: string | null;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly size_unit: SizeUnit | null;
  readonly category: string | null;
  readonly barcodes: readonly string[];
  readonly price_centavos: number | null;
  readonly cost_centavos: number | null;
  readonly minimum_stock: number;
  readonly aliases: readonly string[];
}

const TYPES: Readonly<Record<ImportColumn, Pick<TableColumn, 'type' | 'width'>>> = {
  id: { type: 'text', width: 38 },
  name: { type: 'text', width: 36 },
  brand: { type: 'text', width: 16 },
  size: { type: 'text', width: 12 },
  unit: { type: 'text', width: 8 },
  category: { type: 'text', width: 18 },
  barcodes: { type: 'text', width: 20 },
  price: { type: 'money', width: 12 },
  cost: { type: 'money', width: 12 },
  minimumStock: { type: 'integer', width: 12 },
  aliases: { type: 'text', width: 24 },
};

/** The catalogue as the table that can be imported again. */
export function catalogueTable(lines: readonly CatalogueLine[], language: Language): Table {
  return {
    title: language === 'es' ? 'Catálogo' : 'Catalogue',
    facts: [],
    columns: IMPORT_COLUMNS.map((column) => ({
      header: COLUMN_HEADINGS[column][language],
      ...TYPES[column],
    })),
    rows: lines.map((line) => [
      line.id,
      line.name,
      line.brand,
      line.size,
      line.size_unit,
      line.category,
      line.barcodes.join('|'),
      line.price_centavos,
      line.cost_centavos,
      line.minimum_stock,
      line.aliases.join('|'),
    ]),
  };
}

const EXAMPLE: CatalogueLine = {
  id: null,
  name: 'Refresco de cola',
  brand: 'Ejemplo',
  size: '600 ml',
  size_unit: 'ml',
  category: 'Bebidas',
  barcodes: ['7501000000012'],
  price_centavos: 1_850,
  cost_centavos: 1_375,
  minimum_stock: 12,
  aliases: [],
};

/** The empty table that people fill in, with one example. */
export function renderTemplate(format: 'csv' | 'xlsx', language: Language): Promise<Buffer> {
  const table = catalogueTable([EXAMPLE], language);
  return format === 'csv' ? Promise.resolve(renderCsv(table)) : renderXlsx(table);
}
