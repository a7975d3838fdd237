import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { useActiveStore } from '../stores/active-store.context';
import { ChoiceField } from './components/ChoiceField';
import { useCreateCount } from './counts.queries';
import { dues, newCountOf } from './plan.model';
import { PlanPage } from './PlanPage';

/** A count to be made now or by a day. */
export function NewCountScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const create = useCreateCount(store.id);
  return (
    <PlanPage
      store={store}
      title={t('counts.new')}
      intro={t('counts.newIntro')}
      submit={t('counts.create')}
      isBusy={create.isPending}
      error={create.error}
      time={(control) => (
        <ChoiceField
          control={control}
          name="due"
          label={t('counts.due')}
          options={dues.map((value) => ({ value, label: t(`counts.dues.${value}`) }))}
        />
      )}
      onClose={() => navigation.popTo('Counts')}
      onSubmit={(plan, usualName) =>
        create.mutate(newCountOf(plan, usualName, new Date()), {
          onSuccess: ({ id }) => navigation.replace('Count', { countId: id }),
        })
      }
    />
  );
}
