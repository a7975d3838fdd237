import { useRoute, type RouteProp } from '@react-navigation/native';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useIsOnline } from '../../lib/upload/use-is-online';
import { useUploadStore } from '../../lib/upload/upload.store';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { OutcomePanel } from './components/OutcomePanel';
import { ProgressPanel } from './components/ProgressPanel';
import { processingView } from './processing.model';
import { useLiveSession } from './session.queries';

export function ProcessingScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'Processing'>>();
  const store = useActiveStore();
  const tracked = useUploadStore(({ films }) =>
    params.filmId === undefined ? undefined : films[params.filmId],
  );
  const sessionId = params.sessionId ?? tracked?.film.sessionId ?? undefined;
  const session = useLiveSession(store.id, sessionId);
  // Tries of a part may take a while to give up; the person is told at once.
  const isCutOff = !useIsOnline() && tracked?.state === 'sending';
  const view = processingView(isCutOff ? { ...tracked, state: 'paused' } : tracked, session.data);
  const isReady = view.kind === 'ready';

  useEffect(() => {
    // Kept in the address, so that a reload finds the session after the film has gone up.
    if (sessionId !== undefined && params.sessionId === undefined)
      navigation.setParams({ sessionId });
  }, [navigation, params.sessionId, sessionId]);

  useEffect(() => {
    if (isReady && sessionId !== undefined) navigation.replace('Report', { sessionId });
  }, [isReady, navigation, sessionId]);

  const goHome = () => navigation.popTo('Tabs', { screen: 'Home' });
  const goCapture = () => navigation.replace('Capture');
  const header = (
    <ScreenHeader
      title={t('processing.title')}
      back={{ label: t('common.home'), onPress: goHome }}
    />
  );
  if (view.kind === 'loading' && session.isError) {
    return (
      <Screen header={header}>
        <FailureState failure={toFailure(session.error)} onRetry={() => void session.refetch()} />
      </Screen>
    );
  }
  switch (view.kind) {
    case 'loading':
    case 'preparing':
    case 'sending':
    case 'paused':
    case 'working':
    case 'ready':
      return (
        <ProgressPanel
          header={header}
          view={view}
          film={tracked?.film}
          session={session.data}
          onHome={goHome}
        />
      );
    default:
      return (
        <OutcomePanel
          header={header}
          view={view}
          film={tracked?.film}
          session={session.data}
          onHome={goHome}
          onRetake={goCapture}
        />
      );
  }
}
