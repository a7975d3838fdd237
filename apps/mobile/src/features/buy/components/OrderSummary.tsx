import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { FactRow } from '../../../ui/FactRow';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { space } from '../../../ui/theme/tokens';
import type { CreditPackage } from '../../shared/payments.calls';
import { splitIva } from '../buy.model';

/** What is bought and what it costs, with the tax told apart. */
export function OrderSummary({ offer }: { offer: CreditPackage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles(createStyles);
  const { baseCentavos, ivaCentavos } = splitIva(offer.priceCentavos);
  return (
    <Card testID="order-summary" style={styles.card}>
      <Text variant="heading" level={2}>
        {t('buy.summaryTitle')}
      </Text>
      <FactRow label={offer.name} value={t('credits.amount', { count: offer.credits })} />
      <View style={styles.line} />
      <FactRow label={t('buy.base')} value={formatMoney(baseCentavos, language)} />
      <FactRow
        testID="summary-iva"
        label={t('buy.iva')}
        value={formatMoney(ivaCentavos, language)}
      />
      <FactRow
        testID="summary-total"
        isTotal
        label={t('buy.total')}
        value={formatMoney(offer.priceCentavos, language)}
      />
    </Card>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: { gap: space.sm },
    line: { height: 1, backgroundColor: colors.border, marginVertical: space.xs },
  });
