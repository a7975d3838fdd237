import type { Language } from '@miinventario/contracts';
import type { Table, TableColumn } from '../../../platform/documents/table.js';
import type { LowStockRow } from '../purchasing/purchasing.repository.js';
import { formatMoment } from '../../../platform/documents/table-pdf.js';
import type { SessionHead, SessionLine, ValuedProduct } from './reports.repository.js';
import { reportWords, type WordKey } from './report-words.js';

export type Columns = ReadonlyArray<readonly [WordKey, TableColumn['type'], number]>;

/** The columns under their headings in a language. */
export function columnsOf(columns: Columns, language: Language): TableColumn[] {
  return columns.map(([word, type, width]) => ({
    header: reportWords(word, language),
    type,
    width,
  }));
}

/** The sum of what is known. */
export function sum<T>(items: readonly T[], of: (item: T) => number | null): number {
  return items.reduce((total, item) => total + (of(item) ?? 0), 0);
}

/** Units at a cost or price in centavos; null where that is not known. */
export function worth(quantity: number, centavos: number | null): number | null {
  return centavos === null ? null : quantity * centavos;
}

/** What a session has counted, worth at cost and at price. */
export function sessionTable(
  head: SessionHead,
  lines: readonly SessionLine[],
  language: Language,
): Table {
  const word = (key: WordKey): string => reportWords(key, language);
  const counted = lines.filter(({ name, barcode }) => name !== null || barcode !== null);
  return {
    title: `${word('count')}: ${head.name}`,
    facts: [
      ...(head.area === null ? [] : [[word('area'), head.area] as const]),
      ...(head.ready_at ? [[word('date'), formatMoment(head.ready_at, language)] as const] : []),
      [word('products'), String(counted.length)],
      [word('units'), String(sum(counted, ({ quantity }) => quantity))],
    ],
    columns: columnsOf(
      [
        ['product', 'text', 30],
        ['brand', 'text', 14],
        ['size', 'text', 10],
        ['category', 'text', 14],
        ['barcode', 'text', 16],
        ['units', 'integer', 9],
        ['confidence', 'percent', 10],
        ['costValue', 'money', 13],
        ['priceValue', 'money', 13],
      ],
      language,
    ),
    rows: lines.map((line) => [
      line.name ?? (line.barcode === null ? word('unrecognised') : line.barcode),
      line.brand,
      line.size,
      line.category,
      line.barcode,
      line.quantity,
      line.confidence,
      worth(line.quantity, line.cost_centavos),
      worth(line.quantity, line.price_centavos),
    ]),
    totals: [
      word('total'),
      null,
      null,
      null,
      null,
      sum(lines, ({ quantity }) => quantity),
      null,
      sum(lines, ({ quantity, cost_centavos: cost }) => worth(quantity, cost)),
      sum(lines, ({ quantity, price_centavos: price }) => worth(quantity, price)),
    ],
  };
}

/** What each product in stock is worth at cost and at price. */
export function valuationTable(products: readonly ValuedProduct[], language: Language): Table {
  const cost = sum(products, (each) => worth(each.quantity, each.cost_centavos));
  const price = sum(products, (each) => worth(each.quantity, each.price_centavos));
  const units = sum(products, ({ quantity }) => quantity);
  return {
    title: reportWords('valuation', language),
    facts: [
      [reportWords('products', language), String(products.length)],
      [
        reportWords('withoutCost', language),
        String(products.filter(({ cost_centavos: each }) => each === null).length),
      ],
    ],
    columns: columnsOf(
      [
        ['product', 'text', 32],
        ['brand', 'text', 14],
        ['size', 'text', 10],
        ['category', 'text', 16],
        ['units', 'integer', 9],
        ['cost', 'money', 11],
        ['price', 'money', 11],
        ['costValue', 'money', 14],
        ['priceValue', 'money', 14],
      ],
      language,
    ),
    rows: products.map((each) => [
      each.name,
      each.brand,
      each.size,
      each.category,
      each.quantity,
      each.cost_centavos,
      each.price_centavos,
      worth(each.quantity, each.cost_centavos),
      worth(each.quantity, each.price_centavos),
    ]),
    totals: [reportWords('total', language), null, null, null, units, null, null, cost, price],
  };
}

/** Products below their minimum. */
export function lowStockTable(rows: readonly LowStockRow[], language: Language): Table {
  return {
    title: reportWords('lowStock', language),
    facts: [[reportWords('products', language), String(rows.length)]],
    columns: columnsOf(
      [
        ['product', 'text', 34],
        ['brand', 'text', 16],
        ['size', 'text', 10],
        ['category', 'text', 16],
        ['stock', 'integer', 10],
        ['minimum', 'integer', 10],
      ],
      language,
    ),
    rows: rows.map((row) => [
      row.name,
      row.brand,
      row.size,
      row.category,
      row.stock,
      row.minimum_stock,
    ]),
  };
}
