import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space, touchTarget } from '../../../ui/theme/tokens';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { makeOf } from '../../shared/make-of';
import type { PurchaseLine } from '../purchase.calls';

/** One product to buy: how many, why, and what they cost. */
export const PurchaseLineRow = memo(function PurchaseLineRow({
  line,
  index,
}: {
  line: PurchaseLine;
  index: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigation = useAppNavigation();
  const make = makeOf(line);
  const isOut = line.stock <= 0;
  const left = t('purchase.left', { count: Math.max(0, line.stock) });
  const days = line.daysLeft === null ? null : Math.floor(line.daysLeft);
  const reason =
    line.reason === 'MINIMUM' || days === null
      ? t('purchase.belowMinimum', { minimum: formatNumber(line.minimumStock, language) })
      : t('purchase.lasts', { count: days });
  const buy = t('purchase.buy', { count: line.suggested });
  return (
    <Card
      testID={`purchase-${index}`}
      label={`${line.name}: ${buy}. ${left}. ${reason}`}
      onPress={() => navigation.navigate('Product', { productId: line.productId })}
      style={styles.card}
    >
      <View style={styles.amount}>
        <Text variant="title" color="primary" align="center">
          {formatNumber(line.suggested, language)}
        </Text>
        <Text variant="caption" color="inkMuted" align="center">
          {t('purchase.units', { count: line.suggested })}
        </Text>
      </View>
      <View style={styles.text}>
        <Text variant="bodyStrong" numberOfLines={2}>
          {line.name}
        </Text>
        {make !== '' && (
          <Text variant="caption" color="inkMuted" numberOfLines={1}>
            {make}
          </Text>
        )}
        <View style={styles.why}>
          <Tag tone={isOut ? 'bad' : 'wait'} label={isOut ? t('purchase.out') : left} />
          <Text variant="caption" color="inkMuted">
            {reason}
          </Text>
        </View>
      </View>
      {line.costCentavos !== null && (
        <Text variant="label" color="inkMuted">
          {formatMoney(line.costCentavos * line.suggested, language)}
        </Text>
      )}
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
  amount: { minWidth: touchTarget + space.sm },
  text: { flex: 1, gap: space.xs },
  why: { flexDirection: 'row', alignItems: 'center', flexWrap: 'wrap', gap: space.sm },
});
