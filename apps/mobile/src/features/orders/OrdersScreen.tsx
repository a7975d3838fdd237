import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ReceiptDrawing } from '../../ui/drawings/ReceiptDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { useOrders } from '../shared/payments.queries';
import { OrderRow } from './components/OrderRow';

export function OrdersScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const orders = useOrders();
  const items = orders.data?.pages.flatMap((page) => page.items);
  return (
    <Screen
      testID="orders-screen"
      header={
        <ScreenHeader
          title={t('orders.title')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Credits' }),
          }}
        />
      }
    >
      {items === undefined &&
        (orders.isError ? (
          <FailureState failure={toFailure(orders.error)} onRetry={() => void orders.refetch()} />
        ) : (
          <>
            <Skeleton height={88} />
            <Skeleton height={88} />
            <Skeleton height={88} />
          </>
        ))}
      {items !== undefined && orders.isError && (
        <Banner tone="info" icon="offline" message={t('orders.stale')} />
      )}
      {items?.length === 0 && (
        <EmptyState
          testID="orders-empty"
          drawing={<ReceiptDrawing />}
          title={t('orders.emptyTitle')}
          message={t('orders.emptyMessage')}
          action={
            <Button
              label={t('wallet.buy')}
              icon="plus"
              onPress={() => navigation.navigate('Buy')}
            />
          }
        />
      )}
      {items !== undefined && items.length > 0 && (
        <ListGroup>
          {items.map((order, index) => (
            <OrderRow key={order.id} order={order} index={index} />
          ))}
        </ListGroup>
      )}
      {orders.hasNextPage && (
        <Button
          label={t('common.more')}
          tone="quiet"
          busy={orders.isFetchingNextPage}
          onPress={() => void orders.fetchNextPage()}
        />
      )}
      <ListGroup title={t('orders.moreTitle')}>
        <ListRow
          testID="orders-cards"
          icon="card"
          title={t('cards.title')}
          onPress={() => navigation.navigate('Cards')}
        />
        <ListRow
          testID="orders-billing"
          icon="receipt"
          title={t('billing.title')}
          detail={t('billing.hint')}
          onPress={() => navigation.navigate('BillingProfile')}
        />
      </ListGroup>
    </Screen>
  );
}
