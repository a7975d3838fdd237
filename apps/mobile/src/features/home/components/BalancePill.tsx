import { useTranslation } from 'react-i18next';
import { Pressable, StyleSheet } from 'react-native';

import type { Wallet } from '../../../lib/api/types';
import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space, touchTarget } from '../../../ui/theme/tokens';

export interface BalancePillProps {
  wallet: Wallet | undefined;
  onPress: () => void;
}

/** What there is to spend, always in sight. */
export function BalancePill({ wallet, onPress }: BalancePillProps) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  const text =
    wallet === undefined
      ? t('home.balanceUnknown')
      : t('credits.amount', { count: wallet.available });
  return (
    <Pressable
      testID="home-balance"
      role="button"
      aria-label={t('home.balanceLabel', { amount: text })}
      onPress={onPress}
      style={({ pressed }) => [styles.pill, pressed && styles.pressed]}
    >
      <Icon name="credits" size={18} color="accent" />
      <Text variant="label" color="onHero">
        {text}
      </Text>
    </Pressable>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    pill: {
      minHeight: touchTarget,
      flexDirection: 'row',
      alignItems: 'center',
      gap: space.sm,
      paddingHorizontal: space.lg,
      borderRadius: radius.pill,
      backgroundColor: colors.heroRaised,
    },
    pressed: { opacity: 0.8 },
  });
