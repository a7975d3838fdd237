import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { formatMoney } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { ProductTagRow } from '../../shared/ProductTagRow';
import type { VarianceLine } from '../../stock/stock.calls';

/** A product in both counts: how many then and now, and the difference in units and pesos. */
export const VarianceRow = memo(function VarianceRow({
  line,
  index,
}: {
  line: VarianceLine;
  index: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { before, after, difference, costCentavos } = line;
  const verdict =
    difference === null
      ? t(after === null ? 'compare.notCounted' : 'review.newLine')
      : difference < 0
        ? t('compare.less', { count: -difference })
        : t('compare.moreOf', { count: difference });
  const pair = t('compare.pair', { before: before ?? '—', after: after ?? '—' });
  return (
    <ProductTagRow
      testID={`variance-${index}`}
      productId={line.productId}
      name={line.name}
      detail={
        costCentavos === 0 ? pair : `${pair} · ${formatMoney(Math.abs(costCentavos), language)}`
      }
      verdict={verdict}
      tone={difference === null ? 'wait' : difference < 0 ? 'bad' : 'info'}
      label={`${line.name}, ${pair}, ${verdict}`}
    />
  );
});
