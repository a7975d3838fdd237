import type { Language } from '@miinventario/contracts';
import type { Table } from '../../../platform/documents/table.js';
import type { PurchaseList } from '../purchasing/purchasing.service.js';
import { columnsOf, sum, worth } from './report-tables.js';
import { reportWords, type WordKey } from './report-words.js';

/**
 * What to buy and what it will cost. Products with a minimum that were never counted come last,
 * with neither a stock nor a number to buy.
 */
export function purchaseTable(
  { lines, uncounted }: Pick<PurchaseList, 'lines' | 'uncounted'>,
  coverDays: number,
  language: Language,
): Table {
  const word = (key: WordKey): string => reportWords(key, language);
  const cost = sum(lines, (line) => worth(line.suggested, line.cost_centavos));
  return {
    title: word('purchaseList'),
    facts: [
      [word('coverDays'), String(coverDays)],
      ...(uncounted.length === 0 ? [] : [[word('uncounted'), String(uncounted.length)] as const]),
    ],
    columns: columnsOf(
      [
        ['category', 'text', 14],
        ['product', 'text', 28],
        ['brand', 'text', 13],
        ['size', 'text', 10],
        ['stock', 'integer', 10],
        ['minimum', 'integer', 9],
        ['pace', 'decimal', 8],
        ['why', 'text', 14],
        ['toBuy', 'integer', 9],
        ['cost', 'money', 11],
        ['costValue', 'money', 13],
      ],
      language,
    ),
    rows: [
      ...lines.map((line) => [
        line.category,
        line.name,
        line.brand,
        line.size,
        line.stock,
        line.minimum_stock,
        line.pacePerDay,
        word(line.reason === 'PACE' ? 'willNotLast' : 'belowMinimum'),
        line.suggested,
        line.cost_centavos,
        worth(line.suggested, line.cost_centavos),
      ]),
      ...uncounted.map((row) => [
        row.category,
        row.name,
        row.brand,
        row.size,
        null,
        row.minimum_stock,
        null,
        word('uncounted'),
        null,
        null,
        null,
      ]),
    ],
    totals: [
      word('total'),
      ...Array.from({ length: 7 }, () => null),
      sum(lines, ({ suggested }) => suggested),
      null,
      cost,
    ],
  };
}
