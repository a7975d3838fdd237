import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { FactRow } from '../../../ui/FactRow';
import { space } from '../../../ui/theme/tokens';
import type { Variance } from '../../stock/stock.calls';

/** How much less there is and what it is worth, and how much more. */
export function VarianceSummary({
  variance,
  differing,
}: {
  variance: Variance;
  differing: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (variance.hidden) return <Banner tone="info" icon="eye-off" message={t('counts.isBlind')} />;
  if (differing === 0) {
    return <Banner testID="compare-same" tone="success" message={t('compare.allSame')} />;
  }
  return (
    <Card style={styles.card}>
      <FactRow
        testID="compare-less"
        label={t('compare.lessUnits')}
        value={formatNumber(variance.lessUnits, language)}
      />
      <FactRow
        label={t('compare.lessCost')}
        value={formatMoney(variance.lessCostCentavos, language)}
      />
      <FactRow
        label={t('compare.lessPrice')}
        value={formatMoney(variance.lessPriceCentavos, language)}
      />
      <FactRow
        testID="compare-more"
        label={t('compare.moreUnits')}
        value={formatNumber(variance.moreUnits, language)}
      />
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm } });
