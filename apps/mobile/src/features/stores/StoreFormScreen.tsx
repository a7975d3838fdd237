import { zodResolver } from '@hookform/resolvers/zod';
import { useRoute, type RouteProp } from '@react-navigation/native';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useSettingsStore } from '../../lib/settings.store';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { FailureBanner } from '../shared/FailureBanner';
import { StoreFields, storeSchema, type StoreForm } from './components/StoreFields';
import { useCreateStore, useStores } from './stores.queries';
import { useUpdateStore } from './team.queries';

interface FormPageProps {
  title: string;
  initial: StoreForm;
  isBusy: boolean;
  error: unknown;
  onBack: () => void;
  onSubmit: (form: StoreForm) => void;
}

function FormPage({ title, initial, isBusy, error, onBack, onSubmit }: FormPageProps) {
  const { t } = useTranslation();
  const { control, handleSubmit } = useForm<StoreForm>({
    resolver: zodResolver(storeSchema),
    defaultValues: initial,
  });
  const submit = handleSubmit(onSubmit);
  return (
    <Screen
      testID="store-form-screen"
      header={<ScreenHeader title={title} back={{ label: t('common.back'), onPress: onBack }} />}
      footer={
        <>
          <FailureBanner error={error} />
          <Button
            testID="store-submit"
            label={t('team.saveStore')}
            size="large"
            busy={isBusy}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <StoreFields control={control} />
    </Screen>
  );
}

/** Another shop of the same person; the app goes on in it. */
export function NewStoreScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const create = useCreateStore();
  const setActiveStore = useSettingsStore((state) => state.setActiveStore);
  return (
    <FormPage
      title={t('team.newStore')}
      initial={{ name: '', giro: 'abarrotes' }}
      isBusy={create.isPending}
      error={create.error}
      onBack={() => navigation.popTo('Stores')}
      onSubmit={(form) =>
        create.mutate(form, {
          onSuccess: (store) => {
            setActiveStore(store.id);
            navigation.popTo('Stores');
          },
        })
      }
    />
  );
}

/** The name and the kind of a shop. */
export function EditStoreScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'EditStore'>>();
  const update = useUpdateStore(params.storeId);
  const store = useStores().data?.items.find(({ id }) => id === params.storeId);
  const back = () => navigation.popTo('Store', params);
  if (store === undefined) return null;
  return (
    <FormPage
      title={t('team.editStore')}
      initial={{ name: store.name, giro: store.giro }}
      isBusy={update.isPending}
      error={update.error}
      onBack={back}
      onSubmit={(form) => update.mutate(form, { onSuccess: back })}
    />
  );
}
