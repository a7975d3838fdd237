import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { assertNever } from '../../lib/assert-never';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { CoinsDrawing } from '../../ui/drawings/CoinsDrawing';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import type { Order } from './payments.calls';

/** How an order ended, and the way on. */
export function PaymentOutcome({ order }: { order: Order }) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const again = (
    <Button
      testID="outcome-again"
      label={t('orders.buyAgain')}
      tone="outline"
      onPress={() => navigation.navigate('Buy')}
    />
  );
  switch (order.status) {
    case 'PENDING':
    case 'REQUIRES_ACTION':
      return null;
    case 'PAID':
      return (
        <View testID="payment-done" aria-live="polite" style={styles.done}>
          <CoinsDrawing />
          <Text variant="title" align="center" level={2}>
            {t('orders.paidTitle')}
          </Text>
          <Text testID="payment-credited" color="inkMuted" align="center">
            {t('orders.credited', { count: order.credits })}
          </Text>
          <View style={styles.action}>
            <Button
              testID="payment-to-credits"
              label={t('orders.toCredits')}
              icon="credits"
              size="large"
              onPress={() => navigation.popTo('Tabs', { screen: 'Credits' })}
            />
          </View>
        </View>
      );
    case 'REFUNDED':
      return (
        <Banner
          tone="info"
          title={t('orders.status.REFUNDED')}
          message={t('orders.refundedMessage')}
        />
      );
    case 'FAILED':
    case 'EXPIRED':
    case 'CANCELED':
      return (
        <View style={styles.ended}>
          <Banner
            testID="payment-ended"
            tone={order.status === 'FAILED' ? 'danger' : 'warning'}
            title={t(`orders.status.${order.status}`)}
            message={t(`orders.ended.${order.status}`)}
          />
          {again}
        </View>
      );
    default:
      return assertNever(order.status);
  }
}

const styles = StyleSheet.create({
  done: { alignItems: 'center', gap: space.sm, paddingVertical: space.lg },
  action: { alignSelf: 'stretch', paddingTop: space.md },
  ended: { gap: space.md },
});
