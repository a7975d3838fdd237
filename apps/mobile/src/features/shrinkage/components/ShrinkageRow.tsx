import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { formatMoney } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { ProductTagRow } from '../../shared/ProductTagRow';
import type { ShrinkageLine } from '../shrinkage.calls';

/** One product: how many are missing, what they cost, and in how many counts. */
export const ShrinkageRow = memo(function ShrinkageRow({
  line,
  index,
}: {
  line: ShrinkageLine;
  index: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const missing = t('shrinkage.missing', { count: line.units });
  const worth =
    line.costCentavos === 0 ? t('shrinkage.noCost') : formatMoney(line.costCentavos, language);
  const detail = `${worth} · ${t('shrinkage.inCounts', { count: line.counts })}`;
  return (
    <ProductTagRow
      testID={`shrinkage-${index}`}
      productId={line.productId}
      name={line.name}
      detail={detail}
      verdict={missing}
      tone="bad"
      label={`${line.name}, ${missing}, ${detail}`}
    />
  );
});
