import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { Valuation } from '../stock.calls';

/** What the stock is worth on the shelf and what it cost; gaps in what is known are told. */
export function ValuationCard({ value }: { value: Valuation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const unpriced = value.categories.reduce((sum, { withoutPrice }) => sum + withoutPrice, 0);
  const uncosted = value.categories.reduce((sum, { withoutCost }) => sum + withoutCost, 0);
  return (
    <View style={styles.card}>
      <Text color="onHeroMuted">{t('stock.worth')}</Text>
      <Text testID="stock-worth" variant="numeral" color="onHero">
        {formatMoney(value.priceCentavos, language)}
      </Text>
      <View style={styles.figures}>
        <View style={styles.figure}>
          <Text variant="heading" color="onHero">
            {formatMoney(value.costCentavos, language)}
          </Text>
          <Text variant="caption" color="onHeroMuted">
            {t('stock.atCost')}
          </Text>
        </View>
        <View style={styles.figure}>
          <Text variant="heading" color="onHero">
            {formatNumber(value.units, language)}
          </Text>
          <Text variant="caption" color="onHeroMuted">
            {t('stock.inProducts', { count: value.products })}
          </Text>
        </View>
      </View>
      {unpriced > 0 && (
        <Text variant="caption" color="onHeroMuted">
          {t('stock.withoutPrice', { count: unpriced })}
        </Text>
      )}
      {uncosted > 0 && (
        <Text variant="caption" color="onHeroMuted">
          {t('stock.withoutCost', { count: uncosted })}
        </Text>
      )}
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
    figures: { flexDirection: 'row', gap: space.sm, paddingTop: space.sm },
    figure: {
      flex: 1,
      backgroundColor: colors.heroRaised,
      borderRadius: radius.md,
      paddingVertical: space.sm + space.xxs,
      paddingHorizontal: space.md,
    },
  });
