import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { useActiveStore } from '../stores/active-store.context';
import { ChoiceField } from './components/ChoiceField';
import { newScheduleOf, rhythms } from './plan.model';
import { PlanPage } from './PlanPage';
import { useCreateSchedule } from './schedules.queries';

/** A count that comes round by itself, with a reminder. */
export function NewScheduleScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const create = useCreateSchedule(store.id);
  const close = () => navigation.popTo('Schedules');
  return (
    <PlanPage
      store={store}
      title={t('schedules.new')}
      intro={t('schedules.newIntro')}
      submit={t('schedules.create')}
      isBusy={create.isPending}
      error={create.error}
      time={(control) => (
        <ChoiceField
          control={control}
          name="everyDays"
          label={t('schedules.rhythm')}
          options={rhythms.map((value) => ({
            value,
            label: t('schedules.every', { count: Number(value) }),
          }))}
        />
      )}
      onClose={close}
      onSubmit={(plan, usualName) =>
        create.mutate(newScheduleOf(plan, usualName, new Date()), { onSuccess: close })
      }
    />
  );
}
