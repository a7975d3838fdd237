import type { Report } from './api.types.js';
import type { Truth } from './enrol.js';

interface Row {
  readonly name: string;
  readonly found: number;
  readonly truth: number | undefined;
  readonly confidence: string;
  readonly barcode: string;
}

/** Quantities by the key of the product, as the truth counts them. */
export function countsByKey(
  report: Report,
  keys: ReadonlyMap<string, string>,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of report.items) {
    if (item.unrecognised || item.productId === null) continue;
    const key = keys.get(item.productId) ?? item.name;
    counts[key] = (counts[key] ?? 0) + item.quantity;
  }
  return counts;
}

/** The report as a table, beside the truth where there is one. */
export function reportTable(
  report: Report,
  keys: ReadonlyMap<string, string>,
  truth: Truth | undefined,
): string {
  const rows: Row[] = report.items.map((item) => {
    const key = item.productId === null ? undefined : keys.get(item.productId);
    return {
      name: key ?? item.name,
      found: item.quantity,
      truth: key === undefined ? undefined : truth?.counts[key],
      confidence: `${Math.round(item.confidence * 100)} % ${item.level}`,
      barcode: item.barcode ?? '',
    };
  });
  const seen = new Set(rows.map((row) => row.name));
  for (const [name, count] of Object.entries(truth?.counts ?? {})) {
    if (seen.has(name)) continue;
    rows.push({ name, found: 0, truth: count, confidence: '', barcode: '' });
  }
  const width = Math.max(8, ...rows.map((row) => row.name.length));
  const line = (row: readonly [string, string, string, string, string]): string =>
    [
      row[0].padEnd(width),
      row[1].padStart(8),
      ...(truth ? [row[2].padStart(8)] : []),
      row[3].padStart(14),
      row[4],
    ]
      .join('  ')
      .trimEnd();
  return [
    line(['Producto', 'Cantidad', 'Verdad', 'Confianza', 'Código']),
    ...rows.map((row) => {
      const expected = row.truth === undefined ? '' : String(row.truth);
      const mark = row.truth !== undefined && row.truth !== row.found ? ' ≠' : '  ';
      return line([row.name, String(row.found), expected + mark, row.confidence, row.barcode]);
    }),
  ].join('\n');
}

/** Precision, recall and count error over the keys of the truth. */
export function figures(
  counts: Readonly<Record<string, number>>,
  truth: Truth,
): { readonly precision: number; readonly recall: number; readonly countError: number } {
  const names = new Set([...Object.keys(counts), ...Object.keys(truth.counts)]);
  let matched = 0;
  let found = 0;
  let wanted = 0;
  let off = 0;
  for (const name of names) {
    const here = counts[name] ?? 0;
    const there = truth.counts[name] ?? 0;
    matched += Math.min(here, there);
    found += here;
    wanted += there;
    off += Math.abs(here - there);
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    precision: share(matched, found),
    recall: share(matched, wanted),
    countError: share(off, wanted),
  };
}
