import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Wallet } from '../../../lib/api/types';
import { formatFullDay, formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Skeleton } from '../../../ui/Skeleton';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

export interface WalletCardProps {
  wallet: Wallet | undefined;
  onBuy: () => void;
}

export function WalletCard({ wallet, onBuy }: WalletCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  if (wallet === undefined) return <Skeleton height={210} round={radius.xl} />;
  return (
    <View style={styles.card}>
      <View style={styles.row}>
        <Icon name="credits" color="accent" />
        <Text color="onHeroMuted">{t('credits.available')}</Text>
      </View>
      <View style={styles.amount}>
        <Text testID="wallet-available" variant="numeral" color="onHero">
          {formatNumber(wallet.available, language)}
        </Text>
        <Text variant="heading" color="onHero">
          {t('credits.unit', { count: wallet.available })}
        </Text>
      </View>
      <Text testID="wallet-held" variant="caption" color="onHeroMuted">
        {wallet.held > 0 ? t('credits.held', { count: wallet.held }) : t('credits.rule')}
      </Text>
      {wallet.promotional > 0 && (
        <Text testID="wallet-promotional" variant="caption" color="onHeroMuted">
          {wallet.nextExpiry === null
            ? t('wallet.promotional', { count: wallet.promotional })
            : t('wallet.promotionalUntil', {
                count: wallet.promotional,
                day: formatFullDay(wallet.nextExpiry.at, language),
              })}
        </Text>
      )}
      <View style={styles.action}>
        <Button
          testID="credits-buy"
          label={t('wallet.buy')}
          icon="plus"
          tone="accent"
          size="large"
          onPress={onBuy}
        />
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: {
      backgroundColor: colors.hero,
      borderRadius: radius.xl,
      padding: space.xl,
      gap: space.sm,
    },
    row: { flexDirection: 'row', alignItems: 'center', gap: space.sm },
    amount: { flexDirection: 'row', alignItems: 'baseline', gap: space.sm },
    action: { paddingTop: space.md },
  });
