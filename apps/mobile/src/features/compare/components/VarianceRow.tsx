import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney } from '../../../lib/format';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
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
  const navigation = useAppNavigation();
  const { before, after, difference, costCentavos } = line;
  const verdict =
    difference === null
      ? t(after === null ? 'compare.notCounted' : 'review.newLine')
      : difference < 0
        ? t('compare.less', { count: -difference })
        : t('compare.moreOf', { count: difference });
  const pair = t('compare.pair', { before: before ?? '—', after: after ?? '—' });
  return (
    <Card
      testID={`variance-${index}`}
      label={`${line.name}, ${pair}, ${verdict}`}
      onPress={() => navigation.navigate('ProductHistory', { productId: line.productId })}
      style={styles.card}
    >
      <View style={styles.text}>
        <Text variant="bodyStrong" numberOfLines={2}>
          {line.name}
        </Text>
        <Text variant="caption" color="inkMuted">
          {costCentavos === 0 ? pair : `${pair} · ${formatMoney(Math.abs(costCentavos), language)}`}
        </Text>
      </View>
      <Tag tone={difference === null ? 'wait' : difference < 0 ? 'bad' : 'info'} label={verdict} />
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
  text: { flex: 1, gap: space.xxs },
});
