import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { isWaiting } from '../shared/order.model';
import { OrderTotals } from '../shared/OrderTotals';
import { PaymentOutcome } from '../shared/PaymentOutcome';
import { useCancelOrder, useOrder } from '../shared/payments.queries';
import { BigBarcode } from './components/BigBarcode';
import { VoucherActions } from './components/VoucherActions';
import { VoucherSteps } from './components/VoucherSteps';
import { VoucherTicket } from './components/VoucherTicket';

/** A cash voucher: read at the counter, often without network, and live until it is paid. */
export function VoucherScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'Voucher'>>();
  const query = useOrder(params.orderId);
  const cancel = useCancelOrder(params.orderId);
  const [isLarge, setLarge] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const order = query.data;
  const header = (
    <ScreenHeader
      title={t('voucher.title')}
      back={{
        label: t('common.back'),
        onPress: () => navigation.popTo('Tabs', { screen: 'Credits' }),
      }}
    />
  );
  if (order === undefined) {
    return (
      <Screen testID="voucher-screen" header={header}>
        {query.isError ? (
          <FailureState failure={toFailure(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <>
            <Skeleton height={360} />
            <Skeleton height={120} />
          </>
        )}
      </Screen>
    );
  }
  if (!isWaiting(order.status) || order.voucher === null) {
    return (
      <Screen testID="voucher-screen" header={header}>
        <PaymentOutcome order={order} />
        <OrderTotals order={order} />
      </Screen>
    );
  }
  const shop = t(`buy.method.${order.method}`);
  return (
    <Screen testID="voucher-screen" header={header}>
      {query.isError && (
        <Banner
          testID="voucher-offline"
          tone="info"
          icon="offline"
          message={t('voucher.savedHere')}
        />
      )}
      <VoucherTicket order={order} voucher={order.voucher} onEnlarge={() => setLarge(true)} />
      <Banner
        tone="success"
        icon="sparkles"
        message={t('voucher.live', { amount: t('credits.amount', { count: order.credits }) })}
      />
      <VoucherSteps shop={shop} />
      <VoucherActions order={order} />
      <OrderTotals order={order} />
      <FailureBanner error={cancel.error} />
      <Button
        testID="voucher-cancel"
        label={t('voucher.cancel')}
        tone="quiet"
        busy={cancel.isPending}
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('voucher.cancelTitle')}
        message={t('voucher.cancelMessage')}
        confirm={t('voucher.cancel')}
        cancel={t('common.back')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          cancel.mutate();
        }}
      />
      <BigBarcode
        order={order}
        reference={order.voucher.reference}
        isOpen={isLarge}
        onClose={() => setLarge(false)}
      />
    </Screen>
  );
}
