import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatNumber, formatPercent } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { ConfidenceBadge } from '../../../ui/ConfidenceBadge';
import { Stepper } from '../../../ui/Stepper';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { ShownItem } from '../corrections.model';

export interface ItemSummaryProps {
  item: ShownItem;
  /** Left out where the line may not be corrected. */
  onQuantity?: ((quantity: number) => void) | undefined;
  onDepth?: ((depthFactor: number) => void) | undefined;
}

/** What the line is and how many; the number is corrected right here. */
export function ItemSummary({ item, onQuantity, onDepth }: ItemSummaryProps) {
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
      {onQuantity === undefined ? (
        <View style={styles.quantity}>
          <Text testID="evidence-quantity" variant="numeral" color="primary">
            {item.quantity}
          </Text>
          <Text variant="caption" color="inkMuted">
            {t('evidence.units', { count: item.quantity })}
          </Text>
        </View>
      ) : (
        <View style={styles.stepper}>
          <Stepper
            testID="evidence"
            size="large"
            value={item.quantity}
            labels={{
              less: t('review.less', { name: item.name }),
              more: t('review.more', { name: item.name }),
            }}
            onChange={onQuantity}
          />
          {onDepth !== undefined && item.visibleUnits > 0 && (
            <View style={styles.depth}>
              <Text variant="label" align="center">
                {t('review.depthTitle')}
              </Text>
              <Stepper
                testID="depth"
                value={Math.round(item.depthFactor)}
                labels={{ less: t('review.depthLess'), more: t('review.depthMore') }}
                onChange={(depth) => onDepth(Math.max(1, depth))}
              />
            </View>
          )}
          {item.depthFactor > 1 && (
            <Text variant="caption" color="inkMuted">
              {t('review.depth', {
                visible: item.visibleUnits,
                depth: formatNumber(item.depthFactor, language),
              })}
            </Text>
          )}
        </View>
      )}
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.md },
  text: { gap: space.xs },
  stepper: { alignItems: 'center', gap: space.xs },
  quantity: { alignItems: 'center' },
  depth: { alignItems: 'center', paddingTop: space.sm },
});
