import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { CreditTransaction } from '../../../lib/api/types';
import { formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { useStyles, useTheme, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import { useDateText } from '../../shared/use-date-text';
import { movementLook } from '../credits.model';

export interface TransactionRowProps {
  transaction: CreditTransaction;
  index: number;
}

export function TransactionRow({ transaction, index }: TransactionRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dateText = useDateText();
  const styles = useStyles(createStyles);
  const { colors } = useTheme();
  const { amount, heldAmount } = transaction;
  const look = movementLook(transaction);
  const sign = amount > 0 ? '+' : '';
  const heldText = formatNumber(Math.abs(heldAmount), language);
  return (
    <View testID={`transaction-${index}`} style={styles.row}>
      <View style={[styles.icon, { backgroundColor: colors[look.fill] }]}>
        <Icon name={look.icon} size={20} color={look.color} />
      </View>
      <View style={styles.text}>
        <Text variant="bodyStrong">{transaction.description}</Text>
        <Text variant="caption" color="inkMuted">
          {dateText(transaction.createdAt)}
        </Text>
      </View>
      <View style={styles.amount}>
        {amount === 0 && heldAmount !== 0 ? (
          <Text variant="label" color="inkMuted">
            {heldAmount > 0
              ? t('credits.heldChange', { amount: heldText })
              : t('credits.releasedChange', { amount: heldText })}
          </Text>
        ) : (
          <Text variant="heading" color={amount > 0 ? 'primary' : 'ink'}>
            {`${sign}${formatNumber(amount, language)}`}
          </Text>
        )}
        <Text variant="caption" color="inkMuted">
          {t('credits.balanceAfter', { balance: formatNumber(transaction.balanceAfter, language) })}
        </Text>
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    row: {
      flexDirection: 'row',
      gap: space.md,
      alignItems: 'center',
      paddingVertical: space.sm,
      borderBottomWidth: 1,
      borderBottomColor: colors.border,
    },
    icon: {
      width: 40,
      height: 40,
      borderRadius: radius.md,
      alignItems: 'center',
      justifyContent: 'center',
    },
    text: { flex: 1 },
    amount: { alignItems: 'flex-end' },
  });
