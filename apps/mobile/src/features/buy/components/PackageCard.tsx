import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { CreditPackage } from '../../shared/payments.calls';

export interface PackageCardProps {
  offer: CreditPackage;
  index: number;
  isBest: boolean;
  /** Missing while buying is off: the prices can still be read. */
  onPress?: () => void;
}

export function PackageCard({ offer, index, isBest, onPress }: PackageCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const price = formatMoney(offer.priceCentavos, language);
  const each = formatMoney(Math.round(offer.priceCentavos / offer.credits), language);
  const credits = t('credits.amount', { count: offer.credits });
  return (
    <Card
      testID={`buy-package-${index}`}
      label={`${offer.name}, ${credits}, ${price}`}
      onPress={onPress}
      style={[styles.card, isBest && styles.best]}
    >
      <View style={styles.coin}>
        <Text variant="title" color="onAccentSoft">
          {formatNumber(offer.credits, language)}
        </Text>
        <Text variant="caption" color="onAccentSoft">
          {t('credits.unit', { count: offer.credits })}
        </Text>
      </View>
      <View style={styles.text}>
        {isBest && <Tag tone="good" label={t('buy.best')} />}
        <Text variant="heading" level={2}>
          {offer.name}
        </Text>
        <Text variant="caption" color="inkMuted">
          {t('buy.perCredit', { price: each })}
        </Text>
      </View>
      <View style={styles.price}>
        <Text variant="heading">{price}</Text>
        {onPress !== undefined && <Icon name="chevron-right" size={20} color="inkMuted" />}
      </View>
    </Card>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: { flexDirection: 'row', alignItems: 'center', gap: space.lg },
    best: { borderColor: colors.primary, borderWidth: 2 },
    coin: {
      minWidth: 84,
      paddingVertical: space.md,
      paddingHorizontal: space.sm,
      borderRadius: radius.lg,
      alignItems: 'center',
      backgroundColor: colors.accentSoft,
    },
    text: { flex: 1, gap: space.xxs },
    price: { flexDirection: 'row', alignItems: 'center', gap: space.xs },
  });
