import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ReceiptDrawing } from '../../ui/drawings/ReceiptDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { ListGroup } from '../../ui/ListGroup';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { NotificationRow } from './components/NotificationRow';
import { useMarkAllRead, useNotifications } from './notifications.queries';

export function NotificationsScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const notifications = useNotifications();
  const markAllRead = useMarkAllRead();
  const items = notifications.data?.pages.flatMap((page) => page.items);
  const hasUnread = items?.some(({ readAt }) => readAt === null) === true;
  return (
    <Screen
      testID="notifications-screen"
      isRefreshing={notifications.isRefetching && !notifications.isFetchingNextPage}
      onRefresh={() => void notifications.refetch()}
      header={
        <ScreenHeader
          title={t('notifications.title')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Home' }),
          }}
          action={
            <IconButton
              testID="notifications-preferences"
              icon="settings"
              label={t('notifications.preferences')}
              onPress={() => navigation.navigate('NotificationPreferences')}
            />
          }
        />
      }
    >
      {items === undefined &&
        (notifications.isError ? (
          <FailureState
            failure={toFailure(notifications.error)}
            onRetry={() => void notifications.refetch()}
          />
        ) : (
          <>
            <Skeleton height={88} />
            <Skeleton height={88} />
            <Skeleton height={88} />
          </>
        ))}
      {items !== undefined && notifications.isError && (
        <Banner tone="info" icon="offline" message={t('notifications.stale')} />
      )}
      {items?.length === 0 && (
        <EmptyState
          testID="notifications-empty"
          drawing={<ReceiptDrawing />}
          title={t('notifications.emptyTitle')}
          message={t('notifications.emptyMessage')}
        />
      )}
      {hasUnread && (
        <Button
          testID="notifications-read-all"
          label={t('notifications.readAll')}
          icon="check"
          tone="quiet"
          onPress={() => markAllRead.mutate()}
        />
      )}
      {items !== undefined && items.length > 0 && (
        <ListGroup>
          {items.map((notification, index) => (
            <NotificationRow key={notification.id} notification={notification} index={index} />
          ))}
        </ListGroup>
      )}
      {notifications.hasNextPage && (
        <Button
          label={t('common.more')}
          tone="quiet"
          busy={notifications.isFetchingNextPage}
          onPress={() => void notifications.fetchNextPage()}
        />
      )}
    </Screen>
  );
}
