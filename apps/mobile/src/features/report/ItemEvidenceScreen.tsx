import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { FacingCard } from './components/FacingCard';
import { ItemSummary } from './components/ItemSummary';
import { useItemEvidence, useReport } from './report.queries';

export function ItemEvidenceScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'ItemEvidence'>>();
  const store = useActiveStore();
  const report = useReport(store.id, params.sessionId);
  const evidence = useItemEvidence(store.id, params.sessionId, params.itemId);
  const item = report.data?.items.find(({ id }) => id === params.itemId);
  return (
    <Screen
      isReadOnly
      testID="evidence-screen"
      header={
        <ScreenHeader
          title={t('evidence.title')}
          back={{
            label: t('evidence.backToReport'),
            onPress: () => navigation.popTo('Report', { sessionId: params.sessionId }),
          }}
        />
      }
    >
      {item !== undefined && <ItemSummary item={item} />}
      {evidence.data === undefined ? (
        evidence.isError ? (
          <FailureState
            failure={toFailure(evidence.error)}
            onRetry={() => void evidence.refetch()}
          />
        ) : (
          <>
            <Skeleton height={240} />
            <Skeleton height={240} />
          </>
        )
      ) : (
        evidence.data.facings.map((facing, index) => (
          <FacingCard
            key={`${facing.frameImageUrl}-${index}`}
            facing={facing}
            index={index}
            total={evidence.data.facings.length}
          />
        ))
      )}
    </Screen>
  );
}
