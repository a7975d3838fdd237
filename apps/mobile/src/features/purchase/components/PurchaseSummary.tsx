import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { PurchaseList } from '../purchase.calls';
import { withoutCost } from '../purchase.model';

/** What the whole list costs, like the foot of a ticket put first. */
export function PurchaseSummary({ list }: { list: PurchaseList }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const unknown = withoutCost(list.items);
  return (
    <View style={styles.card}>
      <Text color="onHeroMuted">{t('purchase.estimated')}</Text>
      <Text testID="purchase-cost" variant="numeral" color="onHero">
        {formatMoney(list.costCentavos, language)}
      </Text>
      <Text variant="caption" color="onHeroMuted">
        {t('purchase.products', {
          count: list.items.length,
          shown: formatNumber(list.items.length, language),
        })}
        {unknown > 0 && ` · ${t('purchase.withoutCost', { count: unknown })}`}
      </Text>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: {
      backgroundColor: colors.hero,
      borderRadius: radius.xl,
      padding: space.xl - 4,
      gap: space.xs,
    },
  });
