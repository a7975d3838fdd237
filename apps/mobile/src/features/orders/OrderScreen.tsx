import { useRoute, type RouteProp } from '@react-navigation/native';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { useApiAccess } from '../../lib/api/api.context';
import { toFailure } from '../../lib/api/failure';
import { saveApiFile } from '../../lib/files/save-api-file';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FactRow } from '../../ui/FactRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { isWaiting, screenOf, statusTone } from '../shared/order.model';
import { OrderTotals } from '../shared/OrderTotals';
import { PaymentOutcome } from '../shared/PaymentOutcome';
import type { Order } from '../shared/payments.calls';
import { useOrder } from '../shared/payments.queries';
import { useDateText } from '../shared/use-date-text';
import { spokenReference } from '../voucher/voucher.model';

export function OrderScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'Order'>>();
  const query = useOrder(params.orderId);
  const order = query.data;
  return (
    <Screen
      testID="order-screen"
      header={
        <ScreenHeader
          title={t('orders.detailTitle')}
          back={{ label: t('common.back'), onPress: () => navigation.popTo('Orders') }}
        />
      }
    >
      {order === undefined ? (
        query.isError ? (
          <FailureState failure={toFailure(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <>
            <Skeleton height={120} />
            <Skeleton height={160} />
          </>
        )
      ) : (
        <>
          <PaymentOutcome order={order} />
          {isWaiting(order.status) && (
            <Button
              testID="order-continue"
              label={t('orders.continue')}
              size="large"
              onPress={() => navigation.navigate(screenOf(order), { orderId: order.id })}
            />
          )}
          <OrderTotals order={order} />
          <OrderFacts order={order} />
          {(order.status === 'PAID' || order.status === 'REFUNDED') && (
            <ReceiptButton orderId={order.id} />
          )}
        </>
      )}
    </Screen>
  );
}

function OrderFacts({ order }: { order: Order }) {
  const { t } = useTranslation();
  const dateText = useDateText();
  return (
    <Card style={styles.card}>
      <Tag
        testID="order-status"
        tone={statusTone(order.status)}
        label={t(`orders.status.${order.status}`)}
      />
      <FactRow label={t('orders.method')} value={t(`buy.method.${order.method}`)} />
      <FactRow label={t('orders.createdAt')} value={dateText(order.createdAt)} />
      {order.paidAt !== null && (
        <FactRow label={t('orders.paidAt')} value={dateText(order.paidAt)} />
      )}
      {order.voucher !== null && (
        <FactRow label={t('voucher.reference')} value={spokenReference(order.voucher.reference)} />
      )}
    </Card>
  );
}

/** The receipt with its IVA, as the server draws it. */
function ReceiptButton({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const access = useApiAccess();
  const download = useMutation({
    mutationFn: () =>
      saveApiFile(access, {
        path: `/payments/orders/${orderId}/receipt.pdf`,
        name: `recibo-${orderId}.pdf`,
        mimeType: 'application/pdf',
      }),
  });
  return (
    <>
      <Button
        testID="order-receipt"
        label={t('orders.receipt')}
        icon="download"
        tone="outline"
        busy={download.isPending}
        onPress={() => download.mutate()}
      />
      <FailureBanner error={download.error} />
    </>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm } });
