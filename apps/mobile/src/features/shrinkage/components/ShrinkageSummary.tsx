import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { FactRow } from '../../../ui/FactRow';
import { space } from '../../../ui/theme/tokens';
import type { Shrinkage } from '../shrinkage.calls';

/** What is missing altogether: products, units, and pesos at cost and at price. */
export function ShrinkageSummary({ shrinkage }: { shrinkage: Shrinkage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card style={styles.card}>
      <FactRow label={t('shrinkage.products')} value={formatNumber(shrinkage.products, language)} />
      <FactRow
        testID="shrinkage-units"
        label={t('shrinkage.units')}
        value={formatNumber(shrinkage.units, language)}
      />
      <FactRow
        testID="shrinkage-cost"
        label={t('compare.lessCost')}
        value={formatMoney(shrinkage.costCentavos, language)}
      />
      <FactRow
        testID="shrinkage-price"
        label={t('compare.lessPrice')}
        value={formatMoney(shrinkage.priceCentavos, language)}
      />
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm } });
