import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatNumber } from '../../../lib/format';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { makeOf } from '../../shared/make-of';
import type { StockLevel } from '../stock.calls';

/** How many there are of a product, where, and whether that is too few. */
export const StockRow = memo(function StockRow({
  level,
  index,
}: {
  level: StockLevel;
  index: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigation = useAppNavigation();
  const isLow = level.quantity < level.minimumStock;
  const make = makeOf(level);
  const areas = level.areas
    .filter(({ area }) => area !== '')
    .map(({ area, quantity }) => `${area}: ${formatNumber(quantity, language)}`)
    .join(' · ');
  const units = t('stock.units', { count: level.quantity });
  return (
    <Card
      testID={`stock-${index}`}
      label={isLow ? `${level.name}, ${units}, ${t('stock.low')}` : `${level.name}, ${units}`}
      onPress={() => navigation.navigate('ProductHistory', { productId: level.productId })}
      style={styles.card}
    >
      <View style={styles.text}>
        <Text variant="bodyStrong" numberOfLines={2}>
          {level.name}
        </Text>
        {make !== '' && (
          <Text variant="caption" color="inkMuted" numberOfLines={1}>
            {make}
          </Text>
        )}
        {areas !== '' && (
          <Text variant="caption" color="inkMuted" numberOfLines={2}>
            {areas}
          </Text>
        )}
        {isLow && (
          <Tag
            tone={level.quantity <= 0 ? 'bad' : 'wait'}
            label={t('stock.minimum', { minimum: formatNumber(level.minimumStock, language) })}
          />
        )}
      </View>
      <Text variant="title" color={isLow ? 'danger' : 'primary'}>
        {formatNumber(level.quantity, language)}
      </Text>
      <Icon name="chevron-right" size={20} color="inkMuted" />
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
  text: { flex: 1, gap: space.xxs },
});
