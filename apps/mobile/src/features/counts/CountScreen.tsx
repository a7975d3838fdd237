import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { IconButton } from '../../ui/IconButton';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { FileSheet } from '../files/components/FileSheet';
import { FailureBanner } from '../shared/FailureBanner';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { actsOf, isCounting, placesOf } from './count.model';
import { AddFilmSheet } from './components/AddFilmSheet';
import { CountActions } from './components/CountActions';
import { CountHead } from './components/CountHead';
import { PlaceCard } from './components/PlaceCard';
import { PreviewCard } from './components/PreviewCard';
import { useCount, useCountSession } from './counts.queries';

/** One count: its places and films, what it would change, and the next step. */
export function CountScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const back = useGoBack();
  const { countId } = useRoute<RouteProp<RootParamList, 'Count'>>().params;
  const count = useCount(store.id, countId);
  const films = useCountSession(store.id, countId);
  const [isAdding, setAdding] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const canWrite = can(store, 'inventory:write');
  const { data } = count;
  const snapshotId = data?.snapshotId ?? null;
  const acts =
    data === undefined ? [] : actsOf(data, { isOwner: store.role === 'OWNER', canWrite });
  const isOpen = canWrite && data !== undefined && isCounting(data.status);
  return (
    <Screen
      testID="count-screen"
      isRefreshing={count.isRefetching}
      onRefresh={() => void count.refetch()}
      header={
        <ScreenHeader
          title={data?.name ?? t('counts.one')}
          back={{ label: t('common.back'), onPress: back }}
          action={
            snapshotId !== null && can(store, 'reports:export') ? (
              <IconButton
                testID="count-file"
                icon="download"
                label={t('review.asFile')}
                onPress={() => setAsking(true)}
              />
            ) : undefined
          }
        />
      }
      footer={
        data !== undefined && acts.length > 0 ? (
          <CountActions store={store} count={data} acts={acts} />
        ) : undefined
      }
    >
      <Loaded query={count} shapes={[110, 110, 110]}>
        {(shown) => (
          <>
            <CountHead store={store} count={shown} />
            <FailureBanner error={films.error} testID="count-film-error" />
            {placesOf(shown).map((place, index) => (
              <PlaceCard
                key={place.area ?? ''}
                place={place}
                index={index}
                isOpen={isOpen}
                onFilm={() =>
                  navigation.navigate('Capture', {
                    countId,
                    ...(place.area === null ? {} : { area: place.area }),
                  })
                }
                onTakeOut={(sessionId) => films.mutate({ sessionId, way: 'remove' })}
              />
            ))}
            {isOpen && (
              <ListGroup>
                <ListRow
                  testID="count-add-film"
                  icon="film"
                  title={t('counts.addFilm')}
                  detail={t('counts.addFilmHint')}
                  onPress={() => setAdding(true)}
                />
              </ListGroup>
            )}
            <PreviewCard store={store} count={shown} />
          </>
        )}
      </Loaded>
      {snapshotId !== null && (
        <FileSheet
          store={store}
          isOpen={isAsking}
          subject={{ kind: 'COUNT', snapshotId }}
          onClose={() => setAsking(false)}
        />
      )}
      <AddFilmSheet
        storeId={store.id}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onAdd={(sessionId) => {
          setAdding(false);
          films.mutate({ sessionId, way: 'add' });
        }}
      />
    </Screen>
  );
}
