import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { ReportItem } from '../../../lib/api/types';
import { formatPercent } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { ConfidenceBadge } from '../../../ui/ConfidenceBadge';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';

export function ItemSummary({ item }: { item: ReportItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const levelText = item.unrecognised
    ? t('report.level.unrecognised')
    : t(`report.level.${item.level}`);
  return (
    <Card style={styles.card}>
      <View style={styles.text}>
        <Text testID="evidence-name" variant="title" level={2}>
          {item.name}
        </Text>
        {item.brand !== null && <Text color="inkMuted">{item.brand}</Text>}
        {item.barcode !== null && (
          <Text variant="caption" color="inkMuted">
            {t('evidence.barcode', { barcode: item.barcode })}
          </Text>
        )}
        <ConfidenceBadge
          level={item.unrecognised ? 'unknown' : item.level}
          label={t('evidence.confidence', {
            level: levelText,
            share: formatPercent(item.confidence, language),
          })}
        />
      </View>
      <View style={styles.quantity}>
        <Text testID="evidence-quantity" variant="numeral" color="primary">
          {item.quantity}
        </Text>
        <Text variant="caption" color="inkMuted">
          {t('evidence.units', { count: item.quantity })}
        </Text>
      </View>
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { flexDirection: 'row', gap: space.md, alignItems: 'center' },
  text: { flex: 1, gap: space.xs },
  quantity: { alignItems: 'center' },
});
