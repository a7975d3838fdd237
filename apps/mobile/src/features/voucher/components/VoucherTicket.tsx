import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney } from '../../../lib/format';
import { useCopy } from '../../../lib/share/use-copy';
import { useLanguage } from '../../../lib/use-language';
import { Barcode } from '../../../ui/barcode/Barcode';
import { Button } from '../../../ui/Button';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { Order } from '../../shared/payments.calls';
import { spokenReference } from '../voucher.model';
import { Countdown } from './Countdown';

export interface VoucherTicketProps {
  order: Order;
  voucher: NonNullable<Order['voucher']>;
  onEnlarge: () => void;
}

/** What the cashier scans, and what they ask for when the scanner does not. */
export function VoucherTicket({ order, voucher, onEnlarge }: VoucherTicketProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const { isCopied, copy } = useCopy();
  const spoken = spokenReference(voucher.reference);
  return (
    <View style={styles.ticket}>
      <View style={styles.head}>
        <View style={styles.shop}>
          <Text variant="caption" color="onHeroMuted">
            {t('voucher.payAt')}
          </Text>
          <Text variant="title" color="onHero" level={2}>
            {t(`buy.method.${order.method}`)}
          </Text>
        </View>
        <View style={styles.amount}>
          <Text variant="caption" color="onHeroMuted">
            {t('voucher.exactAmount')}
          </Text>
          <Text testID="voucher-amount" variant="display" color="onHero">
            {formatMoney(order.amountCentavos, language)}
          </Text>
        </View>
      </View>
      <View style={styles.body}>
        <Barcode
          testID="voucher-barcode"
          text={voucher.reference}
          label={t('voucher.barcodeLabel', { reference: spoken })}
          height={130}
        />
        <Button
          testID="voucher-enlarge"
          label={t('voucher.enlarge')}
          icon="barcode-scan"
          onPress={onEnlarge}
        />
        <View style={styles.reference}>
          <Text variant="caption" color="inkMuted">
            {t('voucher.reference')}
          </Text>
          <Text testID="voucher-reference" variant="heading" selectable>
            {spoken}
          </Text>
          <View aria-live="polite">
            <Button
              testID="voucher-copy"
              label={isCopied ? t('voucher.copied') : t('voucher.copy')}
              icon={isCopied ? 'check' : 'copy'}
              tone="outline"
              onPress={() => void copy(voucher.reference)}
            />
          </View>
        </View>
        {voucher.expiresAt !== null && <Countdown expiresAt={voucher.expiresAt} />}
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    ticket: {
      backgroundColor: colors.surface,
      borderRadius: radius.xl,
      borderWidth: 1,
      borderColor: colors.border,
      overflow: 'hidden',
      boxShadow: `0 2px 10px ${colors.shadow}`,
    },
    head: {
      flexDirection: 'row',
      alignItems: 'flex-end',
      gap: space.md,
      padding: space.xl - 4,
      backgroundColor: colors.hero,
    },
    shop: { flex: 1 },
    amount: { alignItems: 'flex-end' },
    body: { padding: space.lg, gap: space.lg },
    reference: { gap: space.sm },
  });
