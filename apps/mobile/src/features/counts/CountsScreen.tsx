import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { CountRow } from './components/CountRow';
import { CountRules } from './components/CountRules';
import { useCounts } from './counts.queries';

/** Counts that are planned, running and done. */
export function CountsScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const back = useGoBack();
  const counts = useCounts(store.id);
  const canWrite = can(store, 'inventory:write');
  return (
    <Screen
      testID="counts-screen"
      header={
        <ScreenHeader title={t('counts.title')} back={{ label: t('common.back'), onPress: back }} />
      }
      footer={
        canWrite ? (
          <Button
            testID="counts-new"
            label={t('counts.new')}
            icon="plus"
            size="large"
            onPress={() => navigation.navigate('NewCount')}
          />
        ) : undefined
      }
    >
      <ListGroup>
        <ListRow
          testID="counts-compare"
          icon="trend"
          title={t('compare.title')}
          detail={t('compare.hint')}
          onPress={() => navigation.navigate('Compare')}
        />
        <ListRow
          testID="counts-shrinkage"
          icon="warning"
          title={t('shrinkage.title')}
          detail={t('shrinkage.hint')}
          onPress={() => navigation.navigate('Shrinkage')}
        />
        <ListRow
          testID="counts-schedules"
          icon="calendar"
          title={t('schedules.title')}
          detail={t('schedules.hint')}
          onPress={() => navigation.navigate('Schedules')}
        />
      </ListGroup>
      <Loaded query={counts}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState
              testID="counts-empty"
              drawing={<EmptyShelfDrawing />}
              title={t('counts.emptyTitle')}
              message={t('counts.emptyMessage')}
            />
          ) : (
            <ListGroup title={t('counts.list')}>
              {items.map((count, index) => (
                <CountRow key={count.id} count={count} index={index} />
              ))}
            </ListGroup>
          );
        }}
      </Loaded>
      {counts.hasNextPage && (
        <Button
          label={t('common.more')}
          tone="quiet"
          busy={counts.isFetchingNextPage}
          onPress={() => void counts.fetchNextPage()}
        />
      )}
      {can(store, 'store:manage') && <CountRules storeId={store.id} />}
    </Screen>
  );
}
