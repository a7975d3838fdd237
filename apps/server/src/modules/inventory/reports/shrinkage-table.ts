import type { Language } from '@miinventario/contracts';
import type { Table } from '../../../platform/documents/table.js';
import { formatMoment } from '../../../platform/documents/table-pdf.js';
import type { Period } from '../stock/period.js';
import type { SnapshotRow } from '../stock/snapshots.repository.js';
import type { Variance, VarianceChange } from '../stock/variance.js';
import type { ShrinkageRow } from '../stock/variance.repository.js';
import { columnsOf } from './report-tables.js';
import { reportWords, type WordKey } from './report-words.js';

/** What confirmed counts found missing in a time; the totals are of all products. */
export function shrinkageTable(
  rows: readonly ShrinkageRow[],
  { from, to }: Period,
  language: Language,
): Table {
  const word = (key: WordKey): string => reportWords(key, language);
  const [first] = rows;
  return {
    title: word('shrinkage'),
    facts: [
      [word('from'), formatMoment(from, language)],
      [word('to'), formatMoment(to, language)],
      [word('products'), String(first?.all_products ?? 0)],
    ],
    columns: columnsOf(
      [
        ['product', 'text', 40],
        ['countsShort', 'integer', 14],
        ['missingUnits', 'integer', 14],
        ['missingCost', 'money', 15],
        ['missingPrice', 'money', 15],
      ],
      language,
    ),
    rows: rows.map((row) => [
      row.name,
      row.counts,
      row.units,
      row.cost_centavos,
      row.price_centavos,
    ]),
    totals: [
      word('total'),
      null,
      first?.all_units ?? 0,
      first?.all_cost_centavos ?? 0,
      first?.all_price_centavos ?? 0,
    ],
  };
}

const CHANGES: Readonly<Record<VarianceChange, WordKey>> = {
  SAME: 'matched',
  LESS: 'less',
  MORE: 'more',
  NEW: 'new',
  NOT_COUNTED: 'notCounted',
};

/** Two confirmed counts, product by product; the totals are of what there is less of. */
export function varianceTable({ before, after, variance }: Compared, language: Language): Table {
  const word = (key: WordKey): string => reportWords(key, language);
  const named = ({ name, confirmed_at: at }: SnapshotRow): string =>
    `${name}, ${formatMoment(at, language)}`;
  return {
    title: word('comparison'),
    facts: [
      [word('before'), named(before)],
      [word('after'), named(after)],
      [word('missingUnits'), String(variance.lessUnits)],
    ],
    columns: columnsOf(
      [
        ['product', 'text', 36],
        ['before', 'integer', 10],
        ['after', 'integer', 10],
        ['difference', 'integer', 11],
        ['outcome', 'text', 13],
        ['differenceValue', 'money', 15],
        ['differencePrice', 'money', 15],
      ],
      language,
    ),
    rows: variance.lines.map((line) => [
      line.name,
      line.before,
      line.after,
      line.difference,
      word(CHANGES[line.change]),
      line.costCentavos,
      line.priceCentavos,
    ]),
    totals: [
      word('shrinkage'),
      null,
      null,
      -variance.lessUnits,
      null,
      -variance.lessCostCentavos,
      -variance.lessPriceCentavos,
    ],
  };
}

/** Two counts and what differs between them. */
export interface Compared {
  readonly before: SnapshotRow;
  readonly after: SnapshotRow;
  readonly variance: Variance;
}
