import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { formatMoney } from '../../lib/format';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useLanguage } from '../../lib/use-language';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { isWaiting } from '../shared/order.model';
import { OrderTotals } from '../shared/OrderTotals';
import { PaymentOutcome } from '../shared/PaymentOutcome';
import { useOrder } from '../shared/payments.queries';
import { useOrderAction } from './buy.queries';
import { CardForm } from './CardForm';
import type { CardOutcome } from './card-form.props';
import { CardTrouble } from './components/CardTrouble';

export function CardPaymentScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const language = useLanguage();
  const { params } = useRoute<RouteProp<RootParamList, 'CardPayment'>>();
  const order = useOrder(params.orderId);
  const isOpen = order.data !== undefined && isWaiting(order.data.status);
  const action = useOrderAction(params.orderId, isOpen);
  const [outcome, setOutcome] = useState<CardOutcome | null>(null);
  const isTrusted = outcome?.kind === 'done' || outcome?.kind === 'processing';
  const failed = [order, action].find(({ isError, data }) => isError && data === undefined);
  const settle = (next: CardOutcome) => {
    setOutcome(next);
    void order.refetch();
  };
  const tryAgain = () => {
    setOutcome(null);
    void action.refetch();
  };
  return (
    <Screen
      testID="card-payment-screen"
      header={
        <ScreenHeader
          title={t('buy.cardTitle')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Credits' }),
          }}
        />
      }
    >
      {order.data !== undefined && <OrderTotals order={order.data} />}
      {order.data !== undefined && !isOpen && <PaymentOutcome order={order.data} />}
      {isOpen && isTrusted && (
        <Banner
          testID="card-processing"
          tone="info"
          icon="hourglass"
          title={t('buy.processingTitle')}
          message={t('buy.processingMessage')}
        />
      )}
      {isOpen && !isTrusted && outcome !== null && <CardTrouble outcome={outcome} />}
      {isOpen && outcome?.kind === 'unavailable' && (
        <Button
          testID="card-retry"
          label={t('common.retry')}
          icon="retry"
          tone="outline"
          onPress={tryAgain}
        />
      )}
      {isOpen && !isTrusted && outcome?.kind !== 'unavailable' && action.data !== undefined && (
        <CardForm
          {...action.data}
          amount={formatMoney(order.data.amountCentavos, language)}
          onOutcome={settle}
        />
      )}
      {failed !== undefined ? (
        <FailureState
          failure={toFailure(failed.error)}
          onRetry={() => void Promise.all([order.refetch(), action.refetch()])}
        />
      ) : (
        (order.data === undefined || (isOpen && action.isPending)) && <Skeleton height={200} />
      )}
    </Screen>
  );
}
