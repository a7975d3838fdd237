import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatDay, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import { peakOf, SHOWN_POINTS, type CountedPoint } from '../history.model';

const HEIGHT = 120;
const LEAST = 4;

/** The last counts of a product as bars, oldest on the left. */
export function CountChart({ points }: { points: readonly CountedPoint[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const shown = points.slice(-SHOWN_POINTS);
  const peak = peakOf(shown);
  return (
    <Card style={styles.card}>
      <Text variant="heading" level={2}>
        {t('history.chart')}
      </Text>
      <View role="list" aria-label={t('history.chart')} style={styles.bars}>
        {shown.map(({ snapshotId, confirmedAt, counted }, index) => (
          <View key={snapshotId} role="listitem" style={styles.slot}>
            <Text variant="label" align="center">
              {formatNumber(counted, language)}
            </Text>
            <View
              style={[
                styles.bar,
                index === shown.length - 1 && styles.last,
                { height: Math.max(LEAST, (counted / peak) * HEIGHT) },
              ]}
            />
            <Text variant="caption" color="inkMuted" align="center">
              {formatDay(confirmedAt, language)}
            </Text>
          </View>
        ))}
      </View>
    </Card>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: { gap: space.md },
    bars: { flexDirection: 'row', alignItems: 'flex-end', gap: space.xs },
    slot: { flex: 1, maxWidth: 72, gap: space.xs },
    bar: {
      borderRadius: radius.sm,
      backgroundColor: colors.primarySoft,
      borderWidth: 1,
      borderColor: colors.primary,
    },
    last: { backgroundColor: colors.primary },
  });
