import type { Cell } from './table-reader.js';

/** Columns of a catalogue's table, in the order in which it is exported. */
export const IMPORT_COLUMNS = [
  'id',
  'name',
  'brand',
  'size',
  'unit',
  'category',
  'barcodes',
  'price',
  'cost',
  'minimumStock',
  'aliases',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** The headings of an exported table and of the template. */
export const COLUMN_HEADINGS: Readonly<Record<ImportColumn, { es: string; en: string }>> = {
  id: { es: 'Id', en: 'Id' },
  name: { es: 'Nombre', en: 'Name' },
  brand: { es: 'Marca', en: 'Brand' },
  size: { es: 'Tamaño', en: 'Size' },
  unit: { es: 'Unidad', en: 'Unit' },
  category: { es: 'Categoría', en: 'Category' },
  barcodes: { es: 'Códigos de barras', en: 'Barcodes' },
  price: { es: 'Precio', en: 'Price' },
  cost: { es: 'Costo', en: 'Cost' },
  minimumStock: { es: 'Existencia mínima', en: 'Minimum stock' },
  aliases: { es: 'Otros nombres', en: 'Other names' },
};

/** Headings as cash registers and spreadsheets write them; without accents, in lower case. */
const SPELLINGS: Readonly<Record<ImportColumn, readonly string[]>> = {
  id: ['id', 'identificador', 'product id'],
  name: ['nombre', 'producto', 'descripcion', 'articulo', 'name', 'product', 'description', 'item'],
  brand: ['marca', 'brand', 'fabricante'],
  size: ['tamano', 'presentacion', 'contenido', 'size', 'content', 'presentation'],
  unit: ['unidad', 'unidad de medida', 'unit', 'uom'],
  category: ['categoria', 'departamento', 'familia', 'linea', 'category', 'department'],
  barcodes: [
    'codigos de barras',
    'codigo de barras',
    'codigo',
    'codigos',
    'ean',
    'upc',
    'gtin',
    'sku',
    'barcode',
    'barcodes',
    'bar code',
    'code',
  ],
  price: ['precio', 'precio venta', 'precio de venta', 'pvp', 'price', 'sale price'],
  cost: ['costo', 'coste', 'precio costo', 'precio de costo', 'precio de compra', 'cost'],
  minimumStock: [
    'existencia minima',
    'existencias minimas',
    'stock minimo',
    'minimo',
    'inventario minimo',
    'minimum stock',
    'min stock',
    'minimum',
    'reorder level',
  ],
  aliases: ['otros nombres', 'alias', 'aliases', 'other names', 'sinonimos'],
};

const BY_SPELLING = new Map(
  IMPORT_COLUMNS.flatMap((column) => SPELLINGS[column].map((name) => [name, column] as const)),
);

/** The column that a heading names; undefined for one that is not taken. */
export function columnOf(heading: Cell | undefined): ImportColumn | undefined {
  const plain = String(heading ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)|[$*:._-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return BY_SPELLING.get(plain);
}

/** How many of the headings are known. */
export function headerScore(header: readonly Cell[]): number {
  return new Set(header.map(columnOf).filter((column) => column !== undefined)).size;
}

/** Where each column stands; the first of two that mean the same. */
export function placeColumns(header: readonly Cell[]): ReadonlyMap<ImportColumn, number> {
  const places = new Map<ImportColumn, number>();
  header.forEach((heading, index) => {
    const column = columnOf(heading);
    if (column !== undefined && !places.has(column)) places.set(column, index);
  });
  return places;
}
