import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { formatMoney } from '../../lib/format';
import { useLanguage } from '../../lib/use-language';
import { Card } from '../../ui/Card';
import { FactRow } from '../../ui/FactRow';
import { space } from '../../ui/theme/tokens';
import type { Order } from './payments.calls';

/** What an order buys and costs, with the tax told apart. */
export function OrderTotals({ order }: { order: Order }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = (centavos: number) => formatMoney(centavos, language);
  return (
    <Card style={styles.card}>
      <FactRow
        testID="order-credits"
        label={t('credits.title')}
        value={t('credits.amount', { count: order.credits })}
      />
      <FactRow label={t('buy.base')} value={money(order.baseCentavos)} />
      <FactRow testID="order-iva" label={t('buy.iva')} value={money(order.ivaCentavos)} />
      <FactRow
        testID="order-total"
        isTotal
        label={t('buy.total')}
        value={money(order.amountCentavos)}
      />
      {order.refundedCentavos > 0 && (
        <FactRow label={t('orders.refunded')} value={`-${money(order.refundedCentavos)}`} />
      )}
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm } });
