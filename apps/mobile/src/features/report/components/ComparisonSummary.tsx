import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { FactRow } from '../../../ui/FactRow';
import { space } from '../../../ui/theme/tokens';
import { useDateText } from '../../shared/use-date-text';
import type { Snapshot } from '../review.calls';

/** The count in a few figures, with what the differences cost. */
export function ComparisonSummary({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dateText = useDateText();
  const { totals } = snapshot;
  const worth = (units: number, centavos: number) =>
    centavos === 0
      ? formatNumber(units, language)
      : `${formatNumber(units, language)} · ${formatMoney(centavos, language)}`;
  return (
    <Card style={styles.card}>
      <FactRow label={t('review.confirmed')} value={dateText(snapshot.confirmedAt)} />
      <FactRow
        label={t('review.matched')}
        value={`${formatNumber(totals.matched, language)} / ${formatNumber(totals.lines, language)}`}
      />
      <FactRow
        testID="comparison-short"
        label={t('review.shortUnits')}
        value={worth(totals.shortUnits, totals.shortCentavos)}
      />
      <FactRow
        testID="comparison-over"
        label={t('review.overUnits')}
        value={worth(totals.overUnits, totals.overCentavos)}
      />
      <FactRow
        isTotal
        label={t('review.totalUnits')}
        value={formatNumber(totals.units, language)}
      />
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm, marginBottom: space.sm } });
