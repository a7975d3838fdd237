import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { FailureBanner } from '../shared/FailureBanner';
import { Loaded } from '../shared/Loaded';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { ScheduleCard } from './components/ScheduleCard';
import { useRemoveSchedule, useSchedules, useSetScheduleActive } from './schedules.queries';

/** Counts that open by themselves and remind whoever is to make them. */
export function SchedulesScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const schedules = useSchedules(store.id);
  const setActive = useSetScheduleActive(store.id);
  const remove = useRemoveSchedule(store.id);
  const canWrite = can(store, 'inventory:write');
  return (
    <Screen
      testID="schedules-screen"
      header={
        <ScreenHeader
          title={t('schedules.title')}
          back={{ label: t('common.back'), onPress: () => navigation.popTo('Counts') }}
        />
      }
      footer={
        canWrite ? (
          <>
            <FailureBanner error={setActive.error ?? remove.error} />
            <Button
              testID="schedules-new"
              label={t('schedules.new')}
              icon="plus"
              size="large"
              onPress={() => navigation.navigate('NewSchedule')}
            />
          </>
        ) : undefined
      }
    >
      <Loaded query={schedules} shapes={[140, 140]}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              testID="schedules-empty"
              drawing={<EmptyShelfDrawing />}
              title={t('schedules.emptyTitle')}
              message={t('schedules.emptyMessage')}
            />
          ) : (
            items.map((schedule, index) => (
              <ScheduleCard
                key={schedule.id}
                schedule={schedule}
                index={index}
                canWrite={canWrite}
                onActive={(active) => setActive.mutate({ ...schedule, active })}
                onRemove={() => remove.mutate(schedule.id)}
              />
            ))
          )
        }
      </Loaded>
    </Screen>
  );
}
