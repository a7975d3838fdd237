import { useTranslation } from 'react-i18next';
import { View } from 'react-native';

import { Text } from '../../../ui/Text';
import type { PurchaseRow } from '../purchase.model';
import { PurchaseLineRow } from './PurchaseLineRow';
import { UncountedRow } from './UncountedRow';

/** Any row of the list. */
export function PurchaseListRow({ row }: { row: PurchaseRow }) {
  const { t } = useTranslation();
  switch (row.kind) {
    case 'category':
      return (
        <Text variant="heading" level={2}>
          {row.name ?? t('purchase.noCategory')}
        </Text>
      );
    case 'line':
      return <PurchaseLineRow line={row.line} index={row.index} />;
    case 'uncounted-head':
      return (
        <View testID="purchase-uncounted">
          <Text variant="heading" level={2}>
            {t('purchase.uncounted')}
          </Text>
          <Text variant="caption" color="inkMuted">
            {t(row.isCut ? 'purchase.uncountedCut' : 'purchase.uncountedHint')}
          </Text>
        </View>
      );
    case 'uncounted':
      return <UncountedRow product={row.product} index={row.index} />;
  }
}
