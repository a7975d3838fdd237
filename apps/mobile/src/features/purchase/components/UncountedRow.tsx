import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatNumber } from '../../../lib/format';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { makeOf } from '../../shared/make-of';
import type { UncountedProduct } from '../purchase.calls';

/** A product that should not run out and was never counted: no number is made up for it. */
export const UncountedRow = memo(function UncountedRow({
  product,
  index,
}: {
  product: UncountedProduct;
  index: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigation = useAppNavigation();
  const make = makeOf(product);
  const minimum = t('purchase.belowMinimum', {
    minimum: formatNumber(product.minimumStock, language),
  });
  return (
    <Card
      testID={`purchase-uncounted-${index}`}
      label={`${product.name}: ${t('purchase.uncounted')}. ${minimum}`}
      onPress={() => navigation.navigate('Product', { productId: product.productId })}
      style={styles.card}
    >
      <Text variant="bodyStrong" numberOfLines={2}>
        {product.name}
      </Text>
      {make !== '' && (
        <Text variant="caption" color="inkMuted" numberOfLines={1}>
          {make}
        </Text>
      )}
      <View style={styles.why}>
        <Tag tone="wait" label={t('purchase.uncounted')} />
        <Text variant="caption" color="inkMuted">
          {minimum}
        </Text>
      </View>
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { gap: space.xs, padding: space.md },
  why: { flexDirection: 'row', alignItems: 'center', flexWrap: 'wrap', gap: space.sm },
});
