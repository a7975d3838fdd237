import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { useSettingsStore } from '../../lib/settings.store';
import { Button } from '../../ui/Button';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from './active-store.context';
import { useStores } from './stores.queries';
import { useArchivedStores, useRestoreStore } from './team.queries';
import { useGiroText } from './use-giro-text';

/** The shops of the person: the way into each, and which one the app works in. */
export function StoresScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const active = useActiveStore();
  const stores = useStores();
  const archived = useArchivedStores();
  const restore = useRestoreStore();
  const giroText = useGiroText();
  const setActiveStore = useSettingsStore((state) => state.setActiveStore);
  return (
    <Screen
      testID="stores-screen"
      header={
        <ScreenHeader
          title={t('team.storesTitle')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Profile' }),
          }}
        />
      }
      footer={
        <Button
          testID="stores-new"
          label={t('team.newStore')}
          icon="plus"
          tone="outline"
          onPress={() => navigation.navigate('NewStore')}
        />
      }
    >
      <Text color="inkMuted">{t('team.storesIntro')}</Text>
      {stores.data === undefined ? (
        stores.isError ? (
          <FailureState failure={toFailure(stores.error)} onRetry={() => void stores.refetch()} />
        ) : (
          <Skeleton height={140} />
        )
      ) : (
        <ListGroup>
          {stores.data.items.map((store, index) => (
            <ListRow
              key={store.id}
              testID={`store-row-${index}`}
              icon="store"
              title={store.name}
              detail={`${giroText(store.giro)} · ${t(`team.role.${store.role}`)}`}
              end={
                store.id === active.id ? (
                  <Tag tone="good" label={t('team.activeStore')} />
                ) : undefined
              }
              onPress={() => navigation.navigate('Store', { storeId: store.id })}
            />
          ))}
        </ListGroup>
      )}
      <FailureBanner error={restore.error} />
      <ListGroup title={t('team.closedStores')}>
        {archived.data?.items.map((store, index) => (
          <ListRow
            key={store.id}
            testID={`closed-store-${index}`}
            icon="store"
            fill="sunken"
            color="inkMuted"
            title={store.name}
            detail={t('team.reopen')}
            onPress={() =>
              restore.mutate(store.id, { onSuccess: (opened) => setActiveStore(opened.id) })
            }
          />
        ))}
      </ListGroup>
    </Screen>
  );
}
