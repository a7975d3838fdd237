import type { TFunction } from 'i18next';

import type { ReportView } from './report.model';

/** More lines than these make no message that anybody reads. */
const MOST_LINES = 60;

/** The report as a message for WhatsApp: the shop, the day, the totals, a line per product. */
export function reportText(
  t: TFunction,
  report: { storeName: string; day: string; view: ReportView },
): string {
  const { storeName, day, view } = report;
  const known = view.rows.flatMap((row) =>
    row.kind === 'item' && !row.item.unrecognised ? [row.item] : [],
  );
  const lines = [...known]
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, MOST_LINES)
    .map(({ name, quantity }) => `• ${name}: *${quantity}*`);
  const left = known.length - lines.length;
  return [
    `*${storeName}* · ${day}`,
    t('review.shareTotals', { count: view.totals.units, products: view.totals.products }),
    '',
    ...lines,
    ...(left > 0 ? [t('review.shareMore', { count: left })] : []),
    ...(view.totals.unrecognised > 0
      ? ['', t('review.shareUnrecognised', { count: view.totals.unrecognised })]
      : []),
  ].join('\n');
}
