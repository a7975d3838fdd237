import type { Language } from '@miinventario/contracts';
import type { Table, TableColumn } from '../../../platform/documents/table.js';
import { formatMoment } from '../../../platform/documents/table-pdf.js';
import type { SnapshotLineRow, SnapshotRow } from '../stock/snapshots.repository.js';
import type { SnapshotOutcome } from '../stock/snapshot-lines.js';
import { reportWords, type WordKey } from './report-words.js';

const OUTCOMES: Readonly<Record<SnapshotOutcome, WordKey>> = {
  MATCHED: 'matched',
  SHORT: 'short',
  OVER: 'over',
  NEW: 'new',
  NOT_SEEN: 'notSeen',
  NOT_IN_FILM: 'notInFilm',
  OUT_OF_SCOPE: 'outOfScope',
  UNNAMED: 'unnamed',
};

const COLUMNS: ReadonlyArray<readonly [WordKey, TableColumn['type'], number]> = [
  ['area', 'text', 14],
  ['product', 'text', 30],
  ['brand', 'text', 14],
  ['size', 'text', 10],
  ['category', 'text', 14],
  ['barcode', 'text', 16],
  ['expected', 'integer', 10],
  ['counted', 'integer', 10],
  ['difference', 'integer', 10],
  ['outcome', 'text', 18],
  ['differenceValue', 'money', 13],
  ['costValue', 'money', 13],
];

/** A confirmed count as it was taken: every line, those that matched as well as those that did not. */
export function countTable(
  snapshot: SnapshotRow,
  lines: readonly SnapshotLineRow[],
  language: Language,
): Table {
  const word = (key: WordKey): string => reportWords(key, language);
  const rows = lines.map((line) => {
    const difference = differenceOf(line);
    return { line, difference, worth: times(difference, line.cost_centavos) };
  });
  const total = (of: (row: (typeof rows)[number]) => number | null): number =>
    rows.reduce((sum, row) => sum + (of(row) ?? 0), 0);
  return {
    title: `${word('confirmedCount')}: ${snapshot.name}`,
    facts: [
      [word('date'), formatMoment(snapshot.confirmed_at, language)],
      ...(snapshot.scope_value === null ? [] : [[word('scope'), snapshot.scope_value] as const]),
      ...(snapshot.reversed_at === null
        ? []
        : [[word('takenBack'), formatMoment(snapshot.reversed_at, language)] as const]),
      [word('lines'), String(lines.length)],
      [word('units'), String(snapshot.totals.units)],
    ],
    columns: COLUMNS.map(([key, type, width]) => ({ header: word(key), type, width })),
    rows: rows.map(({ line, difference, worth }) => [
      line.area === '' ? null : line.area,
      line.name,
      line.brand,
      line.size,
      line.category,
      line.barcode,
      line.expected,
      line.counted,
      difference,
      word(OUTCOMES[line.outcome]),
      worth,
      times(line.counted, line.cost_centavos),
    ]),
    totals: [
      word('total'),
      null,
      null,
      null,
      null,
      null,
      total(({ line }) => line.expected),
      total(({ line }) => line.counted),
      total(({ difference }) => difference),
      null,
      total(({ worth }) => worth),
      total(({ line }) => times(line.counted, line.cost_centavos)),
    ],
  };
}

/** Null where nothing was expected or nothing was counted: then there is nothing to compare. */
function differenceOf({ expected, counted }: SnapshotLineRow): number | null {
  return expected === null || counted === null ? null : counted - expected;
}

function times(units: number | null, centavos: number | null): number | null {
  return units === null || centavos === null ? null : units * centavos;
}
