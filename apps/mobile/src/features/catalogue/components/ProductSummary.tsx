import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Product } from '../../../lib/api/types';
import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Fact } from '../../../ui/Fact';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';

export function ProductSummary({ product }: { product: Product }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unknown = t('catalogue.unknown');
  return (
    <Card style={styles.card}>
      <Text testID="product-title" variant="title" level={2}>
        {product.name}
      </Text>
      <View style={styles.facts}>
        <Fact label={t('catalogue.field.brand.label')} value={product.brand ?? unknown} />
        <Fact label={t('catalogue.field.size.label')} value={product.size ?? unknown} />
        <Fact
          label={t('catalogue.field.price.label')}
          value={
            product.priceCentavos === null ? unknown : formatMoney(product.priceCentavos, language)
          }
        />
      </View>
      <View style={styles.facts}>
        <Fact
          testID="product-stock"
          label={t('catalogue.stock')}
          value={product.stock === null ? unknown : formatNumber(product.stock, language)}
        />
        <Fact
          label={t('catalogue.field.minimum.label')}
          value={
            product.minimumStock === 0 ? unknown : formatNumber(product.minimumStock, language)
          }
        />
        <Fact label={t('catalogue.field.category.label')} value={product.category ?? unknown} />
      </View>
      {product.barcodes.length > 0 && (
        <Text variant="caption" color="inkMuted">
          {t('evidence.barcode', { barcode: product.barcodes.join(', ') })}
        </Text>
      )}
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.md },
  facts: { flexDirection: 'row', gap: space.md },
});
