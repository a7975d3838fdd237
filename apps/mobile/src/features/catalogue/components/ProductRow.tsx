import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Product } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { Thumbnail } from '../../../ui/Thumbnail';
import { space } from '../../../ui/theme/tokens';
import { productDetail } from '../product-detail.model';

export const ProductRow = memo(function ProductRow({
  product,
  index,
}: {
  product: Product;
  index: number;
}) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const detail = productDetail(product);
  const photos = t('catalogue.photos', { count: product.referenceCount });
  return (
    <Card
      testID={`catalogue-product-${index}`}
      label={`${product.name}, ${photos}`}
      onPress={() => navigation.navigate('Product', { productId: product.id })}
      style={styles.card}
    >
      <Thumbnail uri={product.photoUrl} />
      <View style={styles.text}>
        <Text variant="bodyStrong" numberOfLines={2}>
          {product.name}
        </Text>
        {detail !== '' && (
          <Text variant="caption" color="inkMuted" numberOfLines={1}>
            {detail}
          </Text>
        )}
        <Text variant="caption" color={product.referenceCount === 0 ? 'danger' : 'inkMuted'}>
          {photos}
        </Text>
      </View>
      <Icon name="chevron-right" size={20} color="inkMuted" />
    </Card>
  );
});

const styles = StyleSheet.create({
  card: { flexDirection: 'row', alignItems: 'center', gap: space.md, padding: space.md },
  text: { flex: 1, gap: space.xxs },
});
